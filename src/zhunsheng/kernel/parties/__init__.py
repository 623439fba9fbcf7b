"""People and organisations outside the house that take part in matters."""
