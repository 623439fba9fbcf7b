"""6f: model villages for democracy and rule of law (民主法治示范村)."""
