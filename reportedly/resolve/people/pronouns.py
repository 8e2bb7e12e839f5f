"""English pronouns: the forms that one takes, and those that stand for nobody in particular."""

from __future__ import annotations

THIRD = ("he", "she", "it", "they")
THIRD_FORMS = {
    **dict.fromkeys("he him his himself".split(), "he"),
    **dict.fromkeys("she her hers herself".split(), "she"),
    **dict.fromkeys("it its itself".split(), "it"),
    **dict.fromkeys("they them their theirs themselves themself".split(), "they"),
}
FIRST_FORMS = {
    **dict.fromkeys("i me my mine myself".split(), "I"),
    **dict.fromkeys("we us our ours ourselves".split(), "we"),
}
NO_PRONOUN = frozenset({"US"})
"""Capitals that are a name and no pronoun."""
SECOND = frozenset("you your yours yourself yourselves".split())
OTHERS = frozenset(
    """this that these those which who whom whose what whoever whomever whatever whichever one ones somebody someone
    nobody everybody everyone anyone anybody none each both many few several some all most others another either neither
    nothing something everything there here""".split()
)
POSSESSIVES = frozenset("my your his her its our their whose".split())
