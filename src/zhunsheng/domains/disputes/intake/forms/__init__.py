"""What the acts of the one desk ask."""
