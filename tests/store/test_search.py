from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportedly.errors import SettingError
from reportedly.store import Ledger, Query
from reportedly.store.lists import (
    count_documents,
    count_speakers,
    documents,
    provenance,
    said_by,
    snapshot,
    speakers,
    unresolved,
)
from reportedly.types import MARK_OFF, MARK_ON, Statement
from tests.making import keep, told

POST, LANTERN, WIRE = "The Harbour Post", "The Lantern", "Drovian Wire"
CASE = (
    told("{Mara Velt, an analyst}, <said> [they are recruiting in every harbour].", "1.txt", outlet=POST,
         published="2024-04-08T09:00:00+02:00", title="One"),
    told("{Ana Orme} <said> [the recruits of the harbour were paid in marks].", "2.txt", outlet=LANTERN,
         published="2024-04-30", form="direct"),
    told("{The ministry} <wrote> [real men stand up], a poster.", "3.txt", outlet=POST, published="2024-05-01",
         form="direct", act="writing"),
    told("{Velt} <hopes> [the café will stand, and men will be real].", "4.txt", outlet="Écho", published="2024-05",
         act="thought"),
    told("{He} <said> [nothing about Velt].", "5.txt", outlet=POST, published="2023", form="mixed"),
    told("<Reportedly>, [the ships were late].", "6.txt"),
    told("{An official of the recruitment office} <said> [no comment].", "7.txt", outlet=WIRE, published="2025-01-02"),
)  # fmt: skip

HOSTILE = [
    "NEAR(", "NEAR(a b, 5)", "harbour NEAR/3 men", '"', '"real men', 'real" men', '""', '"" ""', "“real men”", "*",
    "**", "* harbour", "harbour*", "har*bour", '"real men"*', "-", "-harbour", "harbour -men", "+harbour", "^harbour",
    "AND", "OR", "NOT", "harbour AND", "harbour OR", "NOT harbour", "harbour AND OR NOT", "content:harbour",
    "source : velt", "{content source} : velt", "nosuchcolumn:harbour", "(", ")", "((((", "harbour)",
    "'; DROP TABLE statement; --", "%", "_", "___", "harbour _", "\x00", "har\x00bour", "\x00\x00*", "\x1f", "🚢",
    "harbour 🚢", "\U0001f469\u200d\U0001f467", "\U0010ffff", "e\u0301", "ＨＡＲＢＯＵＲ", "\u202eharbour", "שלום",
    "港", "\udcff", "harbour\udcff", "\ud83d", "a" * 20_000, "harbour " * 300, '"' * 999, "(" * 999, "²", "½", "ⅷ",
    "ᾳ", "\u0345", "ß", "İ",
]  # fmt: skip


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger(tmp_path_factory.mktemp("search") / "news.db") as ledger:
        keep(ledger, *CASE)
        yield ledger


def origins(found: list[Statement]) -> str:
    """The numbers of the documents of an answer, in its order."""
    return "".join(s.origin.removesuffix(".txt") for s in found)


def sorted_origins(found: list[Statement]) -> str:
    return "".join(sorted(origins(found)))


# ---------------------------------------------------------------- words


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("harbour", "12"),
        ("HARBOUR", "12"),
        ("recruit", "127"),  # the stem of recruiting, recruits, recruitment
        ("recruited", "127"),
        ('"recruit"', "127"),
        ("min*", "3"),
        ("min", ""),
        ("harbour marks", "2"),
        ("marks harbour", "2"),
        ("harbour velt", "1"),  # one in the content, the other in the source
        ("velt", "145"),
        ("men real", "34"),
        ('"real men"', "3"),
        ("“real men”", "3"),
        ('"men real"', ""),
        ('"stand up', "3"),  # a quotation mark that is never closed
        ("real-men", "3"),
        ("cafe", "4"),
        ("CAFÉ", "4"),
        ("harbour nothing", ""),
        ("zeppelin", ""),
        ("hopes", ""),  # the cue is no content
        ("poster", ""),  # nor is what stands around it
        ("", "1234567"),
        ("   ", "1234567"),
        ("—", ""),  # no word at all: nothing is said to match
        ("harbour —", "12"),
        ("content:harbour", ""),
        ("harbour _", "12"),
        ("AND", "4"),
        ("harbour AND marks", ""),
        ("NOT harbour", ""),
    ],
)
def test_words(case: Ledger, words: str, expected: str) -> None:
    assert sorted_origins(case.search(words)) == expected


