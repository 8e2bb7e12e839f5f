from __future__ import annotations

from collections.abc import Iterator

import pytest

from reportedly.answers import Asked
from reportedly.errors import SettingError
from reportedly.store import Ledger, verify
from reportedly.store.timeline import reaches
from reportedly.types import Dated, Quantity
from tests.making import told
from tests.store.accounted import account, at, cluster, put


@pytest.fixture
def case(ledger: Ledger) -> Iterator[Ledger]:
    """Two documents with dates of every precision and figures of the outlet and of speakers."""
    one = told(
        "{Mara Velt} <said> [some forty men were held last week].\n"
        "The port shut in 2023. Eva Stam left on 3 May 2024.\n",
        "a.txt", outlet="Post", published="2024-05-08T10:00:00+02:00", title="Held",
    )  # fmt: skip
    velt, stam = cluster(one.document, "Mara Velt"), cluster(one.document, "Eva Stam")
    put(
        ledger,
        one,
        account(
            one, [velt, stam], [velt], when="2024-05-07", happens="2024-W18", chain=("Post", "Mara Velt"),
            dates=(
                Dated(span=at(one.document, "last week"), value="2024-W18", anchor="2024-05-08"),
                Dated(span=at(one.document, "2023"), value="2023"),
                Dated(span=at(one.document, "3 May 2024"), value="2024-05-03"),
                Dated(span=at(one.document, "left"), value=None),
            ),
            figures=(
                Quantity(span=at(one.document, "some forty men"), low=40, high=40, unit="person", approximate=True,
                         counted="man", attribution_id=one.found[0].attribution.id),
                Quantity(span=at(one.document, "2023"), low=2023, high=2023, unit="year"),
            ),
        ),
    )  # fmt: skip
    two = told("{Jan Orel} <said> [fifty were, in spring].", "b.txt", outlet="Lantern")
    orel = cluster(two.document, "Jan Orel")
    put(
        ledger,
        two,
        account(
            two, [orel], dates=(Dated(span=at(two.document, "in spring"), value="2024-03/2024-05"),),
            figures=(Quantity(span=at(two.document, "fifty"), low=50, high=50, unit="person",
                              attribution_id=two.found[0].attribution.id),),
        ),
    )  # fmt: skip
    assert list(verify(ledger)) == []
    yield ledger


def told_of(case: Ledger, **asked: object) -> list[tuple[str, str]]:
    found = Asked(**asked)  # type: ignore[arg-type]
    events = case.timeline(found)
    assert case.count_timeline(found) >= len(events)
    return [(event.kind, event.value) for event in events]


def test_events_are_in_the_order_of_their_first_days(case: Ledger) -> None:
    events = case.timeline()
    assert [(e.kind, e.value, e.precision, e.first, e.last) for e in events] == [
        ("mentioned", "2023", "year", "2023-01-01", "2023-12-31"),
        ("mentioned", "2024-03/2024-05", "range", "2024-03-01", "2024-05-31"),
        ("happens", "2024-W18", "week", "2024-04-29", "2024-05-05"),
        ("mentioned", "2024-W18", "week", "2024-04-29", "2024-05-05"),
        ("mentioned", "2024-05-03", "day", "2024-05-03", "2024-05-03"),
        ("said", "2024-05-07", "day", "2024-05-07", "2024-05-07"),
    ]
    shut = events[0]
    assert (shut.words, shut.sentence) == ("2023", "The port shut in 2023.")
    assert (shut.title, shut.outlet, shut.published, shut.statement) == (
        "Held",
        "Post",
        "2024-05-08T10:00:00+02:00",
        None,
    )
    said = events[-1]
    assert said.statement
    assert said.words == said.statement.content == "some forty men were held last week"
    assert said.sentence.startswith("Mara Velt said")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"words": "port"}, ["2023"]),
        ({"words": "held week"}, ["2024-W18", "2024-W18", "2024-05-07"]),
        ({"words": "—"}, []),
        ({"person": "velt"}, ["2024-W18", "2024-W18", "2024-05-07"]),
        ({"person": "Стам"}, ["2024-05-03"]),
        ({"person": "nobody"}, []),
        ({"person": "b2:none"}, []),
        ({"outlet": "lantern"}, ["2024-03/2024-05"]),
        ({"since": "2024-05-06"}, ["2024-05-07", "2024-03/2024-05"]),
        ({"since": "2024-05-06", "limit": 1}, ["2024-05-07"]),
        ({"until": "2024-05-06"}, ["2023", "2024-W18", "2024-W18", "2024-05-03", "2024-03/2024-05"]),
        ({"since": "2024-05-04", "until": "2024-05-30", "offset": 1}, ["2024-03/2024-05", "2024-W18", "2024-W18"]),
        ({"until": "2023"}, ["2023"]),
        ({"since": "2024", "until": "2024-04"}, ["2024-03/2024-05", "2024-W18", "2024-W18"]),
        ({"kinds": ("said",)}, ["2024-05-07"]),
        ({"kinds": ("published",)}, ["2024-05-08"]),
        ({"kinds": ()}, []),
        ({"limit": 2, "offset": 1}, ["2024-03/2024-05", "2024-W18"]),
    ],
)
def test_events_are_filtered_and_paged(case: Ledger, asked: dict[str, object], expected: list[str]) -> None:
    assert [value for _, value in told_of(case, **asked)] == expected


