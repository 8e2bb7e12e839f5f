from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.resolve.doubt.verification.checks import OUTLET, find_checks, verify
from reportedly.resolve.doubt.verification.found import Check
from reportedly.resolve.doubt.verification.statements import Told
from reportedly.types import Span, VerificationStatus

CHECKS: list[tuple[str, VerificationStatus, str | None]] = [
    ("This paper was unable to check either number.", "unconfirmed", None),
    ("We could not confirm the report.", "unconfirmed", None),
    ("The claim could not be independently verified.", "unconfirmed", None),
    ("The Harbour Post could not independently verify the video.", "unconfirmed", "The Harbour Post"),
    ("Northlight, whose reporters work alone, was unable to check any of the figures.", "unconfirmed", "Northlight"),
    ("It was not immediately possible to verify the account.", "unconfirmed", None),
    ("There was no independent confirmation of the report.", "unconfirmed", None),
    ("The Associated Press has not been able to verify his account.", "unconfirmed", "The Associated Press"),
    ("The toll has not been independently confirmed.", "unconfirmed", None),
    ("The reports remain unconfirmed.", "unconfirmed", None),
    ("There is no evidence that the men were soldiers.", "unconfirmed", None),
    ("Horn falsely claimed that the vote was moved.", "disputed", None),
    ("Horn said, without evidence, that the vote was moved.", "unconfirmed", None),
    ("The claim is false.", "disputed", None),
    ("The figures are misleading.", "disputed", None),
    ("He spoke of a landing, which turned out to be false.", "disputed", None),
    ("PolitiFact rated the claim False.", "disputed", "PolitiFact"),
    ("(The actual number is closer to 15 percent, according to FactCheck.org.)", "disputed", "FactCheck.org"),
    ("The correct figure is 23.", "corrected", None),
    ("That account is disputed by two witnesses.", "disputed", "two witnesses"),
    ("The Post has seen the document.", "confirmed", "The Post"),
    ("We have seen the contract of her son.", "confirmed", None),
    ("It is so, according to documents reviewed by Reuters.", "confirmed", "Reuters"),
    ("The BBC has verified the video.", "confirmed", "The BBC"),
    ("Records reviewed by this paper confirm that he was paid.", "confirmed", "Records reviewed by this paper"),
    ("An earlier version of this article said the bridge was shut.", "corrected", None),
    ("We wrongly reported that the bridge was shut.", "corrected", None),
    ("Correction: The number is too high.", "corrected", None),
    ("Horn said that he would sell the mill. He did not.", "disputed", None),
    ("The bridge was shut in May, according to court records.", "confirmed", "court records"),
    ("The registers gave the same figures.", "confirmed", "The registers"),
    ("The minutes did not mention the second study.", "disputed", "The minutes"),
    ("Horn declined to provide any evidence.", "unconfirmed", None),
    ("Horn said it was late. That is not so.", "disputed", None),
    ("The old report is known to be false.", "disputed", None),
    ("The number of the dead remains unclear.", "unconfirmed", None),
    ("It is unclear whether the report is accurate.", "unconfirmed", None),
    ("What is unclear is whether Horn signed it.", "unconfirmed", None),
    ("No one knows whether the account is accurate.", "unconfirmed", None),
    ("Horn said the hall was full. In fact, it was half empty.", "disputed", None),
    ("A search of the mails turned up no evidence of it.", "disputed", "A search of the mails"),
    ("The register has no such name.", "disputed", "The register"),
    ("There is evidence that the claim is true.", "confirmed", None),
    ("Because of an editing error, an article of May 3 gave the wrong year.", "corrected", None),
    ("Horn clearly erred in saying that the vote was moved.", "disputed", None),
    ("His account was supported by two neighbours.", "confirmed", "two neighbours"),
    ("This article has been updated; it gave the wrong year.", "corrected", None),
    ("That is true in part.", "confirmed", None),
    ("The report was revealed to be a hoax.", "disputed", None),
    ("Horn said, without evidence of any kind, that the vote was moved.", "unconfirmed", None),
    ("The road is shut, so the claims could not be verified.", "unconfirmed", None),
    ("Such claims are impossible to check.", "unconfirmed", None),
    ("Neither that nor the other account can be checked.", "unconfirmed", None),
    ("Northlight has not been able to establish independently who fired.", "unconfirmed", "Northlight"),
    ("Whether the vote was moved, we do not know.", "unconfirmed", None),
    ("Both sides round up, and Northlight has no means of checking them.", "unconfirmed", "Northlight"),
    ("Northlight could find no record of the sale.", "unconfirmed", "Northlight"),
    ("Northlight found no record of the sale.", "disputed", "Northlight"),
    ("Nobody we spoke to could confirm the report.", "unconfirmed", None),
    ("A spokesman confirmed that the letter was genuine.", "confirmed", "A spokesman"),
    ("The letter was confirmed as genuine by two clerks.", "confirmed", "two clerks"),
    ("The ministry confirmed the authenticity of the memo.", "confirmed", "The ministry"),
    ("I have seen that letter.", "confirmed", None),
    ("A video of the fire was in fact filmed in another port in 2019.", "disputed", None),
    ("The photograph has nothing to do with the strike.", "disputed", None),
    ("A clip went round. It is in fact a recording of a drill.", "disputed", None),
    ("The Kestrel Times traced the story back to a satirical site.", "disputed", "The Kestrel Times"),
    ("Verdict: 51,000 is correct as a minimum.", "confirmed", None),
    ("Horn said there were guards in the hall. There were none.", "disputed", None),
    ("An article on Tuesday misstated the age of the mill.", "corrected", None),
    ("The Kestrel Times issued a correction.", "corrected", "The Kestrel Times"),
    ("Both warnings are in those papers.", "confirmed", None),
    ("That claim is not in the minutes.", "disputed", None),
    ("We have since spoken to two of them, and it is so.", "confirmed", None),
    ("There isn’t a shred of evidence for it.", "unconfirmed", None),
    ("Northlight was not able to stand the story up.", "unconfirmed", "Northlight"),
    ("No confirmation yet.", "unconfirmed", None),
    ("Nothing in the files bears on either account.", "unconfirmed", None),
    ("Nothing in the files supports his account.", "disputed", None),
    ("There was no independent estimate of the crowd.", "unconfirmed", None),
    ("In last week’s edition the age of the mill was incorrect. It is 12.", "corrected", None),
    ("An earlier post said that 40 had died; police now say two.", "corrected", None),
    ("Correction. We reported that four men had died. Three had.", "corrected", None),
    ("An audit in May counted 40.", "confirmed", "An audit in May"),
    ("There were two when we walked through the hall at noon.", "confirmed", None),
    ("The rota has her signing in at two.", "confirmed", "The rota"),
    ("On the mill’s own figures, it fell.", "confirmed", None),
]