@pytest.mark.parametrize("words", HOSTILE, ids=[repr(w)[:30] for w in HOSTILE])
def test_a_hostile_query_never_raises(case: Ledger, words: str) -> None:
    _ask_all(case, words)


@given(st.text(st.characters(exclude_categories=()), max_size=40))
@settings(max_examples=80, deadline=None)
@example('NEAR("a" "b", 2)')
def test_any_string_is_a_safe_query(case: Ledger, words: str) -> None:
    _ask_all(case, words)


WORD = st.sampled_from(["harbour", "real", "men", "velt", "zzz", "rec"])


@given(st.lists(st.tuples(WORD, st.sampled_from(["", "*", '"', " AND", " OR", " NOT", "(", ")", ":", "^", "-", "+"]))))
@settings(max_examples=40, deadline=None)
def test_any_mixture_of_words_and_syntax_is_a_safe_query(case: Ledger, pieces: list[tuple[str, str]]) -> None:
    _ask_all(case, " ".join(word + mark for word, mark in pieces))


def _ask_all(case: Ledger, words: str) -> None:
    """Ask in every place where a user may type; the rows that come back are rows of the ledger."""
    known = {s.id for s in case.all_statements()}
    for query in (Query(words=words), Query(speaker=words), Query(speaker=words, exact_speaker=True),
                  Query(outlet=words), Query(words=words, speaker="velt", since="2024")):  # fmt: skip
        found = case.query(query)
        assert {s.id for s in found} <= known
        assert case.facets(query).total >= len(found)
    assert len(case.search_documents(Query(words=words))) <= len(CASE)


# ---------------------------------------------------------------- filters


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"speaker": "Velt"}, "14"),
        ({"speaker": "mara velt"}, "1"),
        ({"speaker": "analyst"}, "1"),
        ({"speaker": '"velt mara"'}, ""),
        ({"speaker": "vel*"}, "14"),
        ({"speaker": "Velt", "exact_speaker": True}, "4"),
        ({"speaker": "the Mara Velt", "exact_speaker": True}, "1"),
        ({"speaker": "ministry", "exact_speaker": True}, "3"),
        ({"outlet": POST}, "135"),
        ({"outlet": "the harbour post"}, "135"),
        ({"outlet": "Harbour"}, ""),
        ({"form": "direct"}, "23"),
        ({"form": "mixed"}, "5"),
        ({"act": "writing"}, "3"),
        ({"act": "thought"}, "4"),
        ({"act": "speech", "form": "indirect"}, "167"),
        ({"since": "2024-04"}, "12347"),
        ({"since": "2024-04-09"}, "2347"),
        ({"since": "2024-05"}, "347"),
        ({"since": "2025"}, "7"),
        ({"until": "2024-04"}, "125"),
        ({"until": "2024-04-08"}, "15"),
        ({"until": "2023"}, "5"),
        ({"until": "2022"}, ""),
        ({"since": "2024-04-30", "until": "2024-05-01"}, "234"),
        ({"since": "2024", "until": "2024"}, "1234"),
        ({"since": "2024-06", "until": "2024-04"}, ""),
        ({"words": "velt", "outlet": POST}, "15"),
        ({"words": "harbour", "speaker": "orme", "form": "direct", "until": "2024"}, "2"),
    ],
)
def test_filters(case: Ledger, asked: dict[str, str], expected: str) -> None:
    query = Query(**asked)  # type: ignore[arg-type]
    assert sorted_origins(case.query(query)) == expected
    assert case.facets(query).total == len(expected)


