"""Who: mentions, coreference, names, roles, and what is withheld of whom."""
