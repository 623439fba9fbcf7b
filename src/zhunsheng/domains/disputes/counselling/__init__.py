"""5d: psychological service: appointments, and notes that only the counsellor reads."""
