"""Pages as one standalone HTML file, the spans marked: no script, nothing fetched, light and dark, prints well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from reportedly.export.account import arrange
from reportedly.export.marks import Marked, of_attribution, segments, words_of
from reportedly.export.publication import disagreement
from reportedly.export.sheet_account import STYLE as _ACCOUNT_STYLE
from reportedly.export.sheet_account import section
from reportedly.text import shown
from reportedly.types import Page, Span

_STYLE = """
:root{color-scheme:light dark;--ink:#1c1b19;--paper:#fdfcf9;--quiet:#6a665e;--line:#dedad0;
--content:#fff0b3;--source:#cfe3ff;--cue:#d9f0d3}
@media(prefers-color-scheme:dark){:root{--ink:#ece8df;--paper:#171613;
--quiet:#a39d90;--line:#3a372f;
--content:#4d4216;--source:#1d3a5f;--cue:#22432a}}
body{margin:0 auto;max-width:76rem;padding:1.5rem;font:1.05rem/1.6 Georgia,serif;
color:var(--ink);background:var(--paper)}
.page{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:2.5rem;
border-top:1px solid var(--line)}
@media(max-width:52rem){.page{display:block}}
mark{color:inherit;padding:.05em .1em;border-radius:.2em}mark.content{background:var(--content)}
mark.source{background:var(--source);font-weight:600}
mark.cue{background:var(--cue);text-decoration:underline;text-decoration-style:dotted}

.about,.byline,.credit{color:var(--quiet);font-size:.9rem}.title{font-size:1.6rem;line-height:1.25;font-weight:700}
.heading{font-weight:700}.caption,.embed,.quote{
border-left:3px solid var(--line);padding-left:.9rem}
ol{padding-left:1.4rem}li{margin:0 0 1rem}li a{color:inherit}
.said{display:block}a.n{font-size:.7rem;vertical-align:super}
"""


def render(pages: Iterable[Page]) -> Iterator[str]:
    """The file in pieces, one or more a page."""
    yield (
        '<!doctype html>\n<html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';style-src 'unsafe-inline'\">"
        f"<title>Who said what</title><style>{_STYLE}{_ACCOUNT_STYLE}</style>\n"
        '<p class="about">Marked: <mark class="source">source</mark> <mark class="cue">cue</mark>'
        ' <mark class="content">content</mark></p>\n'
    )
    for number, page in enumerate(pages, 1):
        yield _page(page, number)
    yield "</html>\n"


def _page(page: Page, number: int) -> str:
    marked = [of_attribution(f.attribution) for f in page.found]
    order = {m.key: i for i, m in enumerate(marked, 1)}
    d, text = page.description, page.document.text
    facts = " · ".join(escape(shown(p)) for p in (d.outlet, d.published, page.origin) if p)
    odd = disagreement(d, page.account, text)
    facts += f"<br><b>{escape(odd)}</b>" if odd else ""
    body = "\n".join(f'<p class="{p.kind}">{_marked(text, p.span, marked, order, number)}</p>' for p in d.paragraphs)
    items = "\n".join(_item(page, i, number) for i in range(len(page.found))) or "<p>No attribution was found.</p>"
    arranged = arrange(page)
    below = section(arranged, number) if arranged else ""
    return (
        f'<article class="page"><div><p class="about">{facts}</p>\n{body}</div>\n'
        f"<aside><h2>Who said what</h2><ol>\n{items}</ol></aside>{below}</article>\n"
    )


def _item(page: Page, i: int, number: int) -> str:
    found = page.found[i]
    source, cue, content = (escape(shown(w)) for w in words_of(page.document.text, found))
    r = found.reading
    return (
        f'<li id="s{number}-{i + 1}"><strong>{source or "(no source named)"}</strong> <em>{cue}</em>'
        f'<a class="said" href="#t{number}-{i + 1}">{content}</a>'
        f'<span class="about">{r.form} · {r.act} · {r.score:.0%} sure</span></li>'
    )


def _marked(text: str, stretch: Span, marked: list[Marked], order: dict[str, int], number: int) -> str:
    pieces = []
    for s in segments(stretch, marked):
        words = escape(shown(text[s.span.start : s.span.end]))
        anchors = "".join(
            f'<a class="n" id="t{number}-{order[k]}" href="#s{number}-{order[k]}">{order[k]}</a>' for k in s.opens
        )
        pieces.append(anchors + (f'<mark class="{s.role}">{words}</mark>' if s.role else words))
    return "".join(pieces).replace("\n", "<br>")
