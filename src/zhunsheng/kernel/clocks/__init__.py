"""Statutory time limits running on matters: started, paused, extended, met, and always explained."""
