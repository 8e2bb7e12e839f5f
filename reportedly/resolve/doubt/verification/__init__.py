"""What the outlet or a checker says of the truth of statements, and of which statements it says so.

`checks` leads through it. To find checks, a sentence (`tokens`; `words` has the lexicon, `who` tells who a noun phrase
is) is read for `verbs` of checking, for other `wordings` and for `corrections`. Each check that is `found` is tied to
statements (`ties`): to one of the `statements` near it, by `signs` of which it is, and to `others` that share its fate,
by learned `weights`.
"""
