"""Procedures as data, and ``perform``, the one way a matter changes."""
