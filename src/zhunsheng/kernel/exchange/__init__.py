"""Excel in: sheets whose rows become records, row by row, with reasons for those that do not."""
