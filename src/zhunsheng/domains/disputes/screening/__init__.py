"""5c: rounds of looking for disputes (排查), entered on a phone."""
