"""Pages on which sheets are imported."""
