"""The views of the data pages."""
