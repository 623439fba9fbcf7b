"""Plugins of the test suite: a private PostgreSQL, a browser, and what a machine must have."""
