"""How sure: certainty, denial, and what the outlet or a checker says of the truth."""
