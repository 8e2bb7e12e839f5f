"""What people wrote by hand, as it may leave: titles, questions, headings, notes, their own names.

Such words stand on no page, so nobody read them for who is named: they are looked through for names, for what pages
call the protected, for words that stand on a protected page and are kept back there, and for what leads to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reportedly.protect.rewriting import Edit, Rewritten
from reportedly.protect.spelling import find
from reportedly.protect.values import LEADS, Protector
from reportedly.protect.words import ADDRESS_KEPT, ID_KEPT, WORDS_KEPT

_WORD = re.compile(r"[^\W_]+")
_ID = re.compile(r"b2:[0-9a-f]+")
_IN_A_ROW = 5
"""Words that two people write alike only when one has them from the other."""
_TELLING = 3
"""A description of more words is looked for of those, too, who do not stand in the case."""

Run = tuple[str, ...]
"""Words in a row, in small letters."""
Runs = frozenset[Run]


def runs(text: str) -> Runs:
    """All runs of `_IN_A_ROW` words of a text.

    >>> sorted(runs("One, two three: four five six"))
    [('one', 'two', 'three', 'four', 'five'), ('two', 'three', 'four', 'five', 'six')]
    """
    return frozenset(run for run, _, _ in _runs(text))


def _runs(text: str) -> Iterator[tuple[Run, int, int]]:
    words = [(m[0].casefold(), *m.span()) for m in _WORD.finditer(text)]
    for at in range(len(words) - _IN_A_ROW + 1):
        some = words[at : at + _IN_A_ROW]
        yield tuple(word for word, _, _ in some), some[0][1], some[-1][2]


class ByHand:
    """Turns words of people into such as may leave."""

    def __init__(self, by: Protector, present: Iterable[int], lost: Runs) -> None:
        """`present` are those of the protected who stand in what the words are about, `lost` the runs of words that are
        kept back on their pages."""
        self._by, self._present, self._lost = by, frozenset(present), lost
        self._described = [
            (re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE), person)
            for person, hidden in enumerate(by.protected.people)
            for words in hidden.descriptions
            if len(words.split()) > (1 if person in self._present else _TELLING)
            for pattern in [r"\s+".join(map(re.escape, words.split()))]
        ]

    def __call__(self, text: str) -> str:
        """A text, with stand-ins for names and with gaps."""
        label = self._by.label
        edits = [Edit(start, end, WORDS_KEPT) for start, end in self._kept_back(text)]
        edits += [Edit(*m.span(), label(who)) for pattern, who in self._described for m in pattern.finditer(text)]
        edits += [Edit(*m.span(), ID_KEPT) for m in _ID.finditer(text)]
        edits += [Edit(*m.span(), ADDRESS_KEPT) for m in LEADS.finditer(text)]
        edits += [Edit(o.start, o.end, label(o.person)) for o in find(text, self._by.targets, present=self._present)]
        return Rewritten(text, edits).text

    def _kept_back(self, text: str) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        for run, start, end in _runs(text):
            if run not in self._lost:
                continue
            if found and start <= found[-1][1]:
                found[-1] = (found[-1][0], end)
            else:
                found.append((start, end))
        return found