@pytest.mark.parametrize(
    "asked",
    [{"form": "loud"}, {"act": "song"}, {"since": "yesterday"}, {"until": "2024-5"}, {"until": "05.08.2024"},
     {"limit": -1}, {"offset": -1}],
)  # fmt: skip
def test_what_cannot_be_asked_is_refused(asked: dict[str, str]) -> None:
    with pytest.raises(SettingError, match=f"{next(iter(asked))}|form|act"):
        Query(**asked)  # type: ignore[arg-type]


# ---------------------------------------------------------------- order and pages


def test_without_words_the_newest_publication_comes_first_and_the_undated_last(case: Ledger) -> None:
    assert origins(case.search()) == "7342156"


def test_with_words_the_best_match_comes_first(case: Ledger) -> None:
    found = case.search("velt")
    assert set(origins(found)[1:]) <= {"1", "4", "5"}
    assert origins(found)[0] == "5"  # in the content, which counts twice as much as the source


def test_a_page_holds_the_limit_and_pages_are_the_whole(quick_path: Path) -> None:
    """Many equal ranks: no result is on two pages, none on no page, the order is the same each time."""
    with Ledger(quick_path / "news.db") as ledger:
        keep(
            ledger,
            *(told(f"{{Velt}} <said> [harbour number {n:03}].", f"{n}.txt", published=f"2024-05-{n % 28 + 1:02}",
                   outlet=POST if n % 3 else LANTERN) for n in range(80)),
        )  # fmt: skip
        for asked in ({"words": "harbour"}, {}, {"words": "harbour", "outlet": LANTERN}, {"speaker": "velt"}):
            whole = [s.id for s in ledger.query(Query(**asked, limit=500))]  # type: ignore[arg-type]
            assert len(whole) == len(set(whole)) == (27 if "outlet" in asked else 80)
            for size in (3, 30):
                paged = [
                    s.id
                    for at in range(0, 90, size)
                    for s in ledger.query(Query(**asked, limit=size, offset=at))  # type: ignore[arg-type]
                ]
                assert paged == whole
        assert ledger.query(Query(limit=0)) == []
        assert ledger.query(Query(offset=80)) == []
        assert len(ledger.search("harbour")) == 20


def test_words_are_marked_in_the_content(case: Ledger) -> None:
    [found] = case.search("recruit", speaker="Mara")
    assert found.snippet == f"they are {MARK_ON}recruiting{MARK_OFF} in every harbour"
    [phrase] = case.search('"real men"')
    assert phrase.snippet == f"{MARK_ON}real men{MARK_OFF} stand up"
    [only_in_source] = case.search("orme")
    assert only_in_source.snippet is None


# ---------------------------------------------------------------- equal contents


@pytest.fixture
def reprinted(ledger: Ledger) -> Ledger:
    """A sentence of an agency in three documents, once with other marks and case, and one of its own."""
    keep(
        ledger,
        told("{Velt} <said>: [“The harbour is closed.”]", "b.txt", outlet=POST, published="2024-05-08", form="direct"),
        told("{Velt} <said> [the harbour is closed].", "a.txt", outlet=WIRE, published="2024-05-07"),
        told(
            "{She} <said> [THE HARBOUR – is closed!].\n{She} <said> [the harbour is closed].", "c.txt", outlet=LANTERN
        ),
        told("{Orme} <said> [the harbour is closed to ships].", "d.txt", outlet=POST, published="2024-05-09"),
    )
    return ledger


def test_equal_contents_are_one_result_with_its_copies_counted(reprinted: Ledger) -> None:
    found = reprinted.search("harbour")
    assert sorted((s.origin, s.copies) for s in found) == [("a.txt", 3), ("d.txt", 1)]
    newest_first = [(s.origin, s.copies) for s in reprinted.search()]
    assert newest_first == [("d.txt", 1), ("b.txt", 3)], "without words the newest copy stands for all"
    facets = reprinted.facets(Query(words="harbour"))
    assert (facets.total, facets.statements) == (2, 5)