@pytest.mark.parametrize(("text", "status", "by"), CHECKS)
def test_what_the_outlet_says_of_truth(text: str, status: VerificationStatus, by: str | None) -> None:
    found = find_checks(text, "Northlight")
    assert [(c.status, c.by) for c in found[:1]] == [(status, by)]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry could not confirm the report.",
        "The police did not confirm the number.",
        "Police said they could not confirm the report.",
        "“We could not verify the number,” the spokesman said.",
        "The ministry said it had not checked the lists.",
        "It is wrong to compare the two.",
        "She has seen the sea.",
        "If the claim is false, he will leave.",
        "He filed a false police report.",
        "He lost his job but was proved right.",
        "The true number of fish in the sea.",
        "True, the tax might have been too low.",
        "Many of the guests supported him.",
        "Horn waited to see if Merk would call. He did not.",
        "Horn could have told them of the letter. He didn't.",
        "The group also buys stamps, according to tax filings.",
        "Six in ten trust Horn, and a third said the same of Merk.",
        "Their analysis did not mention the second study.",
        "Horn declined to provide a list of the halls.",
        "What one wants to be true is a claim.",
        "That is not so far away.",
        "The growing number of lists gives the town a choice.",
        "The extent of the data plan remains unclear.",
        "It is unclear whether the report will help Horn.",
        "What is unclear is whether Horn will come.",
        "No one knows what the field will look like.",
        "Neither side would say so.",
        "The town has a mill. In fact, Horn founded it.",
        "He said it was late. In fact, I think so too.",
        "A search of the mails would have turned up nothing.",
        "He denounced the United Nations and rejected rumours of a deal.",
        "Those numbers have no influence on the vote.",
        "There is some evidence that most voters have made up their minds.",
        "Not so with Horn.",
        "This was right-wing policy.",
        "That was not true of his rivals.",
        "It is no case without evidence of her intent.",
        "Northlight, which is not known as friendly, came later.",
        "The prices were supported by demand.",
        "They may one day grow and verify the claims.",
        "He said so, and that is the right of all.",
        "The truth is clear.",
        "This article has been updated to include what Horn said.",
        "What is unclear is in which direction.",
        "The Harbour Post denied the report.",
        "That is true in the north as well.",
        "I had no way of knowing what was in store for me.",
        "A number of guests said they supported him at the vote.",
        "Horn admitted the mood of the two does not reflect the town.",
        "Horn claims the letter was not verified.",
        "We check for an answer and wait for two days.",
        "We walked on and were shown round by a guide.",
        "Letters must give a name.",
        "There was no immediate information on the driver.",
        "A court document says that nobody was held.",
        "I have seen letters pile up.",
        "Whether the road would open, they did not ask.",
        "The film was shot in a port in spring.",
        "The post was traced back to a clerk in Pell.",
        "It strengthens suspicion that the accusations are true.",
        "People leave a story out when it doesn’t fit the tale.",
        "",
    ],
)
def test_what_is_no_check(text: str) -> None:
    assert find_checks(text, "Northlight") == []


def test_an_editors_note_corrects_where_it_says_so() -> None:
    """What an outlet denies on a page that corrects itself is corrected, not disputed."""
    words = "Horn said that he would sell the mill.\n\nHe spoke at noon. That is not true."
    first = "Editor’s note: This is the first chapter of a book.\n\n"
    wrong = "Editor’s note: The date was wrong.\n\n"
    assert [c.status for c in find_checks(first + words)] == ["disputed"]
    assert find_checks(wrong + words)[-1].status == "corrected"


def told(text: str, *rows: tuple[str, str, str, str | None]) -> list[Told]:
    """Statements of rows: content, cue, source, parent; their ids are their places."""

    def at(piece: str) -> tuple[Span, ...]:
        return (Span(text.index(piece), text.index(piece) + len(piece)),) if piece else ()

    return [
        Told(id=str(i), content=at(c), cue=at(cue), source=at(s), parent=p) for i, (c, cue, s, p) in enumerate(rows)
    ]


