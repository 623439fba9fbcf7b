"""What the acts on a petition ask for."""
