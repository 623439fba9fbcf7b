"""What the acts on a request ask for."""
