"""What the acts of outreach ask for."""
