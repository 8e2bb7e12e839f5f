"""When: time expressions and the days they mean."""
