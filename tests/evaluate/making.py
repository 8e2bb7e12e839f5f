"""Documents with gold and finds, each written as marked text (see `tests.making`)."""

from __future__ import annotations

from hypothesis import strategies as st

from reportedly.brat import Annotated, normalise
from reportedly.evaluate import Compared, annotated
from reportedly.types import Span
from tests.making import told


def compared(gold: str, found: str, name: str = "post_2024-05-08_harbour", scores: tuple[float, ...] = ()) -> Compared:
    """A document from its text with gold marked in it, and the same text with finds marked in it."""
    sides = [told(gold), told(found)]
    text = sides[0].document.text
    assert text == sides[1].document.text, "both sides are of one text"
    marked = [tuple(annotated(item, text) for item in side.found) for side in sides]
    return Compared(name=name, text=text, gold=marked[0], found=marked[1], scores=scores)


def item(text: str, content: str, cue: str = "", source: str = "") -> Annotated:
    """An attribution from the first places of its words."""

    def at(words: str) -> tuple[Span, ...]:
        start = text.index(words)
        return normalise([Span(start, start + len(words))], text) if words else ()

    return Annotated(content=at(content), cue=at(cue), source=at(source))


WORDS = st.lists(
    st.sampled_from(["“", "”", '"', "he ", "Velt ", "said ", "plan ", "of ", ": ", "\n", "İ", "ß "]), min_size=1
)


@st.composite
def any_items(draw: st.DrawFn, text: str) -> tuple[Annotated, ...]:
    """Any attributions over a text; contents are not empty."""
    ends = st.integers(0, len(text))
    role = st.lists(st.tuples(ends, ends).map(lambda two: Span(min(two), max(two))), max_size=3)
    drawn = draw(st.lists(st.tuples(role, role, role), max_size=5))
    shaped = [tuple(normalise(spans, text) for spans in roles) for roles in drawn]
    return tuple(Annotated(content=c, cue=q, source=s) for c, q, s in shaped if c)