TIES: list[tuple[str, list[tuple[str, str, str, str | None]], dict[str, VerificationStatus]]] = [
    (
        "The port cited stations that spoke of forty arrests. The police put it at 23. Horn said it was late."
        " This paper was unable to check either number.",
        [
            ("stations that spoke of forty arrests", "cited", "The port", None),
            ("forty arrests", "spoke of", "stations", "0"),
            ("it at 23", "put", "The police", None),
            ("it was late", "said", "Horn", None),
        ],
        {"0": "unconfirmed", "1": "unconfirmed", "2": "unconfirmed"},
    ),
    (
        "Horn said 23 men were held. Merk claimed 400 men were held. We could not confirm the number.",
        [("23 men were held", "said", "Horn", None), ("400 men were held", "claimed", "Merk", None)],
        {"1": "unconfirmed"},
    ),
    (
        "Horn said the sky was blue.\n\nMerk said the bridge was blown up. It could not be independently verified.",
        [("the sky was blue", "said", "Horn", None), ("the bridge was blown up", "said", "Merk", None)],
        {"1": "unconfirmed"},
    ),
    (
        "Horn falsely claimed that the vote was moved. Merk said it was not.",
        [("that the vote was moved", "falsely claimed", "Horn", None), ("it was not", "said", "Merk", None)],
        {"0": "disputed"},
    ),
    (
        "Horn said soldiers had fired on the ferry. Merk said the quay was empty. There is no evidence that soldiers"
        " fired on the ferry.",
        [("soldiers had fired on the ferry", "said", "Horn", None), ("the quay was empty", "said", "Merk", None)],
        {"0": "unconfirmed"},
    ),
    (
        "We have seen the contract. Its ninth paragraph says that the term may change. Horn said it was late.",
        [("that the term may change", "says", "Its ninth paragraph", None), ("it was late", "said", "Horn", None)],
        {"0": "confirmed"},
    ),
    (
        "Horn said the claims could not be independently verified. Merk said it was late.",
        [
            ("the claims could not be independently verified", "said", "Horn", None),
            ("it was late", "said", "Merk", None),
        ],
        {},
    ),
    (
        "A letter obtained by Reuters says the pay is low. Horn said it was late.",
        [("the pay is low", "says", "A letter obtained by Reuters", None), ("it was late", "said", "Horn", None)],
        {"0": "confirmed"},
    ),
    ("Horn said it was late. The police could not confirm the report.", [("it was late", "said", "Horn", None)], {}),
    (
        "Correction\n\nWe wrote that forty men were held. That was wrong.",
        [("that forty men were held", "wrote", "We", None)],
        {"0": "corrected"},
    ),
]


@pytest.mark.parametrize(("text", "rows", "expected"), TIES)
def test_of_which_statements_it_speaks(
    text: str, rows: list[tuple[str, str, str, str | None]], expected: dict[str, VerificationStatus]
) -> None:
    found = verify(find_checks(text, "The Harbour Post"), told(text, *rows), text, "The Harbour Post")
    assert {key: v.status for key, v in found.items()} == expected


def test_the_outlet_is_named_where_the_page_names_it() -> None:
    text = "Horn said 23 men were held. We could not confirm the number."
    statements = told(text, ("23 men were held", "said", "Horn", None))
    checks = find_checks(text)
    assert verify(checks, statements, text, "The Post")["0"].by == "The Post"
    assert verify(checks, statements, text)["0"].by == OUTLET
    assert verify(checks, statements, text, language="xx") == {}
    assert find_checks(text, language="xx") == []


VERDICT = """1 The bridge

What was claimed

Horn put the dead at 40. Merk held that it was 12.

What we found

The clinic wrote that it had no list.

Verdict: Unproven, both.

2 The letter

The claim

Pell said that the letter was forged.

Verdict: False. The count of 12 is misleading. 40 is correct.
"""


def test_a_verdict_speaks_of_what_stands_under_the_heading_of_its_part() -> None:
    rows = told(
        VERDICT,
        ("the dead at 40", "put", "Horn", None),
        ("that it was 12", "held", "Merk", None),
        ("that it had no list", "wrote", "The clinic", None),
        ("that the letter was forged", "said", "Pell", None),
    )
    alone = VERDICT[: VERDICT.index(" The count")]
    found = verify(find_checks(alone, "Plumb"), rows, alone, "Plumb")
    assert {key: v.status for key, v in found.items()} == {"0": "unconfirmed", "1": "unconfirmed", "3": "disputed"}


def test_a_newspaper_corrects_what_it_printed() -> None:
    text = "The Dunford Mail said 40 men were held. Horn thought it was true. The newspaper has since amended its text."
    rows = told(text, ("40 men were held", "said", "The Dunford Mail", None), ("it was true", "thought", "Horn", None))
    assert set(verify(find_checks(text, "Plumb"), rows, text, "Plumb")) == {"0"}


def test_the_word_of_experts_is_a_check_and_the_word_of_a_party_is_none() -> None:
    for who, expected in (("two researchers", {"0"}), ("a spokesman", set[str]())):
        text = f"Horn said the salt was old. That claim is wrong, according to {who}."
        rows = told(
            text,
            ("the salt was old", "said", "Horn", None),
            ("That claim is wrong", "according to", who, None),
        )
        assert set(verify(find_checks(text, "Plumb"), rows, text, "Plumb")) == expected


def test_what_an_article_is_about_is_not_what_it_misstated() -> None:
    text = "An article on Tuesday about the woes of the mill misstated its age. It is 12."
    rows = told(text, ("the woes of the mill", "about", "An article", None))
    assert verify(find_checks(text, "Plumb"), rows, text, "Plumb") == {}


def test_a_picture_that_seems_to_show_something_is_checked_for_it() -> None:
    text = "A video appears to show a ship on fire. The video was in fact filmed in another port in 2019."
    rows = told(text, ("a ship on fire", "appears to show", "A video", None))
    assert {k: v.status for k, v in verify(find_checks(text, "Plumb"), rows, text).items()} == {"0": "disputed"}


def test_a_bare_figure_is_the_statement_that_gives_it() -> None:
    text = "Horn put the dead at 40. Merk said that it was 12. Verdict: 40 is correct."
    rows = told(text, ("the dead at 40", "put", "Horn", None), ("that it was 12", "said", "Merk", None))
    assert {k: v.status for k, v in verify(find_checks(text, "Plumb"), rows, text).items()} == {"0": "confirmed"}


def test_what_is_checked_is_looked_for_by_what_it_is_about() -> None:
    text = (
        "Horn said the bank sent the letter. Merk said it was late. Pell said the hall was full.\n\n"
        "The Courier could not verify the statements about the letter."
    )
    rows = told(
        text,
        ("the bank sent the letter", "said", "Horn", None),
        ("it was late", "said", "Merk", None),
        ("the hall was full", "said", "Pell", None),
    )
    assert set(verify(find_checks(text, "The Courier"), rows, text, "The Courier")) == {"0"}


