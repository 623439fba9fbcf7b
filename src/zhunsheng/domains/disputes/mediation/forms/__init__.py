"""Forms of mediation, by part of the procedure."""
