"""Where on a page its article is: the element that holds most of the chosen prose, and what belongs to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reportedly.extract import blocks as b
from reportedly.extract.blocks import Block, Place

_MOST = 0.8  # of the chosen prose lies in the holder
_PROSE = 60  # characters from which a block is prose
_SAME = 0.25  # of the chosen prose has parents of this name: they are the page's text containers
_PARTS = frozenset({"ol", "ul", "li", "dl", "dd", "blockquote", "p"})  # hold parts of articles


class Region:
    """The article's place. `first` and `last` are the indexes of the outermost chosen blocks within `holder`."""

    def __init__(self, found: Sequence[Block], chosen: Sequence[bool], after: int) -> None:
        prose = [block for i, block in enumerate(found) if chosen[i] and i >= after]
        self.holder = _holder(prose)
        self._places = {block.place for block in prose}
        self._above = {self.holder, *self.holder.all_above()}
        self._below: dict[Place, int | None] = {self.holder: 0}
        inside = [i for i, block in enumerate(found) if chosen[i] and i >= after and self.holds(block)]
        self.first, self.last = inside[0], inside[-1]
        sizes = Counter[tuple[str, str]]()
        for block in prose:
            sizes[_name(block)] += len(block.text)
        whole = sum(sizes.values())
        self._names = {name for name, size in sizes.items() if size >= _SAME * whole}
        self.end = next(
            (i for i in range(self.last + 1, len(found)) if found[i].tag == "h1" and not self.holds(found[i])),
            len(found),
        )  # below stands another article
        self._article = next((p for p in (self.holder, *self.holder.all_above()) if p.tag == "article"), None)

    def holds(self, block: Block) -> bool:
        """Whether a block lies within the holder."""
        return self._flags_below(block.place) is not None

    def names(self, block: Block, flag: int) -> bool:
        """Whether a block is `flag` by the elements between it and the holder.

        What stands above the holder says nothing: sites name whole pages "has-sidebar", whole texts "with-summary".
        """
        if not block.flags & flag:
            return False
        below = self._flags_below(block.place)
        if below is None:  # beside the holder: by all that is not above both
            below = 0
            at: Place | None = block.place
            while at is not None and at not in self._above:
                below |= at.own
                at = at.above
        return bool(below & flag)

    def _flags_below(self, place: Place) -> int | None:
        """The flags of the elements from `place` up to the holder; None when it is not within."""
        path = []
        at: Place | None = place
        while at is not None and at not in self._below:
            path.append(at)
            at = at.above
        known = None if at is None else self._below[at]
        for inner in reversed(path):
            known = self._below[inner] = None if known is None else known | inner.own
        return known

    def looks_alike(self, block: Block) -> bool:
        """Whether an unchosen block is prose in a container like those of the chosen: long texts are in several."""
        is_paragraph = block.flags & b.PARAGRAPH or block.place is self.holder or block.place in self._places
        if not is_paragraph or block.flags & (b.HIDDEN | b.CAPTION | b.CREDIT | b.PULL):
            return False
        if len(block.text) < _PROSE or block.linked * 2 > len(block.text) or self.names(block, b.CHROME):
            return False
        if self._article is not None and not any(p is self._article for p in block.place.all_above()):
            return False
        return block.place is self.holder or block.place in self._places or _name(block) in self._names


def _name(block: Block) -> tuple[str, str]:
    parent = block.place.above
    return ("", "") if parent is None else (parent.tag, parent.name)


def _holder(prose: Sequence[Block]) -> Place:
    """The deepest element that holds most of the characters and is more than a list or a quotation."""
    sizes: dict[Place, int] = {}
    for block in prose:
        size = len(block.text)
        for place in block.place.all_above():
            sizes[place] = sizes.get(place, 0) + size
    whole = sum(len(block.text) for block in prose)
    held = [place for place, size in sizes.items() if size >= _MOST * whole and place.tag not in _PARTS]
    return max(held, key=lambda place: place.depth) if held else prose[0].place