def test_an_aside_between_brackets_is_not_what_a_check_takes_up() -> None:
    text = "Horn said 250 men were held (Merk counted 10). But Plumb News found that the story was false."
    rows = told(text, ("250 men were held", "said", "Horn", None), ("10", "counted", "Merk", None))
    assert set(verify(find_checks(text, "The Courier"), rows, text, "The Courier")) == {"0"}


def test_a_figure_that_is_repeated_shares_its_fate() -> None:
    text = (
        "Drovia wants 400,000 more soldiers, media say. The line was long. The bread was gone.\n\n"
        "The office cited media that want 400,000 more soldiers counted. Merland Radio could not confirm the figure."
    )
    statements = told(
        text,
        ("Drovia wants 400,000 more soldiers", "say", "media", None),
        ("media that want 400,000 more soldiers counted", "cited", "The office", None),
    )
    assert set(verify(find_checks(text, "Merland Radio"), statements, text)) == {"0", "1"}


SHARED: list[tuple[str, list[tuple[str, str, str, str | None]], dict[str, VerificationStatus]]] = [
    (  # as many as are counted, and no more
        "Horn said the rain would stop by noon on Friday. The police put the arrests at 23. The lawyers counted 52"
        " arrests. The port spoke of forty arrests. This paper was unable to check any of the three figures.",
        [
            ("the rain would stop by noon on Friday", "said", "Horn", None),
            ("the arrests at 23", "put", "The police", None),
            ("52 arrests", "counted", "The lawyers", None),
            ("forty arrests", "spoke of", "The port", None),
        ],
        {"1": "unconfirmed", "2": "unconfirmed", "3": "unconfirmed"},
    ),
    (  # the saying and what is said in it
        "Horn said a guard had told him that the gate was open. This could not be confirmed.",
        [
            ("a guard had told him that the gate was open", "said", "Horn", None),
            ("that the gate was open", "had told", "a guard", "0"),
        ],
        {"0": "unconfirmed", "1": "unconfirmed"},
    ),
    (  # what a speaker thinks aloud is not what was falsely said
        "Horn falsely claimed the vote was moved: “They moved it by a week, and I think that was a scandal.”",
        [
            (
                "the vote was moved: “They moved it by a week, and I think that was a scandal.”",
                "falsely claimed",
                "Horn",
                None,
            ),
            ("that was a scandal", "think", "I", "0"),
        ],
        {"0": "disputed"},
    ),
    (  # one figure, although another source gives one too
        "Horn said 230 men were held. Merk said 400 men were held. The figure of Horn could not be confirmed.",
        [("230 men were held", "said", "Horn", None), ("400 men were held", "said", "Merk", None)],
        {"0": "unconfirmed"},
    ),
    (  # what confirms one does not confirm whoever says it again
        "A guide says the old mill grinds village wheat. It does. The weather was fine, and there was a market.\n\n"
        "Horn says the old mill grinds village wheat.",
        [
            ("the old mill grinds village wheat", "says", "A guide", None),
            ("old mill grinds village wheat.", "Horn says", "", None),
        ],
        {"0": "confirmed"},
    ),
    (  # all of what is checked is in the check's own words, and they are others
        "Horn said the mill paid for the new school. There is no evidence that the river was poisoned by the mill.",
        [("the mill paid for the new school", "said", "Horn", None)],
        {},
    ),
    (  # nobody says it
        "The memo, a copy of which was obtained by this paper, appears to be the fullest account of the plan.",
        [("to be the fullest account of the plan", "appears", "", None)],
        {},
    ),
    (  # who speaks inside a quotation is not the outlet
        "“We believe the bridge was blown up,” Horn said. There is no evidence that the bridge was blown up.",
        [
            ("“We believe the bridge was blown up,”", "said", "Horn", None),
            ("the bridge was blown up", "believe", "We", "0"),
        ],
        {"0": "unconfirmed", "1": "unconfirmed"},
    ),
    (  # the answer stands nearer, and what it answers is meant
        "Horn said the guards had been sent home. The ministry called the report pure invention. This paper has not"
        " verified it.",
        [
            ("the guards had been sent home", "said", "Horn", None),
            ("the report pure invention", "called", "The ministry", None),
        ],
        {"0": "unconfirmed"},
    ),
    (  # no proof of something that is told, and it is something else
        "The harbour office told Horn that its letters were lost. The report cited no evidence that Merk had warned"
        " the crew of the fire.",
        [("that its letters were lost", "told", "The harbour office", None)],
        {},
    ),
    (  # no proof of what was said
        "Horn said Merk had warned the crew of the fire. He cited no evidence that Merk had warned the crew of the"
        " fire.",
        [("Merk had warned the crew of the fire", "said", "Horn", None)],
        {"0": "unconfirmed"},
    ),
    (  # whose letter was seen says something in it, and nothing of what was said before
        "A second guard backed the story of Horn. In a letter provided to this paper, the guard said the gate was"
        " shut.",
        [("the story of Horn", "backed", "A second guard", None), ("the gate was shut", "said", "the guard", None)],
        {},
    ),
    (  # nobody checks their own word
        "The Velt Times confirmed that story, saying that the tanks were empty in May.",
        [("that the tanks were empty in May", "saying", "The Velt Times", None)],
        {},
    ),
    (  # a letter that was seen belies what is said of all
        "The board said no parent had complained of the lunches. This paper holds a copy of a letter of complaint.",
        [("no parent had complained of the lunches", "said", "The board", None)],
        {"0": "disputed"},
    ),
    (  # his words are not her statement
        "He said he was not asked about the dam. Her statement was false.",
        [("he was not asked about the dam", "said", "He", None)],
        {},
    ),
    (  # news begins a paragraph for every sentence
        "Merk said the bridge was sold in May.\n\nThat was not true.",
        [("the bridge was sold in May", "said", "Merk", None)],
        {"0": "disputed"},
    ),
    (  # who presents a programme speaks for the outlet
        "REPORTER: Horn told me the well was closed in May. I could not confirm that.",
        [
            ("Horn told me the well was closed in May. I could not confirm that.", "", "REPORTER", None),
            ("the well was closed in May", "told", "Horn", "0"),
        ],
        {"1": "unconfirmed"},
    ),
    (  # a guest does not
        "GUEST: Horn told me the well was closed in May. I could not confirm that.",
        [
            ("Horn told me the well was closed in May. I could not confirm that.", "", "GUEST", None),
            ("the well was closed in May", "told", "Horn", "0"),
        ],
        {},
    ),
    (  # what has been spoken of is left for what has not
        "Merk says Minister Horn assured farmers that the spray was harmless. He did. A film from June has him saying"
        " so. Horn insists that he repeated what the agency had told him. Nothing in the letters supports the"
        " minister’s version.",
        [
            ("Minister Horn assured farmers that the spray was harmless", "says", "Merk", None),
            ("that he repeated what the agency had told him", "insists", "Horn", None),
        ],
        {"0": "confirmed", "1": "disputed"},
    ),
]


