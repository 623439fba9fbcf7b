"""From records to the parts that the shared look draws."""
