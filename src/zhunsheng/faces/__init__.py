"""Faces: what people and programs see of the system; frameworks that know no domain."""
