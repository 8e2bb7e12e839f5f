"""Spans → values: who, on whose word, how sure, when, how many. Pure: a document and what was found in it go in."""
