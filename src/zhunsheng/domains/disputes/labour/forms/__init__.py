"""What the acts of labour arbitration ask for."""
