"""6e: the public quiz on the commons exams."""
