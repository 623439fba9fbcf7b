"""6c: consultations by phone, visit and on line; the knowledge base."""
