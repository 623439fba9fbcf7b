"""Who may see and do what: role × business × scope, defined once."""
