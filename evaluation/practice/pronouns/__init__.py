"""Whom speaking pronouns and short descriptions take up, on passages of our own in twelve kinds of prose."""