def test_what_only_reaches_into_the_time_asked_for_is_known() -> None:
    asked = Asked(since="2024-05-10", until="2024-05-14")
    days = [("2024-05-10", "2024-05-14"), ("2024-05-09", "2024-05-12"), ("2024-05-12", "2024-05-15"), ("2024", "2025")]
    assert [reaches(asked, *both) for both in days] == [False, True, True, True]
    assert not reaches(Asked(), "2020-01-01", "2030-12-31")


def test_pages_of_events_are_the_whole(case: Ledger) -> None:
    paged = [e for n in range(8) for e in case.timeline(Asked(limit=1, offset=n))]
    assert paged == case.timeline()
    assert case.count_timeline() == len(paged)


def test_the_person_of_an_event_may_be_given_by_id(case: Ledger) -> None:
    [velt] = case.people("velt")
    assert told_of(case, person=velt.id) == told_of(case, person="Mara Velt")


def test_figures_tell_who_says_them(case: Ledger) -> None:
    forty, year, fifty = case.figures()
    assert (forty.words, forty.says, forty.chain) == ("some forty men", "Mara Velt", ("Post", "Mara Velt"))
    assert forty.quantity.approximate
    assert forty.statement
    assert forty.entity == forty.statement.entity == case.people("velt")[0].id
    assert (year.says, year.chain, year.statement, year.entity) == ("Post", ("Post",), None, None)
    assert (fifty.says, fifty.published, fifty.sentence) == ("Jan Orel", None, "Jan Orel said fifty were, in spring.")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"words": "held"}, [40]),
        ({"words": "men"}, [40]),
        ({"unit": "person"}, [40, 50]),
        ({"person": "orel"}, [50]),
        ({"outlet": "Post", "unit": "year"}, [2023]),
        ({"since": "2024-05-08"}, [40, 2023]),
        ({"until": "2024-05"}, [40, 2023]),
        ({"until": "2024-04"}, []),
        ({"limit": 1, "offset": 2}, [50]),
    ],
)
def test_figures_are_filtered_and_paged(case: Ledger, asked: dict[str, object], expected: list[int]) -> None:
    question = Asked(**asked)  # type: ignore[arg-type]
    assert [f.quantity.low for f in case.figures(question)] == expected
    assert case.count_figures(question) >= len(expected)


def test_the_latest_figures_are_the_last_of_all(case: Ledger) -> None:
    every = case.figures()
    assert len(every) > 2
    for most in (1, 2, len(every), len(every) + 1):
        latest, total = case.latest_figures(Asked(limit=most))
        assert (latest, total) == (every[-most:], len(every))


@pytest.mark.parametrize("asked", [{"since": "May"}, {"until": "2024-13"}, {"limit": -1}, {"offset": 10**10}])
def test_a_question_that_cannot_be_is_refused(case: Ledger, asked: dict[str, object]) -> None:
    with pytest.raises(SettingError):
        case.timeline(Asked(**asked))  # type: ignore[arg-type]
    with pytest.raises(SettingError):
        case.figures(Asked(**asked))  # type: ignore[arg-type]
