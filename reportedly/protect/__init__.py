"""Protection of what leaves the house: values in, values out, without the names that are protected.

`spelling` finds names in text in whatever guise, `rewriting` puts others in their place and moves spans along, `values`
turns a ledger's values into protected ones, `view` is a ledger as it may be handed on. `leaks` looks at finished output
by other means: it shares no matching with these.
"""
