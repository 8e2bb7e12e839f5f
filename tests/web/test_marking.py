from __future__ import annotations

from dataclasses import replace

from reportedly.types import MARK_OFF, MARK_ON, Paragraph, Span, Statement
from reportedly.web import marking
from tests.web.test_wording import statement

TEXT = "Ann said Bob lied.\nNo more.\n\nEnd."


def spans(*words: str) -> tuple[Span, ...]:
    return tuple(Span(TEXT.index(w), TEXT.index(w) + len(w)) for w in words)


def said(id: str, content: tuple[str, ...], cue: str, source: str) -> Statement:
    made = statement(id=id)
    return replace(made, spans=spans(*content), cue_spans=spans(cue), source_spans=spans(source))


OUTER = said("b2:outer", ("Bob lied",), "said", "Ann")
INNER = said("b2:inner", ("lied",), "lied", "Bob")


def test_a_snippet_is_cut_at_its_marks() -> None:
    text = f"the {MARK_ON}port{MARK_OFF} and {MARK_ON}ship{MARK_OFF}"
    assert marking.snippet(text) == (("the ", False), ("port", True), (" and ", False), ("ship", True))


def test_a_mark_without_its_end_is_text() -> None:
    assert marking.snippet(f"a{MARK_ON}b") == ((f"a{MARK_ON}b", False),)


def test_every_character_is_shown_once_and_in_order() -> None:
    paragraphs = [Paragraph(span=spans("No more.")[0], kind="caption")]
    blocks = marking.blocks(TEXT, paragraphs, [OUTER, INNER])
    assert ["".join(p.text for p in b.pieces) for b in blocks] == ["Ann said Bob lied.", "No more.", "End."]
    assert [b.kind for b in blocks] == ["other", "caption", "other"]


def test_a_text_without_paragraphs_is_body() -> None:
    assert {b.kind for b in marking.blocks(TEXT, [], [])} == {"body"}


def test_pieces_belong_to_the_innermost_statement() -> None:
    inner = said("b2:inner", ("lied",), "Ann", "Bob")
    [block, *_] = marking.blocks(TEXT, [], [OUTER, inner])
    found = [(p.text, p.role, p.number, p.first, p.opens) for p in block.pieces]
    assert found == [
        ("Ann", "cue", 2, False, ()),
        (" ", None, None, False, ()),
        ("said", "cue", 1, False, ()),
        (" ", None, None, False, ()),
        ("Bob", "source", 2, False, (1,)),
        (" ", "content", 1, True, ()),
        ("lied", "content", 2, True, (2,)),
        (".", None, None, False, ()),
    ]


def test_every_statement_opens_once() -> None:
    split = said("b2:split", ("Ann", "No more", "End"), "said", "Bob")
    blocks = marking.blocks(TEXT, [], [split, OUTER])
    opened = [n for b in blocks for p in b.pieces for n in p.opens]
    assert sorted(opened) == [1, 2]


def test_a_quote_stands_between_its_neighbours() -> None:
    around = marking.surroundings(TEXT, [], said("b2:x", ("No more",), "No", "more"))
    assert (around.before, around.after) == ("Ann said Bob lied.", "End.")
    assert "".join(p.text for p in around.pieces) == "No more."


def test_at_the_edges_of_a_text_nothing_is_around() -> None:
    around = marking.surroundings("Ann said Bob lied.", [], OUTER)
    assert (around.before, around.after) == ("", "")


def test_long_paragraphs_are_cut_at_sentences() -> None:
    many = " ".join(f"This is sentence number {i} of them." for i in range(100))
    text = f"{many} Ann said Bob lied. {many}\n{many}"
    start = text.index("Ann")
    moved = {
        role: tuple(Span(s + start, e + start) for s, e in getattr(OUTER, role))
        for role in ("spans", "cue_spans", "source_spans")
    }
    around = marking.surroundings(text, [], replace(OUTER, **moved))  # type: ignore[arg-type]
    held = "".join(p.text for p in around.pieces)
    assert held.startswith("… This is sentence") and held.endswith("of them. …")
    assert "Ann said Bob lied." in held and len(held) < 500
    assert around.after.startswith("This is sentence number 0") and around.after.endswith(" …")
    assert len(around.after) < 500


def test_a_long_paragraph_without_sentences_is_whole() -> None:
    text = "Ann said Bob lied" + " " * 3000 + "x"
    around = marking.surroundings(text, [], OUTER)
    assert "".join(p.text for p in around.pieces).startswith("Ann said Bob lied")


def test_dates_and_figures_are_noted_whatever_role_they_stand_in() -> None:
    [said_bob] = spans("said Bob")
    notes = [
        marking.Noted(span=said_bob, kind="date", value="May 2024"),
        marking.Noted(span=Span(said_bob.start + 2, said_bob.end + 2), kind="figure", value="overlaps"),
        marking.Noted(span=Span(5, 5), kind="figure", value="empty"),
    ]
    [block, _, end] = marking.blocks(
        TEXT, [], [OUTER], [*notes, marking.Noted(span=Span(29, 32), kind="date", value="")]
    )
    assert [(p.text, p.role, p.opens, p.first, p.note and p.note.value) for p in block.pieces] == [
        ("Ann", "source", (), False, None),
        (" ", None, (), False, None),
        ("said", "cue", (), False, "May 2024"),
        (" ", None, (), False, "May 2024"),
        ("Bob", "content", (1,), True, "May 2024"),
        (" lied", "content", (), False, None),
        (".", None, (), False, None),
    ]
    assert [(p.text, bool(p.note)) for p in end.pieces] == [("End", True), (".", False)]
