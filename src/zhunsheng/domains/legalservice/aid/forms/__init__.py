"""What the acts on a case of legal aid ask for."""
