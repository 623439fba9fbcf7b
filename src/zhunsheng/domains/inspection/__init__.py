"""双随机、一公开: item list, libraries, yearly plans, draws anyone can verify, checks and their published results."""
