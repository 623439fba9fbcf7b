"""One folder for each business; they never import one another."""
