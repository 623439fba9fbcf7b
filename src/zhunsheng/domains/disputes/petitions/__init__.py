"""5d: petitions (信访工作条例)."""
