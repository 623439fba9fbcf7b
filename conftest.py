"""Fixtures and options of the whole test suite."""
