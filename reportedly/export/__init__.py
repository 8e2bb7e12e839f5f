"""One small module a format. Each writes what it is given, whole, and fails otherwise."""
