from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.resolve.telling.told import circumstances
from reportedly.types import Span


def at(text: str, piece: str) -> list[Span]:
    return [Span(text.index(piece), text.index(piece) + len(piece))] if piece else []


TOLD = [
    # text, content, cue, source, addressee
    ("“No,” Velt told The Harbour Post by phone.", "“No,”", "told", "Velt", "The Harbour Post"),
    ("“No,” the spokesman told reporters.", "“No,”", "told", "the spokesman", "reporters"),
    ("“No,” he told reporters Monday.", "“No,”", "told", "he", "reporters"),
    ("He told us it was late.", "it was late", "told", "He", "us"),
    ("Her sister tells her that it is late.", "that it is late", "tells", "Her sister", "her"),
    ("A woman told him the front paid more.", "the front paid more", "told", "A woman", "him"),
    ("“No,” the governor told the meeting, “never.”", "“No,”", "told", "the governor", "the meeting"),
    ("“No,” he told a cheering crowd in Perrin.", "“No,”", "told", "he", "a cheering crowd"),
    ("“No,” he told Fox News host Sean Dell earlier this month.", "“No,”", "told", "he", "Fox News host Sean Dell"),
    ("In a letter to the mayor, she asked for help.", "for help", "asked", "she", "the mayor"),
    (
        "In a notice to shipping agents on Saturday, the port cited stations.",
        "stations",
        "cited",
        "the port",
        "shipping agents",
    ),
    ("She asked the court to wait.", "to wait", "asked", "She", "the court"),
    ("He warned residents that it would flood.", "that it would flood", "warned", "He", "residents"),
    ("He urged them to go.", "to go", "urged", "He", "them"),
    ("“No,” he said to a friend.", "“No,”", "said", "he", "a friend"),
    ("He wrote in an e-mail to staff that it was over.", "that it was over", "wrote", "He", "staff"),
    ("“No,” he said in an interview with Merland Radio.", "“No,”", "said", "he", "Merland Radio"),
    ("She was told the wall belonged to the street.", "the wall belonged to the street", "was told", "", "She"),
    ("Asked how many, Hasp said it was early.", "how many", "Asked", "", "Hasp"),
    ("“No,” she told Mr. Rask in the hall.", "“No,”", "told", "she", "Mr. Rask"),
    (
        "She told Radio Orle’s “Late Call” that it was late.",
        "that it was late",
        "told",
        "She",
        "Radio Orle’s “Late Call”",
    ),
    ("The clerk told the Star her desk was empty.", "her desk was empty", "told", "The clerk", "the Star"),
    ("The radio urged villagers to leave.", "villagers to leave", "urged", "The radio", "villagers"),
    ("She asked the ministry for the list.", "the ministry for the list", "asked", "She", "the ministry"),
    ("Lenk thanked the firemen of Dorn.", "the firemen of Dorn", "thanked", "Lenk", "the firemen of Dorn"),
    ("She called on the army to leave.", "the army to leave", "called on", "She", "the army"),
    ("She called on the hour.", "the hour", "called on", "She", None),
    ("He urged a ban to save the bees.", "a ban to save the bees", "urged", "He", None),
    ("She warned Drovia would strike.", "Drovia would strike", "warned", "She", None),
    ("Rask was asked by a reporter how many.", "how many", "was asked by", "a reporter", "Rask"),
    ("In a report to the council, she said it was late.", "it was late", "said", "she", "the council"),
    ("In a speech to farmers, he said it was late.", "it was late", "said", "he", "farmers"),
    ("He made a speech to defend the law, saying it was late.", "it was late", "saying", "He", None),
    ("He confided to a friend that it was late.", "that it was late", "confided", "He", "a friend"),
    ("He responded to the crisis, saying it was late.", "it was late", "responded", "He", None),
    ("She wrote to the ministry in May, asking how many.", "how many", "asking", "She", "the ministry"),
    ("Reached by the Star, Rask denied the sale.", "the sale", "denied", "Rask", "the Star"),
    ("In a notice to agents, the port cited reports of arrests.", "arrests", "of", "reports", None),
    ("“No,” he said.", "“No,”", "said", "he", None),
    ("He asked for water.", "for water", "asked", "He", None),
    ("He warned of floods.", "of floods", "warned", "He", None),
    ("She asked whether it was true.", "whether it was true", "asked", "She", None),
    ("“Why?” asked Mr. Brandl.", "“Why?”", "asked", "Mr. Brandl", None),
    ("He promised to build a wall.", "to build a wall", "promised", "He", None),
    ("He told of a long night.", "a long night", "told of", "He", None),
]


