"""The command line: it only dispatches; each command lives in the layer that owns its work."""
