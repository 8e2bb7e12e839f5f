"""What programs may ask of a ledger, whatever way they come by: the web's API, or a language model's tools.

`operations` is the table of the questions, `questions` types what each is asked with, `paging` parts long answers by a
cursor, `reading` opens the ledger for one of them.
"""
