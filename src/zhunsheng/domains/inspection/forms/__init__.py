"""Forms of rounds and tasks."""