@pytest.mark.parametrize(("text", "content", "cue", "source", "addressee"), TOLD)
def test_whom_it_was_told(text: str, content: str, cue: str, source: str, addressee: str | None) -> None:
    assert circumstances(text, at(text, content), at(text, cue), at(text, source)).addressee == addressee


WHERE = [
    ("Reil wrote on Facebook on Sunday: “No.”", "“No.”", "wrote", "Reil", "Facebook"),
    ("Reil wrote in a post on X that it was over.", "that it was over", "wrote", "Reil", "a post on X"),
    ("Reil said in a Telegram post that it was over.", "that it was over", "said", "Reil", "a Telegram post"),
    (
        "The minister said in a written statement that it was late.",
        "that it was late",
        "said",
        "The minister",
        "a written statement",
    ),
    ("In a written statement the police called it “late”.", "it “late”", "called", "the police", "a written statement"),
    ("In its daily bulletin on Monday, the office cited media.", "media", "cited", "the office", "its daily bulletin"),
    ("Velt told us by phone that it was late.", "that it was late", "told", "Velt", "by phone"),
    ("The ministry said on its website that it was late.", "that it was late", "said", "The ministry", "its website"),
    ("He said on state television that it was late.", "that it was late", "said", "He", "state television"),
    ("Sorn, in a letter, asked for help.", "for help", "asked", "Sorn", "a letter"),
    ("He told us in a brief call that it was late.", "that it was late", "told", "He", "a brief call"),
    (
        "By noon, according to a notice on the website of the city police, 23 were held.",
        "23 were held",
        "according to",
        "a notice on the website of the city police",
        "the website of the city police",
    ),
    (
        "He said on Radio Orle’s morning show that it was late.",
        "it was late",
        "said",
        "He",
        "Radio Orle’s morning show",
    ),
    ("She said on CBS’s “Late Call” that it was late.", "it was late", "said", "She", "CBS’s “Late Call”"),
    ("He wrote in a text message that it was late.", "it was late", "wrote", "He", "a text message"),
    (
        "The envoy writes in the Harbour Star that it was late.",
        "it was late",
        "writes",
        "The envoy",
        "the Harbour Star",
    ),
    (
        "She asked on the Save the Baths Facebook group who had it.",
        "who had it",
        "asked",
        "She",
        "the Save the Baths Facebook group",
    ),
    ("Mia Hoff said on a conference call that it was late.", "it was late", "said", "Mia Hoff", "a conference call"),
    ("They told civilians over loudspeakers to leave.", "to leave", "told", "They", "over loudspeakers"),
    ("Dorn council issued a statement saying it was late.", "it was late", "saying", "Dorn council", "a statement"),
    ("Osk took to Telegram to say it was late.", "it was late", "say", "Osk", "Telegram"),
    ("In memo to staff, Osk says it was late.", "it was late", "says", "Osk", "memo"),
    ("Osk said on Orle News’s “Late Call” it was late.", "it was late", "said", "Osk", "Orle News’s “Late Call”"),
    (
        "He published the letter his aunt wrote, she said.",
        "He published the letter his aunt wrote",
        "said",
        "she",
        None,
    ),
    ("A survey said it was late.", "it was late", "said", "A survey", None),
    ("The count rose in one survey, it said.", "The count rose in one survey", "in", "one survey", None),
    ("A letter sent through her account was late, he said.", "was late", "said", "he", None),
    ("He said it was late.", "it was late", "said", "He", None),
    ("In a town by the sea, he said, it was late.", "it was late", "said", "he", None),
    ("In its bulletin, the office cited media that suggest a war.", "a war", "suggest", "media", None),
    ("He said the letter was in a drawer.", "the letter was in a drawer", "said", "He", None),
]


@pytest.mark.parametrize(("text", "content", "cue", "source", "medium"), WHERE)
def test_where_it_was_said_or_written(text: str, content: str, cue: str, source: str, medium: str | None) -> None:
    assert circumstances(text, at(text, content), at(text, cue), at(text, source)).medium == medium


