"""What Datasette tells of a ledger: titles, columns, facets, search of its views, in the file it calls metadata.

The licence is left empty: whose the words are, and what may be done with them, is for who publishes them to say.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TextIO


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A view as it is told of. `columns` says what each holds; `sort` is a column, with a minus what is greatest first.

    `words` is the full-text index whose row ids are its `number`, None where it has none.
    """

    name: str
    title: str
    description: str
    columns: Mapping[str, str]
    facets: tuple[str, ...] = ()
    sort: str | None = None
    words: str | None = None
    units: Mapping[str, str] = field(default_factory=dict)


_TITLE, _ADDRESS = "title of the page", "web address of the page"
_DOCUMENT = "id of the document, as in the view documents"
_PUBLISHED = "day or moment at which the page says it was published"
_START = "where it begins in the text of the document, counted in characters from 0"
_MADE_BY = (
    "Found by a model on the page, not checked by anybody where no review says so: see the page before you cite it."
)

VIEWS: Final = (
    View(
        name="statements",
        title="Statements: who said what",
        description=f"One row for each statement that pages tell of. {_MADE_BY}",
        columns={
            "number": "row number in this file",
            "quote": "what is said, in the words of the page; pieces are joined by …",
            "speaker": "who says it, as the page names them",
            "cue": "the words that tell of the saying",
            "source_words": "the words of the page for who says it, a pronoun too",
            "form": "direct: in quotation marks; indirect: told; mixed: both",
            "act": "speech, writing or thought",
            "score": "chance that this was read rightly, from 0 to 1; not whether what is said is true",
            "outlet": "who published the page",
            "published": _PUBLISHED,
            "title": _TITLE,
            "address": _ADDRESS,
            "origin": "where the page was read from",
            "captured": "when the page was first seen, UTC",
            "chain": "on whose word, from the outlet inward",
            "sources_in_a_row": "how many stand between the outlet and what is said; 1: it was said to the page itself",
            "certainty": "asserted, probable or possible, by the words of the page",
            "polarity": "affirmed; negated: it was not said; denied: it is said not to be so",
            "verification": "what the page says of its truth: unconfirmed, confirmed, disputed, corrected",
            "said_when": "when it was said; may be a month, a week or a range",
            "happens": "when what is said happens; may be a month, a week or a range",
            "standing": "current, or gone: it stands only in an older version of the page",
            "review": "what a person decided about the reading: right, wrong or unsure; empty: nobody looked",
            "corrected_by_review": "what people corrected in the reading",
            "first_character": _START,
            "id": "id of the statement, the same in every ledger and export",
            "document_id": _DOCUMENT,
        },
        facets=("form", "act", "outlet", "speaker", "certainty", "verification"),
        sort="-published",
        words="statement_words",
    ),
    View(
        name="documents",
        title="Documents",
        description="One row for each page, in the version that was seen last.",
        columns={
            "number": "row number in this file",
            "title": _TITLE,
            "byline": "who wrote it, as the page has it",
            "outlet": "who published it",
            "language": "code of its language",
            "published": _PUBLISHED,
            "modified": "when the page says that it was changed",
            "address": _ADDRESS,
            "origin": "where it was read from",
            "captured": "when it was first seen, UTC",
            "media_type": "what kind of file it came as",
            "size": "of that file",
            "statements": "how many statements were found in it",
            "characters": "length of its text",
            "text": "its text, in which all places are counted",
            "id": "id of the document",
        },
        facets=("outlet", "language", "media_type"),
        sort="-published",
        words="document_words",
        units={"size": "byte"},
    ),
    View(
        name="people",
        title="People and bodies",
        description="Who is named, as far as they were found to be one across pages. Of whom a page withholds the name,"
        " no other name is told.",
        columns={
            "number": "row number in this file",
            "name": "the fullest name",
            "kind": "person, organisation, outlet, group, place, document or object",
            "names": "all names on pages; empty where one withholds the name",
            "roles": "what pages call them besides",
            "name_withheld": "1 where a page withholds the name or a part of it",
            "statements": "how many statements are theirs",
            "pages": "on how many pages they stand",
            "first_published": "earliest publication of a statement of theirs",
            "last_published": "latest publication of a statement of theirs",
            "id": "id across pages; it may change when people turn out to be one",
        },
        facets=("kind",),
        sort="-statements",
    ),
    View(
        name="speakers",
        title="Speakers, by the words of the page",
        description="Who says most, by how pages call them: two people of one name are one row. Pronouns are left out.",
        columns={
            "speaker": "the commonest spelling",
            "statements": "how many statements",
            "outlets": "by how many outlets",
            "first_published": "earliest publication",
            "last_published": "latest publication",
        },
        sort="-statements",
    ),
    View(
        name="chains",
        title="Chains: on whose word",
        description="One row for each link from the outlet inward to whoever said it first, for each statement.",
        columns={
            "statement": "number of the statement in the view statements",
            "place": "1 is the outlet, where it has a name",
            "name": "who stands there, in the words of the page",
            "passes_on": "whose words they pass on; empty at the end of the chain",
            "sources_in_a_row": "how long the chain is without the outlet",
            "quote": "what is said",
            "outlet": "who published the page",
            "published": _PUBLISHED,
            "title": _TITLE,
            "address": _ADDRESS,
            "id": "id of the statement",
            "document_id": _DOCUMENT,
        },
    ),
    View(
        name="figures_as_printed",
        title="Figures, as printed",
        description="A row for each figure. Nothing is converted, and no margin is invented where a page says “some”.",
        columns={
            "number": "row number in this file",
            "printed": "the words of the page",
            "counted": "what is counted",
            "low": "the number, or the lower of two; empty: that end is open",
            "high": "the number, or the higher of two; empty: that end is open",
            "unit": "a currency by its code (XXX: one without), person, percent, ratio, or a word",
            "approximate": "1 where the page says “some”, “about”, “nearly”",
            "per": "a month, a day, a head …",
            "as_of": "the day that the figure is of",
            "says": "on whose word it stands; the outlet’s own where nobody else’s",
            "sentence": "the sentence it stands in",
            "outlet": "who published the page",
            "published": _PUBLISHED,
            "title": _TITLE,
            "address": _ADDRESS,
            "first_character": _START,
            "statement_id": "id of the statement it stands in",
            "document_id": _DOCUMENT,
        },
        facets=("unit", "outlet"),
        sort="-published",
        words="figure_words",
    ),
    View(
        name="timeline",
        title="Timeline",
        description="What pages date: days in the text, when it was said, when it happens, when it was published.",
        columns={
            "number": "row number in this file",
            "first": "first day",
            "last": "last day",
            "as_told": "as exact as the page: a year, a month, a week, a day or a range",
            "kind": "mentioned: a date in the text; said, happens, published: of a statement",
            "sentence": "the sentence it stands in",
            "speaker": "who says it, of a statement",
            "outlet": "who published the page",
            "published": _PUBLISHED,
            "title": _TITLE,
            "address": _ADDRESS,
            "first_character": _START,
            "statement_id": "id of the statement",
            "document_id": _DOCUMENT,
        },
        facets=("kind",),
        sort="first",
        words="event_words",
    ),
    View(
        name="shown",
        title="Rows of statements",
        description="What the view statements is made of: rows for programs.",
        columns={},
    ),
)


