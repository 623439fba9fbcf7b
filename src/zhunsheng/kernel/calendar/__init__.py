"""Working days: the national arrangement, regional overlays, and years that are not announced yet."""
