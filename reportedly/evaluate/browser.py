"""The error browser: one standalone HTML file with gold and finds side by side, paragraph by paragraph.

Only paragraphs that an error touches are in it. No script, nothing fetched: what is shown is chosen by boxes that the
style sheet looks at. Light and dark, and one column on a phone. The colours are those of the pages.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from reportedly.brat import Annotated
from reportedly.evaluate import Compared, Counts
from reportedly.evaluate.breakdown import describe
from reportedly.evaluate.style import STYLE
from reportedly.evaluate.verdicts import ERRORS, Kind, Verdict, verdicts
from reportedly.export.marks import Marked, segments
from reportedly.text import lines, quotations, sentences, shown, trim
from reportedly.types import FORMS, Span

NAMES: dict[Kind, str] = {
    "missed": "missed",
    "spurious": "spurious",
    "source": "source differs",
    "boundary": "boundary differs",
    "right": "right",
}
_MEANING: dict[Kind, str] = {
    "missed": "in gold, not found",
    "spurious": "found, not in gold",
    "source": "contents overlap, the sources do not",
    "boundary": "sources overlap, the contents begin or end differently",
    "right": "sources overlap, the contents are the same",
}
_LONG, _NEAR = 1200, 240
"""Characters: of a paragraph that is cut, and of what is kept around its marks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """A verdict with its number in the document, and the groups that it stands in."""

    number: int
    verdict: Verdict
    told: dict[str, str]

    @property
    def kind(self) -> Kind:
        return self.verdict.kind

    @property
    def group(self) -> str:
        """Kind and form as a class, by which the boxes show and hide."""
        return f"{self.kind}-{self.told['form']}"

    def contents(self) -> list[Span]:
        """The contents of both sides or, where a boundary differs, what only one of them has."""
        gold, found = (item.content if item else () for item in (self.verdict.gold, self.verdict.found))
        if self.kind == "boundary":
            gold, found = _without(gold, found), _without(found, gold)
        return [*gold, *found]

    def spans(self) -> list[Span]:
        """What a reader must see."""
        items = [item for item in (self.verdict.gold, self.verdict.found) if item]
        return [*self.contents(), *(span for item in items for span in (*item.cue, *item.source))]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    """A document with its number in the file, and every verdict on it."""

    number: int
    document: Compared
    cases: tuple[_Case, ...]

    @property
    def errors(self) -> list[_Case]:
        return [case for case in self.cases if case.kind != "right"]


def render(compared: Iterable[Compared], title: str) -> Iterator[str]:
    """The file in pieces. `title` says what was measured, for example the folder and who found."""
    judged = [_judge(document, number) for number, document in enumerate(compared, 1)]
    yield _head(title)
    yield _summary(judged, title)
    yield _index(judged)
    for item in judged:
        if item.errors:
            yield from _document(item)
    clean = " · ".join(_safe(item.document.name) for item in judged if not item.errors)
    yield f"<footer><p>{f'Without an error: {clean}' if clean else 'No document is without an error.'}</p></footer>\n"
    yield "</html>\n"


def _judge(document: Compared, number: int) -> _Judged:
    quoted = quotations(document.text)
    cases = (
        _Case(number=n, verdict=verdict, told=describe(verdict.told, document, quoted))
        for n, verdict in enumerate(verdicts(document), 1)
    )
    return _Judged(number=number, document=document, cases=tuple(cases))


def _safe(words: str) -> str:
    return escape(shown(words))


# ---- above the documents


def _head(title: str) -> str:
    shows = "\n".join(
        f"{chosen} .{kind}-{form}{{display:var(--as,block)}}{chosen} .content.{kind}-{form}{{background:var(--ground)}}"
        for kind in ERRORS
        for form in FORMS
        for chosen in [f"body:has(#k-{kind}:checked):has(#f-{form}:checked)"]
    )
    return (
        '<!doctype html>\n<html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';style-src 'unsafe-inline'\">"
        f"<title>Gold and found: {_safe(title)}</title><style>{STYLE}"
        "@supports selector(:has(a)){.choice{display:flex}.case{display:none}.pair .wrong{background:none}\n"
        f"{shows}}}</style>\n"
    )


def _summary(judged: Sequence[_Judged], title: str) -> str:
    counts = Counter((case.kind, case.told["form"]) for item in judged for case in item.cases)
    total = {kind: sum(counts[kind, form] for form in FORMS) for kind in NAMES}
    right = total["right"] + total["boundary"]
    both = Counts(
        right=right,
        gold=right + total["missed"] + total["source"],
        found=right + total["spurious"] + total["source"],
    )
    shares = ", ".join(
        f"{name} {'–' if share is None else format(share, '.3f')}"
        for name, share in (("precision", both.precision), ("recall", both.recall), ("F1", both.f1))
    )
    rows = "".join(
        f'<tr><th scope="row"><b class="n {kind}">{name}</b> <span>{_MEANING[kind]}</span></th>'
        + "".join(f"<td>{counts[kind, form]:,}</td>" for form in FORMS)
        + f"<td>{total[kind]:,}</td></tr>"
        for kind, name in NAMES.items()
    )
    heads = "".join(f'<th scope="col">{name}</th>' for name in (*FORMS, "all"))
    return (
        f'<header><p class="kicker">{_safe(title)}</p><h1>Gold and found, side by side</h1>\n'
        f"<p>{len(judged):,} documents. Gold has {both.gold:,} attributions, {both.found:,} were found, {right:,} are"
        f" in both: {shares} (metric <code>attribution</code>, which takes <i>right</i> and <i>boundary differs</i> for"
        " right, and <i>source differs</i> for one missed and one spurious).</p>\n"
        f'<table><thead><tr><th scope="col">kind</th>{heads}</tr></thead><tbody>{rows}</tbody></table>\n'
        f"</header>\n{_choice()}"
    )


