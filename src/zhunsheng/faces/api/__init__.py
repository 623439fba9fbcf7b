"""``/api/v1/``: the same acts and readings for other systems."""
