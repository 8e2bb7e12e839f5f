"""Where on a page its article is: the element that holds most of the chosen prose, and what belongs to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lxml.html import HtmlElement

from reportedly.extract import blocks as b
from reportedly.extract.blocks import Block

_MOST = 0.8  # of the chosen prose lies in the holder
_PROSE = 60  # characters from which a block is prose
_SAME = 0.25  # of the chosen prose has parents of this name: they are the page's text containers


class Region:
    """The article's place. `first` and `last` are the indexes of the outermost chosen blocks within `holder`."""

    def __init__(self, found: Sequence[Block], chosen: Sequence[bool], after: int) -> None:
        prose = [block for i, block in enumerate(found) if chosen[i] and i >= after]
        self.holder = _holder(prose)
        self._above = frozenset(self.holder.iterancestors()) | {self.holder}
        self._flags: dict[HtmlElement, int] = {}
        self._inside: dict[HtmlElement, bool] = {}
        inside = [i for i, block in enumerate(found) if chosen[i] and i >= after and self.holds(block.element)]
        self.first, self.last = inside[0], inside[-1]
        sizes = Counter[tuple[str, str]]()
        for block in prose:
            sizes[_name(block)] += len(block.text)
        whole = sum(sizes.values())
        self._names = {name for name, size in sizes.items() if size >= _SAME * whole}
        self.end = next(
            (i for i in range(self.last + 1, len(found)) if found[i].tag == "h1" and not self.holds(found[i].element)),
            len(found),
        )  # below stands another article
        self._article = next((e for e in (self.holder, *self.holder.iterancestors()) if e.tag == "article"), None)

    def holds(self, element: HtmlElement) -> bool:
        """Whether `element` lies within the holder."""
        known = self._inside.get(element)
        if known is None:
            parent = element.getparent()
            known = element is self.holder or (parent is not None and self.holds(parent))
            self._inside[element] = known
        return known

    def names(self, block: Block, flag: int) -> bool:
        """Whether a block is `flag` by the elements between it and the holder.

        What stands above the holder says nothing: sites name whole pages "has-sidebar", whole texts "with-summary".
        """
        return bool(block.flags & flag & self._below(block.element))

    def _below(self, element: HtmlElement) -> int:
        if element in self._above:
            return 0
        known = self._flags.get(element)
        if known is None:
            parent = element.getparent()
            known = b.own_flags(element) | (0 if parent is None else self._below(parent))
            self._flags[element] = known
        return known

    def looks_alike(self, block: Block) -> bool:
        """Whether an unchosen block is prose in a container like those of the chosen: long texts are in several."""
        is_paragraph = block.flags & b.PARAGRAPH or block.element is self.holder
        if not is_paragraph or block.flags & (b.HIDDEN | b.CAPTION | b.CREDIT | b.PULL):
            return False
        if len(block.text) < _PROSE or block.linked * 2 > len(block.text) or self.names(block, b.CHROME):
            return False
        if self._article is not None and not any(e is self._article for e in block.element.iterancestors()):
            return False
        return block.element is self.holder or _name(block) in self._names


def _name(block: Block) -> tuple[str, str]:
    parent = block.element.getparent()
    return ("", "") if parent is None else (str(parent.tag), parent.get("class") or "")


def _holder(prose: Sequence[Block]) -> HtmlElement:
    """The deepest element that holds most of the characters."""
    sizes: dict[HtmlElement, int] = {}
    depths: dict[HtmlElement, int] = {}
    for block in prose:
        path = list(block.element.iterancestors())
        for depth, element in enumerate(reversed(path)):
            sizes[element] = sizes.get(element, 0) + len(block.text)
            depths[element] = depth
    whole = sum(len(block.text) for block in prose)
    held = [element for element, size in sizes.items() if size >= _MOST * whole]
    return max(held, key=lambda e: depths[e]) if held else prose[0].element
