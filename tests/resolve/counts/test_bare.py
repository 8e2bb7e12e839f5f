"""What numbers count whose noun does not stand behind them, and where nothing tells it."""

from __future__ import annotations

import pytest

from reportedly.resolve.counts.figures import find_figures

Found = tuple[float | None, float | None, str, str | None]


def found(text: str) -> list[Found]:
    return [(q.low, q.high, q.unit, q.counted) for q in find_figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A chlorine leak at Orvet kills at least nine", (9, None, "person", "killed")),
        ("Two years ago a smaller leak there injured four.", (4, 4, "person", "injured")),
        ("The governor’s office put the dead at eleven.", (11, 11, "person", "dead")),
        ("The town buried 12 last week.", (12, 12, "person", "buried")),
        ("The mill employs 5,800.", (5800, 5800, "person", "employed")),
        ("The floods left 120 homeless.", (120, 120, "person", "homeless")),
        ("More than 140 taken to hospital, says the ward.", (140, None, "person", "taken to hospital")),
        ("The toll now stands at 17.", (17, 17, "person", "toll")),
        ("Nineteen survived.", (19, 19, "person", "survived")),
        ("Attendance: 23,418.", (23_418, 23_418, "person", "Attendance")),
        ("The garrison of 200 held out.", (200, 200, "person", "garrison")),
        ("Police said 5,000 had come.", (5000, 5000, "person", "come")),
        ("The union says 1,200 walked out.", (1200, 1200, "person", "walked out")),
        ("Some 1,200 people had joined the walkout.", (1200, 1200, "person", "people joined")),
        ("By Friday 40 nurses had signed up.", (40, 40, "person", "nurses signed up")),
        ("The minister said 900 people had never come.", (900, 900, "person", "people")),
        ("Divers brought up two bodies.", (2, 2, "person", "bodies")),
        ("The two public bodies disagree.", (2, 2, "body", "public bodies")),
        ("We gave the number of people in the camp as 18,000.", (18_000, 18_000, "person", "people")),
        ("On Tuesday the Red Crescent gave the number of dead as 23.", (23, 23, "person", "dead")),
        ("The ministry put the number of the missing at 60.", (60, 60, "person", "missing")),
        ("We gave the number of missing boxes as 412.", (412, 412, "box", "missing boxes")),
        ("How many boxes went missing is disputed. The audit gives 412.", (412, 412, "box", "boxes")),
        ("It sold for 6.5 times earnings.", (6.5, 6.5, "ratio", None)),
        ("They paid 1.9 bln euros.", (1.9e9, 1.9e9, "EUR", None)),
        ("He waited 5 ½ years.", (5.5, 5.5, "year", None)),
        ("The poll of adults has a margin of error of three points.", (3, 3, "percentage point", None)),
    ],
)
def test_the_words_around_a_bare_number_tell_what_it_counts(text: str, expected: Found) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The team won three points.",
        "She was arrested in 12.",
        "The committee of the 14.",
        "It is one of five.",
        "How many came is unknown. Room 412 stayed shut.",
    ],
)
def test_what_nobody_tells_is_left_out(text: str) -> None:
    assert not [f for f in found(text) if f[2] in {"person", "percentage point"}]


def test_a_level_is_compared_with_a_bare_one() -> None:
    assert [f[:3] for f in found("Turnout was 54.3%, down from 61 four years ago.")] == [
        (54.3, 54.3, "percent"),
        (61, 61, "percent"),
    ]
    assert [f[:3] for f in found("It puts losses at 21 percent, against a ten-year average of 14.")][-1] == (
        14,
        14,
        "percent",
    )


def test_what_a_change_is_reckoned_from_is_no_percentage() -> None:
    assert [f[2] for f in found("Shares rose 3 percent from 40.")] == ["percent"]


def test_of_so_many_so_many() -> None:
    assert [f[:3] for f in found("Of 300 letters, 12 were answered.")] == [(300, 300, "letter"), (12, 12, "letter")]


def test_a_toll_takes_no_noun_of_those_who_killed() -> None:
    assert found("The attack by two gunmen killed 14.")[-1] == (14, 14, "person", "killed")


def test_what_another_puts_the_figure_at_counts_what_was_told_before() -> None:
    text = "The union said 1,200 people had joined the walkout. The port put the figure at “no more than 300”."
    assert found(text) == [(1200, 1200, "person", "people joined"), (None, 300, "person", "people joined")]
    text = "Dray said “thousands” had come forward; the exiles put the number at 640."
    assert [f[3] for f in found(text)] == ["come forward", "come forward"]


def test_the_sum_is_the_one_told_before_and_no_other() -> None:
    text = "He moved 3.1 million euros to his sister. An earlier charge put the sum at 2.7 million euros."
    assert [f[3] for f in found(text)] == ["sum", "sum"]
    text = "He earned a salary of 90,000 euros. The sum of 2.7 million dollars was another's."
    assert [f[3] for f in found(text)] == ["salary", "sum"]
    text = "The sum was 2.7 million euros. Gifts fell from 900,000 euros to fewer than 400,000."
    assert [f[3] for f in found(text)] == ["sum", None, None]
