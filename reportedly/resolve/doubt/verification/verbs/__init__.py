"""Verbs of checking: the `clauses` around them, and the checks that these make.

`judging` asks what a clause says of truth by what its verb does: `verifying`, `seeing`, `supporting`.
"""
