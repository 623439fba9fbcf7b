"""What this part brings: the table of contents of this part."""

PROVIDES: tuple[object, ...] = ()
"""Everything, for the module."""
