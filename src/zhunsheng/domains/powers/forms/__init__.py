"""Forms of the acts on the lists, one module for each kind of matter."""
