"""What a page keeps to itself about who speaks."""
