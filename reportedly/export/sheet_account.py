"""The account of a page as HTML, below its text on the sheet. Every word of a page is escaped here."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from reportedly.export.account import Arranged, Count, Doubt, Moment, Passed, Said, Voice
from reportedly.export.wording import day
from reportedly.text import shown

STYLE = """
.account{grid-column:1/-1;border-top:1px solid var(--line)}.account h3{margin:1.6rem 0 .4rem;font-size:1rem}
.account h4{margin:0 0 .2rem;font-size:1rem}.account h4 .about{font-weight:400}
.account ul{list-style:none;padding:0;margin:0}
.account .about,.account p{margin:.1rem 0}.account li{margin:0 0 .7rem}.account .doubt{font-weight:600}
.account time{font-weight:600}.account .parts{column-width:22rem;column-gap:2.5rem}
.account .parts>*{break-inside:avoid}
"""


def section(item: Arranged, number: int) -> str:
    """The account of the sheet's page `number`, with links to its statements; empty parts are left out."""
    parts = [
        _part("Who spoke", (_voice(v, number) for v in item.voices), "div"),
        _part("On whose word", (_passed(p, number) for p in item.chains)),
        _part("Doubted, denied, checked", (_doubt(d, number) for d in item.doubts)),
        _part("When", map(_moment, item.moments)),
        _part("Figures", (_count(c, number) for c in item.counts)),
    ]
    return f'<section class="account">\n{"".join(parts)}</section>\n'


def _part(title: str, rows: Iterable[str], tag: str = "ul") -> str:
    listed = "\n".join(rows)
    return f'<h3>{title}</h3>\n<{tag} class="parts">\n{listed}\n</{tag}>\n' if listed else ""


def _words(words: str) -> str:
    return escape(shown(words))


def _to(number: int, page: int) -> str:
    return f'<a class="n" href="#s{page}-{number}">{number}</a>'


def _voice(voice: Voice, page: int) -> str:
    about = f' <span class="about">{_words(" · ".join(voice.about))}</span>' if voice.about else ""
    notes = "".join(f'<p class="about">{_words(note)}</p>' for note in voice.notes)
    said = "".join(_said(item, page) for item in voice.said)
    return f"<div><h4>{_words(voice.name or '(no source named)')}{about}</h4>{notes}<ul>{said}</ul></div>"


def _said(said: Said, page: int) -> str:
    rest = " · ".join((*said.verdict, *said.facts))
    chain = f'<span class="said about">{_words(" → ".join(said.chain))}</span>' if said.chain else ""
    return (
        f"<li>{_to(said.number, page)} <em>{_words(said.cue)}</em> {_words(said.content)}"
        f'<span class="said about">{_words(rest)}</span>{chain}</li>'
    )


def _passed(passed: Passed, page: int) -> str:
    doubt = f' <span class="doubt">doubtful, {passed.sure:.0%} sure</span>' if passed.doubtful else ""
    return f"<li>{_words(' → '.join(passed.chain))} {' '.join(_to(n, page) for n in passed.numbers)}{doubt}</li>"


def _doubt(doubt: Doubt, page: int) -> str:
    by = f"by {doubt.by}" if doubt.status == "denied" else f"says {doubt.by}"
    sentence = "" if doubt.status == "denied" else doubt.sentence
    return (
        f'<li>{_to(doubt.number, page)} <span class="doubt">{doubt.status}</span> {_words(by)}'
        f" <q>{_words(doubt.words)}</q>"
        f'<span class="said">{_words(doubt.content)}</span><span class="said about">{_words(sentence)}</span></li>'
    )


def _moment(moment: Moment) -> str:
    value = f"<time>{_words(day(moment.value))}</time>" if moment.value else "<time>no date</time>"
    since = f", counted from {day(moment.counted_from)}" if moment.counted_from else ""
    return (
        f"<li>{value} <q>{_words(moment.words)}</q>{_words(since)}"
        f'<span class="said about">{_words(moment.sentence)}</span></li>'
    )


def _count(count: Count, page: int) -> str:
    number = f" {_to(count.number, page)}" if count.number else ""
    rest = " · ".join((f"on the word of {count.by}", *count.notes))
    return (
        f"<li><strong>{_words(count.counted)}</strong>: {_words(count.value)} <q>{_words(count.words)}</q>"
        f'<span class="said about">{_words(rest)}{number}</span></li>'
    )
