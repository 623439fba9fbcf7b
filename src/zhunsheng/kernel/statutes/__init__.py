"""Statutes, their versions, and the statutory time limits taken from them."""
