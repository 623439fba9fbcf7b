"""Who and where: administrative places, units, people and their posts."""