@pytest.mark.parametrize(("text", "rows", "expected"), SHARED)
def test_which_others_share_what_is_said_of_one(
    text: str, rows: list[tuple[str, str, str, str | None]], expected: dict[str, VerificationStatus]
) -> None:
    found = verify(find_checks(text, "The Harbour Post"), told(text, *rows), text, "The Harbour Post")
    assert {key: v.status for key, v in found.items()} == expected


def test_a_circle_of_parents_ends() -> None:
    text = "Horn said 23 men were held. We could not confirm the number."
    (one,) = told(text, ("23 men were held", "said", "Horn", "0"))
    assert set(verify(find_checks(text), [one], text)) == {"0"}


BESIDE: list[tuple[str, VerificationStatus]] = [
    ("The paper could not confirm this.", "unconfirmed"),
    ("Those assertions could not be checked.", "unconfirmed"),
    ("It was not possible for the Courier to verify his account.", "unconfirmed"),
    ("The document’s authenticity could not be established.", "unconfirmed"),
    ("There was no way to verify the claim.", "unconfirmed"),
    ("No documents were provided to support the claim.", "unconfirmed"),
    ("The ministry gave no evidence for the claim.", "unconfirmed"),
    ("He showed no proof.", "unconfirmed"),
    ("The battlefield reports have not been independently verified.", "unconfirmed"),
    ("The Courier has not seen the report.", "unconfirmed"),
    ("We have been unable to trace anyone who saw it.", "unconfirmed"),
    ("Whether that happened is impossible to say.", "unconfirmed"),
    ("No one could say whether it was true.", "unconfirmed"),
    ("It is not clear whether the account is accurate.", "unconfirmed"),
    ("The account is impossible to check from here.", "unconfirmed"),
    ("That figure is unverified.", "unconfirmed"),
    ("These reports are unconfirmed.", "unconfirmed"),
    ("It could not be learned whether the bridge was blown up.", "unconfirmed"),
    ("The allegation has never been tested in court.", "unconfirmed"),
    ("The allegation remains unproven.", "unconfirmed"),
    ("His version cannot be checked.", "unconfirmed"),
    ("The statement could not immediately be verified.", "unconfirmed"),
    ("The claim has yet to be independently confirmed.", "unconfirmed"),
    ("This could not be confirmed.", "unconfirmed"),
    ("The Courier has been unable to corroborate the story.", "unconfirmed"),
    ("We have no way of knowing whether this is so.", "unconfirmed"),
    ("We could not verify his claim with other sources.", "unconfirmed"),
    ("No other source has confirmed this.", "unconfirmed"),
    ("The company did not provide documents to back up the statement.", "unconfirmed"),
    ("The claim is based on a single source and has not been corroborated.", "unconfirmed"),
    ("The Courier asked for the figures and was refused; the number stands unchecked.", "unconfirmed"),
    ("The Courier is still seeking to verify the report.", "unconfirmed"),
    ("It is unknown if the bridge was destroyed.", "unconfirmed"),
    ("The Courier has seen the letter, which confirms this.", "confirmed"),
    ("Three other people confirmed his account.", "confirmed"),
    ("Satellite images reviewed by the Courier show the bridge in ruins.", "confirmed"),
    ("Court records confirm the account.", "confirmed"),
    ("Hospital records support his claim.", "confirmed"),
    ("His account was corroborated by two neighbours.", "confirmed"),
    ("That was confirmed by three officials.", "confirmed"),
    ("A copy of the order, obtained by the Courier, says the bridge was to be blown up.", "confirmed"),
    ("Video verified by the Courier shows the bridge destroyed.", "confirmed"),
    ("The claim is true.", "confirmed"),
    ("He is right: the bridge is gone.", "confirmed"),
    ("That is correct.", "confirmed"),
    ("The letter, seen by the Courier, bears him out.", "confirmed"),
    ("Photographs from the scene bear this out.", "confirmed"),
    ("Records seen by the Courier back up her story.", "confirmed"),
    ("We visited the site and found the bridge destroyed.", "confirmed"),
    ("Our reporters saw the wreck of the bridge.", "confirmed"),
    ("A second official confirmed it.", "confirmed"),
    ("The Courier was able to confirm the report with two officials.", "confirmed"),
    ("The Courier confirmed the explosion by geolocating two videos.", "confirmed"),
    ("Documents in the Courier’s possession confirm it.", "confirmed"),
    ("The ministry’s own figures bear that out.", "confirmed"),
    ("The police report confirms this.", "confirmed"),
    ("An independent audit confirmed the figure.", "confirmed"),
    ("Emails show he was right.", "confirmed"),
    ("A spokesman later confirmed the report.", "confirmed"),
    ("The minutes, which the Courier has read, record the decision about the bridge.", "confirmed"),
    ("Phone records obtained by this newspaper corroborate the account.", "confirmed"),
    ("The company later confirmed this.", "confirmed"),
    ("Other witnesses gave similar accounts.", "confirmed"),
    ("That is false.", "disputed"),
    ("This is not true.", "disputed"),
    ("That is wrong.", "disputed"),
    ("There is no evidence for this.", "unconfirmed"),
    ("There is no evidence that the bridge was blown up.", "unconfirmed"),
    ("The Courier found no evidence of this.", "disputed"),
    ("No such order exists.", "disputed"),
    ("The records contradict this.", "disputed"),
    ("Official records tell a different story.", "disputed"),
    ("The company’s own accounts tell a different story.", "disputed"),
    ("The figure does not appear in the report.", "disputed"),
    ("In reality, it collapsed.", "disputed"),
    ("The truth is different.", "disputed"),
    ("Engineers dispute that account.", "disputed"),
    ("His own diary contradicts him.", "disputed"),
    ("The photograph is from 2016.", "disputed"),
    ("The photo was taken in 2016, not this year.", "disputed"),
    ("The video is old and shows another bridge.", "disputed"),
    ("Our verdict: false.", "disputed"),
    ("Rating: Misleading", "disputed"),
    ("We rate this claim False.", "disputed"),
    ("Fact check: false.", "disputed"),
    ("The claim has been debunked.", "disputed"),
    ("That claim does not stand up to scrutiny.", "disputed"),
    ("The numbers do not add up.", "disputed"),
    ("But satellite images show the bridge intact.", "disputed"),
    ("Police records show otherwise.", "disputed"),
    ("Data from the ministry show the opposite.", "disputed"),
    ("The evidence points the other way.", "disputed"),
    ("Other witnesses contradicted that account.", "disputed"),
    ("Two other witnesses gave a different account.", "disputed"),
    ("But the documents say nothing of the kind.", "disputed"),
    ("Nothing of the sort happened.", "disputed"),
    ("The Courier visited the site and found the bridge intact.", "disputed"),
    ("That was not the case.", "disputed"),
    ("This is misleading.", "disputed"),
    ("It is a myth.", "disputed"),
    ("The statement was untrue.", "disputed"),
    ("The quotation is fabricated.", "disputed"),
    ("The image was generated with artificial intelligence.", "disputed"),
    ("The claim lacks any basis.", "disputed"),
    ("The figure is almost certainly too high.", "disputed"),
    ("This contradicts what the minister told parliament.", "disputed"),
    ("A review of court files by the Courier found no such case.", "disputed"),
    ("That turned out not to be the case.", "disputed"),
    ("The court found otherwise.", "disputed"),
    ("Not according to the records.", "disputed"),
    ("The document makes no mention of a bridge.", "disputed"),
    ("The report says nothing of the kind.", "disputed"),
    ("The order, which the Courier has seen, contains no such passage.", "disputed"),
    ("He later corrected the statement.", "corrected"),
    ("The ministry later withdrew the claim.", "corrected"),
    ("The statement was later retracted.", "corrected"),
    ("The figure was later revised.", "corrected"),
    ("The company has since retracted the statement.", "corrected"),
    ("The Courier has not independently verified the statement.", "unconfirmed"),
    ("His account could not be independently corroborated by the Courier.", "unconfirmed"),
    ("It has not been possible to verify this independently.", "unconfirmed"),
    ("The claim could not be checked against official records.", "unconfirmed"),
    ("It was impossible to establish who was behind the blast.", "unconfirmed"),
    ("Who was responsible could not be established.", "unconfirmed"),
    ("There is no independent verification of the claim.", "unconfirmed"),
    ("We cannot say whether this is true.", "unconfirmed"),
    ("I could not verify this.", "unconfirmed"),
    ("I was not able to confirm it.", "unconfirmed"),
    ("The accuracy of the figure could not be confirmed.", "unconfirmed"),
    ("The details could not be independently confirmed.", "unconfirmed"),
    ("The Courier did not have access to the site and could not verify the account.", "unconfirmed"),
    ("The Courier was not immediately able to verify the battlefield claim.", "unconfirmed"),
    ("He offered nothing to support the claim.", "unconfirmed"),
    ("The claim comes without proof.", "unconfirmed"),
    ("It remains unclear whether the bridge was in fact blown up.", "unconfirmed"),
    ("The Courier asked for proof; none was provided.", "unconfirmed"),
    ("No evidence was provided.", "unconfirmed"),
    ("That could not be verified.", "unconfirmed"),
    ("The Courier reviewed the order, which supports the account.", "confirmed"),
    ("Two other officials confirmed this to the Courier.", "confirmed"),
    ("The Courier has verified the claim with three sources.", "confirmed"),
    ("That is borne out by the records.", "confirmed"),
    ("Three neighbours confirmed his version.", "confirmed"),
    ("Satellite pictures confirm it.", "confirmed"),
    ("Medical records seen by the Courier confirm the injuries.", "confirmed"),
    ("The bank statements, which were shown to the Courier, support this.", "confirmed"),
    ("The figure is correct.", "confirmed"),
    ("Official data bear this out.", "confirmed"),
    ("Documents obtained by the Courier support the allegation.", "confirmed"),
    ("We have independently confirmed that the bridge was blown up.", "confirmed"),
    ("The figure is wrong: the report gives 12.", "disputed"),
    ("This claim is baseless.", "disputed"),
    ("None of this is true.", "disputed"),
    ("The allegation is without foundation.", "disputed"),
    ("The Courier’s analysis of the records shows otherwise.", "disputed"),
    ("But the records show that only 12 men were there.", "disputed"),
    ("The records show no such thing.", "disputed"),
    ("The hospital’s records contradict the minister.", "disputed"),
    ("That contradicts the official report.", "disputed"),
    ("There is nothing to suggest that the bridge was blown up.", "unconfirmed"),
    ("There is no record of any explosion.", "unconfirmed"),
    ("There is no truth in the claim.", "disputed"),
    ("That is simply not true.", "disputed"),
    ("Conclusion: The claim is misleading.", "disputed"),
    ("This is inaccurate.", "disputed"),
    ("In truth, there were 12.", "disputed"),
    ("The minister’s figure was inflated.", "disputed"),
    ("But there is no basis for this.", "disputed"),
    ("Her account is supported by phone records.", "confirmed"),
    ("His account is consistent with hospital records.", "confirmed"),
    ("Records at the land registry confirm the sale.", "confirmed"),
    ("Satellite imagery analysed by the Courier corroborates the account.", "confirmed"),
    ("That is true as far as it goes.", "confirmed"),
    ("The Courier has read the minutes, and they say so.", "confirmed"),
    ("The annual report gives the same figure.", "confirmed"),
    ("The minutes, read by the Courier, record it.", "confirmed"),
    ("The numbers check out.", "confirmed"),
    ("The records back her up.", "confirmed"),
    ("They were.", "confirmed"),
    ("This is accurate.", "confirmed"),
    ("We consider the account credible.", "confirmed"),
    ("The army later revised its figure downwards.", "corrected"),
    ("The ministry has since corrected itself.", "corrected"),
    ("The paper apologised and withdrew the story.", "corrected"),
    ("The tweet was later deleted.", "corrected"),
    ("An audit turned up nothing.", "disputed"),
    ("Experts have questioned the figure.", "disputed"),
    ("He is wrong.", "disputed"),
    ("He never did.", "disputed"),
    ("In fact, there were 12.", "disputed"),
    ("In reality the number was 12.", "disputed"),
    ("Ministry figures put it at 12.", "disputed"),
    ("No such firm is registered.", "disputed"),
    ("No such law exists.", "disputed"),
    ("Scientists reject the claim.", "disputed"),
    ("That is at odds with the log.", "disputed"),
    ("That is only half the story.", "disputed"),
    ("That is wrong by a factor of three.", "disputed"),
    ("The actual figure is closer to 12.", "disputed"),
    ("The contract, which we have read, says nothing about a bridge.", "disputed"),
    ("The figure is inflated.", "disputed"),
    ("The image is old.", "disputed"),
    ("The log tells it differently.", "disputed"),
    ("The minutes tell a different story.", "disputed"),
    ("The number has been called into question.", "disputed"),
    ("The photograph was taken in 2016.", "disputed"),
    ("The picture has been doctored.", "disputed"),
    ("The register has no such entry.", "disputed"),
    ("The register shows 12.", "disputed"),
    ("The story does not hold water.", "disputed"),
    ("The sum is wrong.", "disputed"),
    ("The video has been edited.", "disputed"),
    ("This flatly contradicts the log.", "disputed"),
    ("Two colleagues remember it differently.", "disputed"),
    ("We rate this claim mostly false.", "disputed"),
    ("He did not provide evidence for the claim.", "unconfirmed"),
    ("He did not say how he knew.", "unconfirmed"),
    ("His account, like the others, could not be checked.", "unconfirmed"),
    ("It has not been possible to check this claim.", "unconfirmed"),
    ("No documents were produced to support the allegation.", "unconfirmed"),
    ("None of it could be verified.", "unconfirmed"),
    ("None of the three could be confirmed.", "unconfirmed"),
    ("She would not name her source.", "unconfirmed"),
    ("The Courier asked for a copy of the list; none has been sent.", "unconfirmed"),
    ("The Courier could not obtain the document.", "unconfirmed"),
    ("The Courier did not see the document itself.", "unconfirmed"),
    ("The Courier has seen neither the letter nor a copy of it.", "unconfirmed"),
    ("The Red Cross could not confirm the report.", "unconfirmed"),
    ("The account rests on one witness and should be treated with caution.", "unconfirmed"),
    ("The allegations have not been tested in court.", "unconfirmed"),
    ("The claim could not be tested.", "unconfirmed"),
    ("The claim rests on a single source.", "unconfirmed"),
    ("The claim went unverified.", "unconfirmed"),
    ("The ministry did not say where the number came from.", "unconfirmed"),
    ("The ministry has not published the figures on which it relies.", "unconfirmed"),
    ("The ministry has published no list.", "unconfirmed"),
    ("This is unverified.", "unconfirmed"),
    ("We weren't able to confirm that on our own.", "unconfirmed"),
    ("Both confirmed it.", "confirmed"),
    ("Medical records are consistent with his account.", "confirmed"),
    ("State data back her up.", "confirmed"),
    ("The minutes of the meeting bear that out.", "confirmed"),
    ("The number is right.", "confirmed"),
    ("Three others, interviewed separately, told the same story.", "confirmed"),
    ("We were able to confirm the date.", "confirmed"),
    ("He later conceded that he had been wrong.", "corrected"),
    ("The ministry has since withdrawn the figure.", "corrected"),
    ("A search of the archive found nothing of the kind.", "disputed"),
    ("It is not true.", "disputed"),
    ("Our count came to 12.", "disputed"),
    ("Our own count was 12.", "disputed"),
    ("Quite the opposite.", "disputed"),
    ("That is an exaggeration.", "disputed"),
    ("That is not what the contract says.", "disputed"),
    ("That's not what the records show.", "disputed"),
    ("The figure is 12, not 40.", "disputed"),
    ("The ledger contains no such payment.", "disputed"),
    ("The number is made up.", "disputed"),
    ("The picture was taken elsewhere.", "disputed"),
    ("The real figure was 12.", "disputed"),
    ("The report in fact says the reverse.", "disputed"),
    ("The reverse is the case.", "disputed"),
    ("The story was shown to be false.", "disputed"),
    ("The video shows a different bridge.", "disputed"),
    ("This is hard to reconcile with the log.", "disputed"),
    ("This is only partly true.", "disputed"),
    ("Three colleagues dispute that.", "disputed"),
    ("We counted only 12.", "disputed"),
    ("We looked for it and found nothing.", "disputed"),
    ("As with all such claims, it could not be verified.", "unconfirmed"),
    ("I could not find a second person who had heard it.", "unconfirmed"),
    ("It has not been established who gave the order.", "unconfirmed"),
    ("It is his word against hers.", "unconfirmed"),
    ("Neither side offered proof.", "unconfirmed"),
    ("Nobody outside the army has been able to inspect the site.", "unconfirmed"),
    ("Not all of it can be verified.", "unconfirmed"),
    ("Prosecutors have yet to produce evidence of this.", "unconfirmed"),
    ("She said she had proof but did not show it.", "unconfirmed"),
    ("The ministry would not show us the order.", "unconfirmed"),
    ("The names could not be confirmed.", "unconfirmed"),
    ("The rest of his story we could not check.", "unconfirmed"),
    ("There were no other witnesses.", "unconfirmed"),
    ("These figures could not be cross-checked.", "unconfirmed"),
    ("We asked the ministry for proof. None came.", "unconfirmed"),
    ("We could not confirm the names on the list.", "unconfirmed"),
    ("We could verify some of this, but not all.", "unconfirmed"),
    ("We found no one who had seen it.", "unconfirmed"),
    ("We found nobody who could confirm it.", "unconfirmed"),
]
APART = [
    "The police confirmed the arrest of two men.",
    "Pell was confirmed as director.",
    "The minister is due to speak on Friday.",
    "Officials were not able to attend.",
    "He could not say when the road would open.",
    "The court found him guilty of false accounting.",
    "There is no evidence that the weather will change.",
    "A spokesman said the ministry could not confirm the number.",
    "The company said the reports were false.",
    "She has seen the sea.",
    "The documents were signed on Monday.",
    "He was taken to hospital in 2016.",
    "Two thirds of voters rejected the plan in March.",
    "The records were published on Friday.",
    "The club confirmed that he would leave.",
    "It is not possible to park there.",
    "Workers found the body of a dog.",
    "The report lists several measures for schools.",
    "He disputed a parking fine in 2019.",
    "In fact, she is a doctor.",
    "It is true that prices have risen.",
    "The road was checked on Tuesday.",
    "The film is based on a true story.",
    "The shop sells fake handbags.",
    "In fact, the bridge is still standing.",
    "Actually, it was closed for repairs.",
    "It was not clear how he had arrived there.",
    # what a party says of another is a statement of its own
    "The council disputes this.",
    "The council rejects that account.",
    "The ministry contests the figure.",
    "Officials have denounced the report as fake.",
    "The company disputes the allegation.",
    "The firm disputes that version of events.",
    "The ministry disputed his account.",
]
STATED = (
    "Mayor Pell said it was late. Minister Horn said on Monday that the bridge at Sumé had been blown up by 40 men. "
)


