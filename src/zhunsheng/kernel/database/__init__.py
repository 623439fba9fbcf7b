"""How the system talks to its databases: the SQLite backend in which writers wait their turn."""
