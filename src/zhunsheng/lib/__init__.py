"""Plain Python beneath everything else: dates, numerals, checks, digests; no Django here."""
