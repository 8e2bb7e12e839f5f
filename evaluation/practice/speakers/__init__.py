"""Who speaks, on short texts of our own in twelve kinds of prose."""
