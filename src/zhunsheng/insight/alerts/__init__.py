"""Alerts (预警): rules over matters, entries and clocks, each finding with an owner and a way to settle it.

Rules are declared by the businesses and evaluated in the background; an alert closes itself when its cause is gone.
Alerts are derived and can be evaluated again at any time; only how people settled them is their own, and that stands
in the ledger.
"""
