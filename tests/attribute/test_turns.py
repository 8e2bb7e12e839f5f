from __future__ import annotations

import sys
from itertools import pairwise
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.attribute.turns import turns
from reportedly.text import trim
from reportedly.types import Span

Turns = list[tuple[str, list[str]]]


def found(text: str) -> Turns:
    """Who says what, in words."""
    return [(text[slice(*turn.source)], [text[start:end] for start, end in turn.content]) for turn in turns(text)]


def speakers(*paragraphs: str) -> list[str]:
    return [source for source, _ in found("\n\n".join(paragraphs))]


TRANSCRIPTS = {
    "questions and answers": (
        "The mayor of Ostwick spoke with us on Friday.\n\nQ: Will the port close?\n\nA: Never.\n\nQ: Why not?\n\n"
        "A: Because we need it.",
        [("Q", ["Will the port close?"]), ("A", ["Never."]), ("Q", ["Why not?"]), ("A", ["Because we need it."])],
    ),
    "questions and answers with full stops": (
        "Q. Will the port close?\nA. Never.\nQ. Why not?\nA. Because we need it.",
        [("Q", ["Will the port close?"]), ("A", ["Never."]), ("Q", ["Why not?"]), ("A", ["Because we need it."])],
    ),
    "capitals, a title, an office with a number, a thing with an article": (
        "HOST: Will the port close?\nMAYOR STENN: No.\nDr. FALK: I doubt that.\nREPORTER 2: Why?\nTHE CHAIR: Order.\n"
        "HOST: Thank you.\nSTENN: Thanks.",
        [("HOST", ["Will the port close?"]), ("MAYOR STENN", ["No."]), ("Dr. FALK", ["I doubt that."]),
         ("REPORTER 2", ["Why?"]), ("THE CHAIR", ["Order."]), ("HOST", ["Thank you."]), ("STENN", ["Thanks."])],
    ),
    "names, an outlet, an addition in brackets": (
        "Kalsburg Today: Will the port close?\n\nPavel Orme: I hope not.\n\nKalsburg Today: And you?\n\n"
        "LENA BRASK (Ostwick farmer): So do I.\n\nPavel Orme: There you are.",
        [("Kalsburg Today", ["Will the port close?"]), ("Pavel Orme", ["I hope not."]),
         ("Kalsburg Today", ["And you?"]), ("LENA BRASK (Ostwick farmer)", ["So do I."]),
         ("Pavel Orme", ["There you are."])],
    ),
    "Russian": (
        "Журналист: Порт закроют?\nМэр: Нет.\nЖурналист: Почему?\nМэр: Он нам нужен.",
        [("Журналист", ["Порт закроют?"]), ("Мэр", ["Нет."]), ("Журналист", ["Почему?"]), ("Мэр", ["Он нам нужен."])],
    ),
    "a script without capitals, and its own colon": (
        "记者：港口会关闭吗？\n市长：不会。\n记者：为什么？\n市长：我们需要它。",
        [("记者", ["港口会关闭吗？"]), ("市长", ["不会。"]), ("记者", ["为什么？"]), ("市长", ["我们需要它。"])],
    ),
    "a whole name first, the surname after": (
        "JAN TAVER: Will the port close?\n\nADA FALK: Never.\n\nTAVER: Why?\n\nFALK: We need it.",
        [("JAN TAVER", ["Will the port close?"]), ("ADA FALK", ["Never."]), ("TAVER", ["Why?"]),
         ("FALK", ["We need it."])],
    ),
    "statements alone, label upon label": (
        "TOWER: Cleared to land.\nPILOT: Cleared to land.\nTOWER: Wind is calm.\nPILOT: Thank you.",
        [("TOWER", ["Cleared to land."]), ("PILOT", ["Cleared to land."]), ("TOWER", ["Wind is calm."]),
         ("PILOT", ["Thank you."])],
    ),
    "labels alone on their lines": (
        "Pavel Orme\u00a0:\nWill it close?\n\nAda Falk:\n\nNever.\n\nPavel Orme:\nWhy?\n\nThe talk ended there.",
        [("Pavel Orme", ["Will it close?"]), ("Ada Falk", ["Never."]), ("Pavel Orme", ["Why?"])],
    ),
    "marks around what is said, and before a label": (
        "“Host: Will it close?”\nStenn: “Never.”\nHost: “Why?”\nStenn: “We need it.”",
        [("Host", ["Will it close?”"]), ("Stenn", ["“Never.”"]), ("Host", ["“Why?”"]), ("Stenn", ["“We need it.”"])],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TRANSCRIPTS.values(), ids=TRANSCRIPTS.keys())
def test_transcripts(text: str, expected: Turns) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("separator", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\n\n\n", " \n\t"])
def test_every_line_separator_parts_turns(separator: str) -> None:
    lines = ["Q: Will it close?", "A: Never.", "Q: Why?", "A: We need it."]
    assert len(found(separator.join(lines))) == 4


def test_the_cue_is_the_colon_and_the_source_ends_before_it() -> None:
    text = "HOST: Will it close?\nSTENN: Never.\nHOST: Why?"
    assert [(turn.source, turn.cue) for turn in turns(text)][1] == ((21, 26), (26, 27))
    assert [turn.cue for turn in turns("Q. Will it close?\nA. Never.\nQ. Why?")] == [None] * 3


def test_a_turn_goes_on_over_paragraphs_but_not_over_directions() -> None:
    text = (
        "HOST: Good evening.\n\nSTENN: Good evening.\n\nI was in Velbeck.\n\n(applause)\n\n[Video plays.] …\n\n"
        "It rained.\n\nHOST: Why?\n\nSTENN: Who knows."
    )
    assert found(text)[1] == ("STENN", ["Good evening.", "I was in Velbeck.", "It rained."])


def test_the_last_turn_takes_one_paragraph() -> None:
    text = (
        "Q: Will it close?\n\nA: Never.\n\nQ: Why?\n\nA: We need it.\n\nThe port was built by the Drovians in the war."
    )
    assert found(text)[-1] == ("A", ["We need it."])


def test_several_transcripts_in_one_text() -> None:
    run = "Q: Will it close?\n\nA: Never.\n\nQ: Why?\n\nA: We need it."
    text = f"{run}\n\n" + "The port is old.\n\n" * 6 + run
    assert [source for source, _ in found(text)] == ["Q", "A"] * 4
    assert found(text)[3] == ("A", ["We need it."])


TALK = ("HOST: Will the port close?", "STENN: Never.", "HOST: Why not?", "STENN: We need it.")
WITHIN = {
    "a heading": "The fees",
    "a paragraph that names its speaker": "Stenn looked out of the window.",
    "a label that is prose": "The result is this: nobody pays.",
    "a label of somebody who is not named": "Audience member: shame on you.",
    "a note": "Editor’s note: the interview was shortened.",
    "a picture": "Photo: Ada Falk.",
    "a rule": "* * *",
    "a label in small letters among labels in capitals": "Lesson: Nobody pays.",
}


@pytest.mark.parametrize("paragraph", WITHIN.values(), ids=WITHIN.keys())
def test_what_ends_a_turn_and_is_nobodys(paragraph: str) -> None:
    text = "\n\n".join([*TALK, paragraph, "It was late by then.", *TALK])
    assert found(text) == found("\n\n".join(TALK)) * 2


def test_a_turn_in_marks_goes_on_in_marks_alone() -> None:
    text = (
        "Host: “Will it close?”\nStenn: “Never.”\nThe hall fell silent.\n"
        "Host: “Why?”\nStenn: “No.\n“Ask them.”\nHost: “Who?”"
    )
    assert [content for _, content in found(text)] == [
        ["“Will it close?”"], ["“Never.”"], ["“Why?”"], ["“No.", "“Ask them.”"], ["“Who?”"]
    ]  # fmt: skip


def test_a_question_without_a_label_is_the_reporters() -> None:
    text = "\n\n".join([*TALK, "What do the fishermen say?", *TALK])
    assert found(text) == found("\n\n".join(TALK)) * 2


def test_a_question_over_two_paragraphs_is_the_hosts() -> None:
    text = "HOST: Welcome.\n\nIs it late?\n\nSTENN: No.\n\nHOST: Why?\n\nYou know it.\n\nDo you?\n\nSTENN: Yes."
    assert ("HOST", ["Why?", "You know it.", "Do you?"]) in found(text)


def test_a_headline_with_a_speakers_name_is_no_turn() -> None:
    """It would take the introduction as its content."""
    intro = "The mayor of Ostwick spoke on Friday."
    assert speakers("Stenn: The Port Stays.", intro, *TALK) == ["HOST", "STENN"] * 2
    assert speakers("By Jan Taver", "Stenn: the port stays", intro, *TALK) == ["HOST", "STENN"] * 2


def test_a_label_of_the_article_after_a_transcript_is_no_turn() -> None:
    talk = ("Host: Will it close?", "Stenn: Never.", "Host: Why not?", "Stenn: We need it.")
    assert speakers(*talk, "The port is old.", "Velbeck: The count goes on.") == ["Host", "Stenn"] * 2


NOTHING = {
    "an event": "Where: Town hall.\nWhen: Friday.\nPrice: Free.",
    "events one below the other": "Where: Town hall.\nWhen: Friday.\nPrice: Free.\n" * 3,
    "fact boxes of candidates": "Ada Falk\nAge: 54.\nProfession: Farmer.\nAim: More ferries.\nPavel Orme\n"
    "Age: 47.\nProfession: Baker.\nAim: Fewer ferries.",
    "fact boxes with a question": "Age: 54.\nProfession: Farmer.\nAim: Why no ferries?\n"
    "Age: 47.\nProfession: Baker.\nAim: Why ferries?",
    "where candidates stand": "Port fees\nFalk: She wants them lower.\nOrme: He wants them higher.\nFerries\n"
    "Falk: She wants more.\nOrme: He wants fewer.",
    "candidates under a question": "Should fees fall?\nFalk: She says so.\nOrme: He is against it.\n"
    "Should ferries stop?\nFalk: She is against it.\nOrme: He says so.",
    "results": "Ostwick: 3, Velbeck: 1\nVelbeck: 2, Ostwick: 2\nOstwick: 1, Kalsburg: 1",
    "results in words": "Ostwick: Falk 54 percent.\nVelbeck: Orme 51 percent.\nOstwick: Falk 52 percent.\nWho won?",
    "a survey": "Greens: 54 percent agree.\nFarmers: 12 percent agree.\nGreens: 20 percent?\nFarmers: 80 percent.",
    "a recipe": "Ingredients: Two eggs, flour.\nMethod: Stir.\nIngredients: Milk.\nMethod: Stir again.\nReady?",
    "a recipe with prose": "For the dough: Stir.\nFor the filling: Cook.\nFor the dough: Rest it. Ready?",
    "times": "10:30 Mass. Why?\n12: Lunch.\n14:00: Talk.\n10:30 Mass.\n12: Lunch.",
    "addresses": "https://example.org Why?\nhttps://example.net No.\nhttps://example.org Yes.",
    "updates": "Update: The port is open.\nCorrection: It is closed.\nUpdate: It is open. Why?\nCorrection: It is not.",
    "Russian fact box": "Где: В зале.\nКогда: В пятницу.\nГде: Дома.\nКогда: В среду. Зачем?",
    "Ukrainian fact box": "Де: У залі.\nКоли: У п’ятницю.\nДе: Вдома.\nКоли: У середу. Навіщо?",
    "German fact box": "Wo: Im Saal.\nWann: Am Freitag.\nWo: Daheim.\nWann: Am Mittwoch. Warum?",
    "myths and facts": "Myth: The port is closing.\nFact: It is not.\nMyth: It is ours. Is it?\nFact: It is not.",
    "a check of facts": "STENN: “The port is ours.”\nTHE FACTS: It is not.\nSTENN: “It pays.” Does it?\nTHE FACTS: No.",
    "letters to a columnist": "DEAR ADA: My neighbour shouts. What now?\nDEAR TIRED: Shout back.\n"
    "DEAR ADA: And then?\nDEAR TIRED: Move.",
    "then and now": "Then: Ferries ran hourly.\nNow: Two a day.\nThen: All had work.\nNow: Who has?",
    "a ballot paper": "Yes: A yes closes the port.\nNo: A no keeps it.\nYes: Fees fall.\nNo: Fees stay. Clear?",
    "a quiz": "Q: Which is bigger?\nA: Ostwick.\nB: Velbeck.\nQ: And smaller?\nA: Velbeck.\nB: Dovrin.",
    "a lettered list": "A. Will the port close?\nB. No.\nA. Why?\nB. We need it.",
    "steps": "Step 1: Stir.\nStep 2: Wait.\nStep 3: Ready?\nStep 4: Eat.",
    "prose that says who said": "He said: Never.\nShe said: Why?\nHe said: We need it.\nShe said: Who?",
    "prose that says who told whom": "Falk told Orme: Why?\nOrme told Falk: No.\n" * 2,
    "prose that begins small": "so Falk: Why?\nand Orme: No.\n" * 2,
    "prose that ends small": "Here it is: Who pays?\nSo be it: Nobody.\n" * 2,
    "a name with an initial": "Host: Who won?\nA. Falk won the seat.\nHost: Who lost?\nA. Falk did not.",
    "a place before a name": "Ostwick. Falk: Why?\nVelbeck. Orme: No.\n" * 2,
    "prose with a colon": "The pattern is clear: fees rise.\nThe result: nobody pays.\nThe pattern is clear: who pays?",
    "one speaker": "STENN: Will it close?\nSTENN: Never.\nSTENN: Why?\nSTENN: We need it.",
    "answers without their questions": "A: Never.\n\nWhy not?\n\nA: We need it.\n\nWho does?\n\nA: All of us.",
    "two turns": "Q: Will it close?\nA: Never.",
    "every label once": "Falk: Why?\nOrme: Because.\nBrask: No.\nStenn: Yes.",
    "most labels once": "Ostwick: Rain?\nVelbeck: Sun.\nKalsburg: Snow.\nOstwick: Wind.\nDovrin: Fog.\nMerland: Hail.",
    "headlines with names": "Stenn: Port ‘stays’\nFalk: No new bridge\nStenn: Who pays for it\nOrme: Fees ‘are theft’",
    "a log": "INFO: Begun.\nERROR: Failed to open. Why?\nINFO: Trying again.\nERROR: Failed.",
    "a style sheet": "color: red.\nheight: low?\ncolor: blue.\nheight: high.",
    "credits of a page": "Photo: Ada Falk.\nSource: Merland Radio.\nPhoto: Jan Taver.\nSource: Who knows?",
    "labels far from each other": (
        "Stenn: Will it close?\n\n" + "It rained.\n\n" * 6 + "Falk: No.\n\n" + "Sun.\n\n" * 6
    )
    * 3,
    "a label too long": ("Ada " * 7 + "Falk: Why?\nOrme: Because.\n") * 3,
    "a sentence before the colon": "It rained again. Falk: Why?\nIt rained. Orme: Because.\n" * 3,
}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING.keys())
def test_what_is_no_transcript(text: str) -> None:
    assert found(text) == []
    assert found("The port of Ostwick is old.\n\n" + text + "\n\nIt was built in the war.") == []


POSTS = {
    "below the post": "She answered online.\n\nThe count is wrong.\n\n— Anna Pell (@pell_senate) 12 May 2024",
    "the month first, a hyphen": "The count is wrong.\n- Anna Pell (@pell_senate) May 12, 2024",
    "in the same paragraph": "The count is wrong. — Anna Pell (@pell_senate) May 12, 2024\n\nShe did not say why.",
    "with the time": "The count is wrong.\n— Anna Pell (@pell_senate) 10:04 AM · May 12, 2024",
    "Russian date": "The count is wrong.\n— Anna Pell (@pell_senate) 12 мая 2024 г.",
    "another network": "The count is wrong.\n— Anna Pell (@pell@news.example) 2024年5月12日",
}


@pytest.mark.parametrize("text", POSTS.values(), ids=POSTS.keys())
def test_signed_posts(text: str) -> None:
    assert found(text) == [("Anna Pell", ["The count is wrong."])]
    assert [turn.cue for turn in turns(text)] == [None]


def test_a_post_that_ends_with_an_address_and_a_name_with_a_picture() -> None:
    text = "Wrong count https://t.example/x — Anna 🗳 Seitz-Pell (@pell) 12 May 2024\n- Jan (@jan) 13 May 2024"
    assert found(text) == [("Anna 🗳 Seitz-Pell", ["Wrong count https://t.example/x"])]


NO_POSTS = {
    "no handle": "The count is wrong.\n— Anna Pell, 12 May 2024",
    "no date": "The count is wrong.\n— Anna Pell (@pell)",
    "a byline": "By Anna Pell — Kalsburg Today (@ktoday) 12 May 2024",
    "more about the author": "It rained.\n— Anna Pell (@pell) won three seats in 2024",
    "nothing before it": "— Anna Pell (@pell) 12 May 2024",
    "no letter before it": "* * *\n— Anna Pell (@pell) 12 May 2024",
    "no name": "The count is wrong.\n— 123 (@pell) 12 May 2024",
}


@pytest.mark.parametrize("text", NO_POSTS.values(), ids=NO_POSTS.keys())
def test_what_is_no_signed_post(text: str) -> None:
    assert found(text) == []


def test_a_transcript_and_posts_keep_apart() -> None:
    text = "\n".join([*TALK, "Wrong.", "— Anna Pell (@pell) 12 May 2024", *TALK, "— Jan (@jan) 13 May 2024"])
    sources = [source for source, _ in found(text)]
    assert sources == ["HOST", "STENN", "HOST", "STENN", "Anna Pell", "HOST", "STENN", "HOST", "Jan"]


PARTS = st.sampled_from(
    ["Q: Why?", "A: No.", "Q. Why?", "A. No.", "HOST: Will it close?", "Stenn: “Never.”", "ADA FALK:", "мэр: да.",
     "Мэр: Да?", "Ю：不。", "It rained.", "(applause)", "He said: no.", "Photo: x.", "The fees", "“", "", ":", "::::",
     "* * *", "wrong. — Anna (@a) 12 May 2024", "— Anna (@a) 12 May 2024", "A" * 70 + ": x", "HOST: \ud800",
     "\u202eHOST: no.", "10:30"]
)  # fmt: skip
SEPARATORS = st.sampled_from(["\n", "\n\n", "\r\n", "\u2028", "\r", " "])
TEXTS = st.one_of(
    st.lists(st.tuples(PARTS, SEPARATORS).map("".join), max_size=30).map("".join),
    st.text(alphabet=":QA.?\n—-(@)12 ab\ud800\u202e“”", max_size=80),
)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_spans_lie_inside_trimmed_ordered_and_apart(text: str) -> None:
    spans: list[Span] = []
    for turn in turns(text):
        assert turn.content
        assert any(letter.isalpha() for start, end in turn.content for letter in text[start:end])
        assert any(letter.isalpha() for letter in text[slice(*turn.source)])
        assert turn.cue is None or text[slice(*turn.cue)] in (":", "：")
        spans += sorted([*turn.content, turn.source, *([turn.cue] if turn.cue else [])])
    for start, end in spans:
        assert 0 <= start < end <= len(text)
        assert trim(text, Span(start, end)) == (start, end)
    assert spans == sorted(spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


def steps(text: str) -> int:
    """Calls of Python functions while a text is read, and items that generators yield."""
    count = 0

    def tick(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(tick)
    try:
        turns(text)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    "filling",
    [
        "HOST: Why?\nSTENN: No.\n", "HOST: Why?\n\nIt rained.\n\n", "It rained.\n", "Photo: x\n", ":\n", "(x)\n",
        "Falk:\n", "x\n— Anna (@a) 12 May 2024\n",
    ],
)  # fmt: skip
def test_twice_the_text_is_twice_the_work(filling: str) -> None:
    one, two = steps(filling * 300), steps(filling * 600)
    assert two < 2.2 * one


def test_new_names_at_every_line_are_linear_too() -> None:
    one, two = (steps("".join(f"Ada{n}: Why?\nx.\n" for n in range(size))) for size in (300, 600))
    assert two < 2.2 * one


@pytest.mark.parametrize(
    "filling", [":", "Q:", "a", "—", "(", "()", ".", "'", "@", " ", "— A (@a) ", "\ud800", "\u202e", "A. "]
)
def test_a_long_line_of_one_thing_hides_no_turn(filling: str) -> None:
    text = filling * (50_000 // len(filling)) + "\n" + "\n".join(TALK)
    assert [source for source, _ in found(text)][-4:] == ["HOST", "STENN"] * 2


# ---- signed quotations


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("“No road is safe.”\n\n- Mara Velt\n\nThe rest of it.", "Mara Velt", "-"),
        ('"No road is safe."\n— Mara Velt, minister of roads', "Mara Velt, minister of roads", "—"),
        ("“No road is safe.” — Mara Velt\n\nThe next.", "Mara Velt", "—"),
        ("«Жодна дорога не безпечна.»\n— Мара Велт.", "Мара Велт", "—"),
        ("“No road is safe.”\n-- Ludwig van der Velt", "Ludwig van der Velt", "--"),
    ],
)
def test_a_quotation_with_a_name_under_it(text: str, source: str, cue: str) -> None:
    (turn,) = turns(text)
    assert text[turn.source.start : turn.source.end] == source
    assert turn.cue is not None
    assert text[turn.cue.start : turn.cue.end] == cue
    (content,) = turn.content
    assert content.start == 0
    assert text[content.end - 1] in '”"»'


@pytest.mark.parametrize(
    "text",
    [
        "“No road is safe,” she said.\n- Mara Velt",
        "“No road is safe.”\n- Closed until Monday",
        "“No road is safe.”\n\n— Nobody has counted, said Rask; the rest follows on the next page of this paper",
        "“No road is safe. \n- Mara Velt",
        "No road is safe.\n- Mara Velt",
        "“…”\n- Mara Velt",
        "“No road is safe.”\n-Mara",
        "“No road is safe.”",
        "“No road is safe.” —",
    ],
    ids=["prose", "list", "dialogue", "never closed", "no marks", "nothing said", "no space", "nothing", "a lone dash"],
)
def test_no_signed_quotation(text: str) -> None:
    assert turns(text) == []
