"""Notices to people and units, and the outbox of e-mail and SMS."""
