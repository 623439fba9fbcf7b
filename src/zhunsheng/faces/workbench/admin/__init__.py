"""Administration: units, people, grants, calendar, limits, outbox, ledger."""
