"""普法宣传: responsibility lists and events, the public quiz, model villages."""
