"""The ledger as tools of a language model (Model Context Protocol). `server` needs the extra `mcp`; nothing else does.

`tools` is the table of what may be called, asked by `questions`, answered in `shapes`; `quoting` gives each quote its
place and its doubt, `wording` writes answers out so that words of pages stand apart from ours.
"""
