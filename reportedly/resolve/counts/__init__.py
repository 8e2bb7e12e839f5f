"""How many: figures, units, and whether two agree."""
