"""Tests that look at the whole: architecture, scenarios, browser, faults."""