def described(view: View) -> dict[str, Any]:
    """A view as Datasette is told of it."""
    found: dict[str, Any] = {
        "title": view.title,
        "description": view.description,
        "columns": dict(view.columns),
        "units": dict(view.units),
        "facets": list(view.facets),
        "sortable_columns": [name for name in view.columns if name not in {"text", "quote", "sentence"}],
        "size": 50,
    }
    if view.sort:
        found["sort_desc" if view.sort.startswith("-") else "sort"] = view.sort.removeprefix("-")
    if view.words:
        found |= {"fts_table": view.words, "fts_pk": "number"}
    return found


def write(name: str, tables: Iterable[str], views: Iterable[str], out: TextIO) -> int:
    """Write what Datasette is to know of a ledger whose file is called `name` without its ending: of its views all, of
    its tables that they are hidden. Returns how many views are described.
    """
    there = set(views)
    known = {view.name: described(view) for view in VIEWS if view.name in there}
    whole = {
        "title": "Who said what",
        "description": f"A ledger of reportedly. {_MADE_BY}",
        "license": "",
        "license_url": "",
        "databases": {
            name: {
                "description": "The views are for people; the tables under them are hidden, and may change.",
                "tables": known | {table: {"hidden": True} for table in tables},
            }
        },
    }
    json.dump(whole, out, ensure_ascii=True, indent=2)
    out.write("\n")
    return len(known)
