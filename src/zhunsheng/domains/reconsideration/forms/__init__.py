"""The forms of reconsideration's actions, by part of the procedure."""
