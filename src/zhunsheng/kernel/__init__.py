"""What every business stands on: organisations, calendar, law, ledger, documents, procedures."""
