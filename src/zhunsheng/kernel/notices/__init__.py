"""Notices: in the application, and by e-mail or SMS through an outbox."""