def _choice() -> str:
    def box(name: str, letter: str, label: str) -> str:
        id = f"{letter}-{name}"
        return f'<label for="{id}"><input type="checkbox" id="{id}" autocomplete="off" checked> {label}</label>'

    kinds = "".join(box(kind, "k", NAMES[kind]) for kind in ERRORS)
    forms = "".join(box(form, "f", form) for form in FORMS)
    return (
        f'<form class="choice"><fieldset><legend>Errors</legend>{kinds}</fieldset>'
        f"<fieldset><legend>Form</legend>{forms}</fieldset></form>\n"
        '<p class="legend">Marked: <mark class="source">source</mark> <mark class="cue">cue</mark>'
        ' <mark class="content wrong">content</mark> <mark class="content wrong only">not on the other side</mark>'
        ' <mark class="content">content of one that is right</mark>'
        " A small figure after a source or a cue is the number of its attribution.</p>"
    )


def _index(judged: Sequence[_Judged]) -> str:
    rows = "".join(
        f'<li class="case {_groups(item.errors)}"><a href="#d{item.number}">{_safe(item.document.name)}</a>'
        + "".join(
            f' <a class="n {case.kind} case {case.group}" href="#e{item.number}-{case.number}">{case.number}</a>'
            for case in item.errors
        )
        + "</li>"
        for item in judged
        if item.errors
    )
    if not rows:
        return "<p>Whatever is in gold was found, and whatever was found is in gold.</p>\n"
    return f'<details class="index"><summary>Every error, by document</summary><ul>{rows}</ul></details>\n'


def _groups(cases: Iterable[_Case]) -> str:
    return " ".join(sorted({case.group for case in cases if case.kind != "right"}))


# ---- a document


def _document(item: _Judged) -> Iterator[str]:
    counts = Counter(case.kind for case in item.cases)
    facts = " · ".join(f"{counts[kind]} {name}" for kind, name in NAMES.items() if counts[kind])
    yield (
        f'<section class="case {_groups(item.errors)}" id="d{item.number}">'
        f"<h2>{_safe(item.document.name)}</h2><p>{facts}</p>\n"
    )
    text = item.document.text
    paragraphs = lines(text)
    touched: dict[int, list[_Case]] = {}
    begins: dict[int, list[_Case]] = {}
    for case in item.errors:
        for i in _within(case.spans(), paragraphs):
            touched.setdefault(i, []).append(case)
        begins.setdefault(min(_within(case.contents(), paragraphs)), []).append(case)
    sides = [(name, _marks(item.cases, name)) for name in ("gold", "found")]
    last = -1
    for i, cases in sorted(touched.items()):
        before = paragraphs[i - 1] if i and last < i - 1 else None
        told = [_told(item, case) for case in begins.get(i, ())] or [_part(item, case) for case in cases]
        yield _row(item, paragraphs[i], cases, sides, before, f"<ul>{''.join(told)}</ul>")
        last = i
    yield "</section>\n"


def _within(spans: Iterable[Span], paragraphs: Sequence[Span]) -> set[int]:
    """The paragraphs, by index, that the spans touch."""
    return {
        i
        for start, end in spans
        for i in range(
            bisect_right(paragraphs, start, key=lambda p: p.end), bisect_left(paragraphs, end, key=lambda p: p.start)
        )
    }


def _row(
    item: _Judged,
    paragraph: Span,
    cases: Sequence[_Case],
    sides: Sequence[tuple[str, list[Marked]]],
    before: Span | None,
    told: str,
) -> str:
    text = item.document.text
    stretch = _cut(text, paragraph, cases)
    by_number = {str(case.number): case for case in item.cases}
    columns = "".join(
        f'<div><p class="side">{name}</p><p>{"… " if stretch.start > paragraph.start else ""}'
        f"{_side(text, stretch, marked, by_number, item.number)}{' …' if stretch.end < paragraph.end else ''}</p></div>"
        for name, marked in sides
    )
    lead = f'<p class="before">{_safe(_last(text, before))}</p>' if before and stretch.start == paragraph.start else ""
    return f'<div class="row case {_groups(cases)}">{told}{lead}<div class="pair">{columns}</div></div>\n'


