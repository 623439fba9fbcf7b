"""Speed under load: programs that print ratios and never judge; see README.md."""
