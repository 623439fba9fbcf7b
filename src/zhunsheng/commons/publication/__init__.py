"""To make something public, keep it public, correct it and take it down: for every business that has to."""
