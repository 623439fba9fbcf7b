"""权责清单: what organs may do and must answer for, published item by item, and how the lists are changed."""