def _cut(text: str, paragraph: Span, cases: Iterable[_Case]) -> Span:
    """The paragraph, or of a long one the stretch that holds the marks of the errors."""
    if paragraph.end - paragraph.start <= _LONG:
        return paragraph
    inside = [s for case in cases for s in case.spans() if s.start < paragraph.end and s.end > paragraph.start]
    start = max(paragraph.start, min(s.start for s in inside) - _NEAR)
    end = min(paragraph.end, max(s.end for s in inside) + _NEAR)
    if start > paragraph.start:
        start = max(start, text.find(" ", start, start + 40))
    if end < paragraph.end:
        end = max(text.rfind(" ", end - 40, end), end - 40)
    return trim(text, Span(start, end))


def _last(text: str, paragraph: Span) -> str:
    """The end of a paragraph: its last sentence, or less of a long one."""
    sentence = sentences(text, paragraph)[-1]
    start = max(sentence.start, sentence.end - _NEAR)
    return ("… " if start > paragraph.start else "") + text[start : sentence.end]


def _told(item: _Judged, case: _Case) -> str:
    """What is said of an error above its paragraph."""
    verdict, facts = case.verdict, [case.told["form"], case.told["act"], f"cue: {case.told['cue']}"]
    if verdict.alike is not None:
        facts.append(f"contents {verdict.alike:.0%} alike")
    if verdict.score is not None:
        facts.append(f"{verdict.score:.0%} sure")
    if case.kind == "source":
        names = [_source(item.document.text, part) for part in (verdict.gold, verdict.found)]
        facts = [f"gold: {names[0]}, found: {names[1]}", *facts]
    return (
        f'<li class="case {case.group}" id="e{item.number}-{case.number}"><b class="n {case.kind}">{case.number}'
        f" {NAMES[case.kind]}</b> {' · '.join(facts)}</li>"
    )


def _part(item: _Judged, case: _Case) -> str:
    """What is said of an error above a paragraph that holds its source or cue alone."""
    return f'<li class="case {case.group}">part of {_number(case, item.number)}</li>'


def _source(text: str, item: Annotated | None) -> str:
    words = " … ".join(text[s:e] for s, e in item.source) if item else ""
    return f"<q>{_safe(words)}</q>" if words else "no source"


# ---- marked text


def _marks(cases: Iterable[_Case], side: str) -> list[Marked]:
    """The marks of one side; those of `NUMBER+` are the content that the other side has not."""
    found = []
    for case in cases:
        item: Annotated | None = getattr(case.verdict, side)
        other: Annotated | None = getattr(case.verdict, "found" if side == "gold" else "gold")
        if item is None:
            continue
        found.append(Marked(key=str(case.number), content=item.content, cue=item.cue, source=item.source))
        if other is not None and (only := _without(item.content, other.content)) and case.kind != "right":
            found.append(Marked(key=f"{case.number}+", content=only, cue=(), source=()))
    return found


def _without(spans: Iterable[Span], others: Sequence[Span]) -> tuple[Span, ...]:
    """What of `spans` is not in `others`; both are in order and disjoint."""
    left = []
    for start, end in spans:
        at = start
        for other in others:
            if other.start < end and other.end > at:
                left.append(Span(at, max(at, other.start)))
                at = other.end
        left.append(Span(at, max(at, end)))
    return tuple(span for span in left if span.start < span.end)


def _side(text: str, stretch: Span, marked: Iterable[Marked], cases: dict[str, _Case], number: int) -> str:
    here = [m for m in marked if any(s < stretch.end and e > stretch.start for s, e in (*m.content, *m.cue, *m.source))]
    by_key = {m.key: m for m in here}
    begins: dict[int, list[_Case]] = {}
    for m in here:
        if m.key in cases:
            for at in sorted({max(s, stretch.start) for s, e in m.content if s < stretch.end and e > stretch.start}):
                begins.setdefault(at, []).append(cases[m.key])
    pieces = []
    for s in segments(stretch, here):
        pieces += [_number(case, number) for case in begins.get(s.span.start, ())]
        words = _safe(text[s.span.start : s.span.end])
        if s.role is None:
            pieces.append(words)
            continue
        owners = [
            k for k in s.keys if any(a <= s.span.start and s.span.end <= b for a, b in getattr(by_key[k], s.role))
        ]
        pieces.append(f'<mark class="{_classes(s.role, owners, cases)}">{words}</mark>')
        if s.role != "content":
            ends = [k for k in owners if any(b == s.span.end for _, b in getattr(by_key[k], s.role))]
            pieces += [_number(cases[k], number, "of") for k in ends if cases[k].kind != "right"]
    return "".join(pieces)


def _classes(role: str, owners: Sequence[str], cases: dict[str, _Case]) -> str:
    wrong = [case for key in owners if key in cases and (case := cases[key]).kind != "right"]
    only = any(key not in cases for key in owners) or (role == "source" and any(c.kind == "source" for c in wrong))
    return " ".join([role, *(["wrong", _groups(wrong)] if wrong else []), *(["only"] if only else [])])


def _number(case: _Case, document: int, of: str = "") -> str:
    if case.kind == "right":
        return f'<span class="n right">{case.number}</span>'
    return f'<a class="n {of or case.kind} case {case.group}" href="#e{document}-{case.number}">{case.number}</a>'