def test_copies_unfold_earliest_first_from_any_of_them(reprinted: Ledger) -> None:
    every = list(reprinted.all_statements())
    for statement in every:
        copies = reprinted.copies(statement.id)
        assert [s.origin for s in copies] == (
            ["d.txt"] if statement.origin == "d.txt" else ["a.txt", "b.txt", "c.txt", "c.txt"]
        )
    assert reprinted.copies("b2:nothing") == []


def test_among_copies_the_earliest_that_passes_the_filters_stands_for_all(reprinted: Ledger) -> None:
    assert [s.origin for s in reprinted.search("harbour", outlet=POST, until="2024-05-08")] == ["b.txt"]
    assert [s.origin for s in reprinted.search("harbour", form="direct")] == ["b.txt"]
    assert [s.outlet for s in reprinted.search(speaker="she")] == [LANTERN]
    assert [s.copies for s in reprinted.search(speaker="she")] == [3]


# ---------------------------------------------------------------- facets, lists, documents


def test_facets_count_the_whole_answer(case: Ledger) -> None:
    facets = case.facets(Query(limit=1))
    assert (facets.total, facets.statements) == (7, 7)
    assert dict(facets.outlets) == {POST: 3, LANTERN: 1, "Écho": 1, WIRE: 1}
    assert facets.outlets[0] == (POST, 3)
    assert facets.months == (("2023", 1), ("2024-04", 2), ("2024-05", 2), ("2025-01", 1))
    assert facets.forms == (("direct", 2), ("indirect", 4), ("mixed", 1))
    assert "Mara Velt" in dict(facets.speakers)
    assert "He" not in dict(facets.speakers)
    assert case.facets(Query(words="zeppelin")).total == case.facets(Query(words="—")).total == 0
    assert case.facets(Query(outlet=LANTERN)).speakers == (("Ana Orme", 1),)


def test_documents_are_found_by_any_word_of_their_text(case: Ledger) -> None:
    [hit] = case.search_documents(Query(words="poster"))
    assert (hit.outlet, hit.published) == (POST, "2024-05-01")
    assert f"{MARK_ON}poster{MARK_OFF}" in hit.snippet
    assert len(case.search_documents(Query(words="said"))) == 4
    assert len(case.search_documents(Query(words="said", limit=2))) == 2
    assert case.search_documents(Query(words="—")) == []


def test_lists(case: Ledger) -> None:
    with snapshot(case.connection):
        lines = documents(case.connection, limit=3)
        assert [line.published for line in lines] == ["2025-01-02", "2024-05-01", "2024-05"]
        assert documents(case.connection, limit=9, offset=6)[0].origin == "6.txt"
        assert count_documents(case.connection) == len(CASE)
        named = speakers(case.connection, limit=20)
        assert len(named) == count_speakers(case.connection) == 5
        assert unresolved(case.connection) == [(None, 1), ("he", 1)]
        assert [s.origin for s in said_by(case.connection, "The Mara Velt", limit=5)] == ["1.txt"]
        place = provenance(case.connection, CASE[0].document.id)
        assert place is not None
        assert (place.origin, place.size, len(place.seen)) == ("1.txt", len(CASE[0].capture.body), 1)
        assert provenance(case.connection, "b2:nothing") is None


def test_what_a_speaker_said_is_in_time_order_with_equal_contents_once(reprinted: Ledger) -> None:
    assert [s.origin for s in said_by(reprinted.connection, "velt", limit=5)] == ["a.txt"]
    keep(
        reprinted,
        told("{The Velt} <said> [it opens].", "0.txt", published="2023-01-01"),
        told("{velt} <said> [hm].", "z.txt"),
    )
    assert [s.origin for s in said_by(reprinted.connection, "Velt", limit=5)] == ["0.txt", "a.txt", "z.txt"]
    assert [s.origin for s in said_by(reprinted.connection, "Velt", limit=1, offset=1)] == ["a.txt"]
