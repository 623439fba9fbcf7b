"""6b: legal aid (法律援助法)."""
