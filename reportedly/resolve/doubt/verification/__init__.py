"""What the outlet or a checker says of the truth of statements."""
