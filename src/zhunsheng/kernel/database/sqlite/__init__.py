"""Django database backend for SQLite with a fair queue of writers: the ENGINE of the settings."""
