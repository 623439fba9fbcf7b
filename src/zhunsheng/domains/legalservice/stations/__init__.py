"""6a: stations, rooms and terminals with heartbeat; faults and repair."""
