"""Insight: figures counted from records, reports that quote them, alerts over matters and clocks."""
