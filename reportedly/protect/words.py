"""The words that stand where protected ones stood."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import Literal

Words = Literal["names", "close", "page"]
"""Which exact words leave of pages on which somebody protected stands: all, but for names (``names``); not those of and
about who is protected, nor what is around a statement (``close``); none (``page``)."""

NAME_KEPT = "[name kept back]"
WORDS_KEPT = "[words kept back]"
ADDRESS_KEPT = "[address kept back]"
ID_KEPT = "[id kept back]"
TITLE_KEPT = "[title kept back]"
GAP = "[…]"
PLACE = "protected/"
"""What the origin of a protected page begins with."""
MARK = "Protected: names are replaced by stand-ins, and what would lead back to them is left out."
"""What every protected export says of itself."""
_SIGNS = "23456789CDFGHJKMNPQRTVWX"
"""No vowels: no stand-in spells a name."""
_TAG = "pr:"
_CODE = re.compile(r"(?:(?:person|source)\s+)?([2-9a-z]{4})-?([2-9a-z]{4})", re.IGNORECASE)


class StandIns:
    """Stand-ins of one ledger: the same for the same thing every time, others in every other ledger.

    They follow from the ledger's secret (keyed BLAKE2b), and lead nowhere without it.
    """

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def id(self, id: str) -> str:
        """What stands for an id of ours, which is a hash of words that somebody might guess."""
        return _TAG + self._keyed(f"id {id}").hex()

    def code(self, key: str) -> str:
        """Eight signs for somebody, in two groups."""
        number = int.from_bytes(self._keyed(f"somebody {key}"), "big")
        signs = ""
        for _ in range(8):
            number, place = divmod(number, len(_SIGNS))
            signs += _SIGNS[place]
        return f"{signs[:4]}-{signs[4:]}"

    def who(self, given: str, keys: Iterable[str]) -> Iterator[str]:
        """Those of these keys that a stand-in follows from: “person 3F7K-92RT”, its signs alone, or an id."""
        given = given.strip()
        if given.startswith(_TAG):
            yield from (key for key in keys if self.id(key) == given)
        elif written := _CODE.fullmatch(given):
            code = f"{written[1]}-{written[2]}".upper()
            yield from (key for key in keys if self.code(key) == code)

    def _keyed(self, what: str) -> bytes:
        return hashlib.blake2b(what.encode("utf-8", "replace"), digest_size=20, key=self._secret).digest()
