"""考试: question bank, paper rules, sittings, results; for every business that asks questions."""
