"""Who and what is protected in what leaves the house: marks that people set, and the people that follow from them.

All of this is as sensitive as the names themselves, and stays in the ledger.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from reportedly.names import fold
from reportedly.types import Producer

ORDINARY: Final = frozenset(
    """abbey amber angel april ash aspen august autumn baker bay bear bell berry bill bird bishop black blue bob booth
    bow brand brook brooks brown buck burns bush butcher butler candy carpenter case chance chandler chapel chase
    chip church clay cliff cloud coal cook cooper coral cotton cross crystal daisy dale dawn day dean dell destiny
    dolly drew duke earl east eden ember eve faith farmer field fields fisher flint flora flower forest fox frank
    frost gale garland gem ginger glen gold good gore grace grant gray green grey grove guy hale hall hand hardy
    harmony harp hart hawk hazel heath heather heaven hill holly honey hook hope house hunt hunter ice iris iron
    ivory ivy jack jade jasmine jay jet jewel joy judge june justice king kitty knight lake lamb lance land lane
    lark laurel law leaf lily lion little long lord love luck major marble march marina mark marsh marshal mason
    master may meadow melody mercy merry miles mill miller mint misty moon moss mount myrtle nick noble north oak
    ocean olive opal orange pace page painter palm pansy park parker pat patience peace pearl penny pepper phoenix
    pierce pike pine piper plum pond pool poppy porter potter power powers precious price pride prince prudence
    queen rain rainbow ransom raven ray read reed reef rich ridge river rivers rob robin rock rocky rod rose
    rosemary rowan ruby rush rusty sage sailor sally sand sandy savage scarlet sea serenity shade sharp shell
    shepherd sherry short silver singer skip sky small smith snow song sparrow spring star steel sterling stone
    storm strange street strong sue summer summers sunny sunshine swan sweet tailor tanner teal temple terry thorn
    tiger trinity trip truth tucker turner valentine victor violet virtue wade walker wall walls ward waters wave
    weaver wells west wheat wheeler white wild will willow winter wise wolf wood woods woody wren young""".split()
)
"""Names that are English words as well, folded: they are names with a capital alone. A list, and nothing that pages can
change: one that prints a name in small letters must not make an ordinary word of it."""
_NO_NAME: Final = frozenset("the a an this that his her our their my some in on at near from with of who".split())
"""Words that a name in small letters does not have; they stand in every text, where a name is looked for."""
SMALL: Final = frozenset(
    "he she we me my no so to do go be as at by if in is it of on or up us an am oh ha ho hi".split()
)
"""Words of two letters that begin sentences and speak (“He said”), and are names as well."""
What = Literal["name", "document"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A decision that a name or a document is protected, or (`protects` false) is so no longer: never overwritten.

    `value` is the name as it was given, or the document's id; `also` are other spellings of the name. `replaces` is
    the decision on the same value that was in force before.
    """

    id: str
    what: What
    value: str
    also: tuple[str, ...]
    protects: bool
    reason: str
    producer: Producer
    decided_at: str
    replaces: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """Somebody who is protected: everything that pages call them, and where they stand.

    `key` is what the stand-in follows from; `names` are proper names, looked for everywhere; `descriptions` what their
    own pages call them besides (“a 41-year-old warehouse worker in Perrin”). `clusters`, `entities` and `documents`
    are ids: of whom was taken to be the same person, and of the pages that tell of them. `said` are the statements
    that are theirs without a cluster. `marked` tells whether a person marked the name, or a page withholds it.
    `reprints` are names under which other pages print words that are theirs.
    """

    key: str
    names: tuple[str, ...]
    descriptions: tuple[str, ...] = ()
    clusters: frozenset[str] = frozenset()
    entities: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()
    marked: bool = False
    reprints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Protections:
    """All that is protected in a ledger. `secret` is the ledger's own key, from which stand-ins follow.

    `documents` are those of protected pages, which leave not at all. `ordinary` are words of the names, folded, that
    are in `ORDINARY` (“rose”); `others` the names of people who are not protected and share a word with one who
    is.
    """

    secret: bytes
    people: tuple[Hidden, ...]
    documents: frozenset[str] = frozenset()
    ordinary: frozenset[str] = frozenset()
    others: tuple[str, ...] = ()


def describes(words: str) -> bool:
    """Whether words are a description and no name: they hold an article or the like, and no word with a capital.

    >>> describes("the man in the street"), describes("anton kessler"), describes("Ursula in the street")
    (True, False, False)
    """
    each = words.split()
    return any(word in _NO_NAME for word in each) and not any(word[0] != word[0].lower() for word in each)


def folded(name: str) -> tuple[str, ...]:
    """The words of a name as `names.fold` has them, however somebody wrote it.

    >>> folded("anton KESSLER")
    ('anton', 'kessler')
    """
    return fold(" ".join(word[:1].upper() + word[1:] for word in name.split()))
