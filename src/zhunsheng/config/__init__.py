"""Composition root: settings, addresses and the server; it may import everything, nothing imports it."""
