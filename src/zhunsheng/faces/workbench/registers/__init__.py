"""Pages of every register (台账), all from its declaration: list, entry, change, comparison, publication."""
