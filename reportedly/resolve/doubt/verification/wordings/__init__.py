"""Words that speak of truth without a verb of checking: each pattern beside what reads its matches.

`order` tries them on a sentence. What they say: `verdicts`, `predicates`, `proof`, `contrasts`, `records`,
`retractions`; each is a `wording`.
"""
