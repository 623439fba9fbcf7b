"""Matters (案): one row per case of any kind, who takes part in it and what it is linked to."""