def of_the_bridge(after: str) -> dict[str, VerificationStatus]:
    text = STATED + after
    rows = told(
        text,
        ("it was late", "said", "Mayor Pell", None),
        ("that the bridge at Sumé had been blown up by 40 men", "said on Monday", "Minister Horn", None),
    )
    found = verify(find_checks(text, "The Dunmore Courier"), rows, text, "The Dunmore Courier")
    return {key: v.status for key, v in found.items()}


@pytest.mark.parametrize(("after", "status"), BESIDE)
def test_many_wordings_speak_of_the_statement_before(after: str, status: VerificationStatus) -> None:
    assert of_the_bridge(after) == {"1": status}


@pytest.mark.parametrize("after", APART)
def test_what_stands_near_and_speaks_of_something_else(after: str) -> None:
    assert of_the_bridge("The weather was fine. The town was quiet, and the shops were open all day. " + after) == {}


PIECES = (
    "we could not confirm verify the number claim 23 forty either is false . , \n “ ” said Horn falsely claimed"
    " The Post has seen document turned out disputed by Correction no evidence that"
).split(" ")
PAIRS = st.lists(st.tuples(st.integers(0, 150), st.integers(0, 30)), max_size=2)


@settings(max_examples=80)
@given(st.lists(st.sampled_from(PIECES), max_size=40), st.lists(st.tuples(PAIRS, PAIRS, PAIRS), max_size=6))
def test_spans_lie_in_the_text(
    pieces: list[str], rows: list[tuple[list[tuple[int, int]], list[tuple[int, int]], list[tuple[int, int]]]]
) -> None:
    text = " ".join(pieces)

    def spans(pairs: list[tuple[int, int]]) -> tuple[Span, ...]:
        return tuple(sorted(Span(min(s, len(text)), min(s + n, len(text))) for s, n in pairs))

    statements = [
        Told(id=str(i), content=spans(a), cue=spans(b), source=spans(c), parent=str(i - 1) if i % 2 else None)
        for i, (a, b, c) in enumerate(rows)
    ]
    checks = find_checks(text)
    for check in checks:
        assert isinstance(check, Check) and 0 <= check.span.start < check.span.end <= len(text)
    for key, found in verify(checks, statements, text).items():
        assert int(key) < len(statements) and found.span in {c.span for c in checks}


@pytest.mark.parametrize(
    "piece",
    [
        "confirm ",
        "we could not ",
        "a",
        "a-",
        "false claim ",
        "The ",
        "has not been ",
        " ",
        "“",
        "report which ",
        "We could not confirm it. ",
        "Not true. ",
        "records show ",
        "the document, which the ",
        "claim that ",
        "An article said it. ",
        "was never ",
        ", a claim that ",
    ],
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    text = "confirm " + piece * (30_000 // len(piece))
    started = time.process_time()
    find_checks(text)
    assert time.process_time() - started < 2


def test_many_checks_of_many_statements_take_linear_time() -> None:
    def took(n: int) -> float:
        unit = "Horn said 23 men were held. We could not confirm the number. "
        text = unit * n
        statements = [
            Told(
                id=str(i),
                content=(Span(i * len(unit) + 10, i * len(unit) + 26),),
                cue=(Span(i * len(unit) + 5, i * len(unit) + 9),),
                source=(Span(i * len(unit), i * len(unit) + 4),),
            )
            for i in range(n)
        ]
        started = time.process_time()
        found = verify(find_checks(text), statements, text)
        assert len(found) == n
        return time.process_time() - started

    small, large = took(100), took(800)
    assert large < 30 * max(small, 0.01)