WHEN = [
    ("“No,” he said at a rally in Perrin on Friday.", "“No,”", "said", "he", "at a rally in Perrin"),
    ("He said at a news conference that it was late.", "that it was late", "said", "He", "at a news conference"),
    ("He called it “late” during a hearing.", "it “late”", "called", "He", "during a hearing"),
    ("After the meeting, she said it was late.", "it was late", "said", "she", "After the meeting"),
    ("He said it was late at the rally.", "it was late at the rally", "said", "He", None),
    ("In court documents, he asked for time.", "for time", "asked", "he", None),
    ("He said it in protest of the law.", "it", "said", "He", None),
    ("He told a rally in Perrin that it was late.", "that it was late", "told", "He", "a rally in Perrin"),
    ("“No,” the keeper told them after the match.", "“No,”", "told", "the keeper", "after the match"),
    ("“No,” she said at the opening of the bridge.", "“No,”", "said", "she", "at the opening of the bridge"),
    ("Under cross-examination, he said no.", "no", "said", "he", "Under cross-examination"),
    ("Speaking ahead of Saturday’s final, Holm said no.", "no", "said", "Holm", "ahead of Saturday’s final"),
    ("At dinner he remarked that it was late.", "it was late", "remarked", "he", "At dinner"),
    ("At a debate in Dorn, Velt said no.", "no", "said", "Velt", "At a debate in Dorn"),
    ("At a debate in Dorn, Orle, Velt said no.", "no", "said", "Velt", "At a debate in Dorn, Orle"),
    ("After the debate was over, she said no.", "no", "said", "she", None),
    ("Before the summit, few believed in a deal.", "in a deal", "believed", "few", None),
    ("In the unlikely event, she said no.", "no", "said", "she", None),
    ("“No,” he said in closing.", "“No,”", "said", "he", None),
    ("On the campaign trail, she pledges peace.", "peace", "pledges", "she", "On the campaign trail"),
    (
        "Velt said it was late, and a vote stalled in the Senate.",
        "it was late",
        "said",
        "Velt",
        None,
    ),
    ("Velt said it was late at a rally in Tamm.", "it was late", "said", "Velt", "at a rally in Tamm"),
    ("“No,” Velt told the protesters.", "“No,”", "told", "Velt", None),
    ("“No,” Velt told the protest.", "“No,”", "told", "Velt", "the protest"),
    ("Velt endorsed Orel at a rally in Tamm, Mr. Orel’s home.", "Orel", "endorsed", "Velt", "at a rally in Tamm"),
    ("In her address at the Monday rally, Velt said no.", "no", "said", "Velt", "In her address"),
    ("He asked about what she put in her convention platform.", "about what", "asked", "He", None),
]


@pytest.mark.parametrize(("text", "content", "cue", "source", "occasion"), WHEN)
def test_at_what_occasion(text: str, content: str, cue: str, source: str, occasion: str | None) -> None:
    assert circumstances(text, at(text, content), at(text, cue), at(text, source)).occasion == occasion


PAIRS = st.lists(st.tuples(st.integers(0, 150), st.integers(0, 30)), max_size=3)


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from("told us in a the letter to on X at rally said , . “ ” \n was Asked by Facebook".split(" ")),
        max_size=40,
    ),
    PAIRS,
    PAIRS,
    PAIRS,
)
def test_the_words_stand_on_the_page(
    pieces: list[str], content: list[tuple[int, int]], cue: list[tuple[int, int]], source: list[tuple[int, int]]
) -> None:
    text = " ".join(pieces)

    def spans(pairs: list[tuple[int, int]]) -> list[Span]:
        return sorted(Span(min(s, len(text)), min(s + n, len(text))) for s, n in pairs)

    for found in circumstances(text, spans(content), spans(cue), spans(source)):
        assert found is None or (found and found in text)


def test_a_telling_sign_is_no_medium_and_cheers_are_nobody() -> None:
    text = "In a clear sign of change, Velt said it was late."
    assert circumstances(text, at(text, "it was late"), at(text, "said"), at(text, "Velt")).medium is None
    text = "“We will build it,” Velt said to an enormous cheer."
    assert circumstances(text, at(text, "“We will build it,”"), at(text, "said"), at(text, "Velt")).addressee is None
    text = "“Home,” read a small sign on the door, and Velt wrote on a sign that it was late."
    assert circumstances(text, at(text, "that it was late"), at(text, "wrote"), at(text, "Velt")).medium == "a sign"


def test_no_cue_and_no_lexicon_tell_nothing() -> None:
    assert circumstances("He told us.", [], [], []) == (None, None, None)
    assert circumstances("He told us.", [], [Span(3, 7)], [], "xx") == (None, None, None)


@pytest.mark.parametrize(
    "piece", ["told ", "in a ", "a", "In a letter to ", "at the ", " ", "X ", "was ", "“", "A-b-", "the the "]
)
def test_hostile_text_is_read_to_its_end(piece: str) -> None:
    """What was quadratic here took minutes; the curve itself is in benchmarks/account.py."""
    text = piece * (100_000 // len(piece)) + "told " + piece * (100_000 // len(piece))
    cue = [Span(100_000, 100_004)]
    for _ in range(5):
        assert len(circumstances(text, [], cue, [])) == 3
        assert len(circumstances(text, [], [Span(0, len(text))], [Span(0, 2)])) == 3
    for begins in (0, 100_000):
        assert len(circumstances(text, [Span(100_005, 100_005 + begins)], cue, [Span(99_990, 99_999)])) == 3
