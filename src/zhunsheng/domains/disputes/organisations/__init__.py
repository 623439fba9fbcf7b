"""5a: centres, committees, one-stop centres, rooms, mediators, duty rosters and the public directory."""
