"""The pages: a ledger in the browser, rendered on the server. Every page is also JSON, and CSV where it lists."""
