"""Registers (台账): lines that live between two dates, keep every version, and come and go as Excel sheets."""
