"""案号 and 文号: gap-free series per organ and year, from one table with a row lock."""
