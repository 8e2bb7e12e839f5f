"""The pages: a ledger in the browser, rendered on the server; every page is also JSON, and CSV where it lists things."""
