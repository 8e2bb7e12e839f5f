"""A site of twelve invented pages of one outlet, with what such sites put under everything, for tests of boilerplate.

Nine report on one campaign, as the ledgers of our users do: six of them repeat its background at their end, three quote
the same words in the middle. Two are one report under two addresses. One is a page of another outlet.
"""

from __future__ import annotations

from html import escape

from reportedly.identity import capture_id
from reportedly.types import Capture

OUTLET = "The Harbour Post"
ABOUT = "The Harbour Post is an independent newspaper. We believe that a harbour belongs to those who work in it."
NEWSLETTER = "Sign up for our newsletter, The Quay, and get the week in Brackwater on Friday morning."
STORY = "If you have a story, write to desk@harbour.example: we protect those who talk to us."
FOLLOW = "Follow us on the usual networks."
RIGHTS = "© The Harbour Post. All rights reserved."
FURNITURE = (ABOUT, NEWSLETTER, STORY, FOLLOW, RIGHTS)

BACKGROUND = "The campaign Stand Up began in March and has put up 4,000 posters in the ports of Merland."
REPORTED = "The Harbour Post reported in April that the posters were paid for by the ministry."
QUOTED = "“We need every hand that can hold a rope,” Mara Velt said when our campaign, as she calls it, began."
UNCHECKED = "We could not verify the number, and the ministry did not answer our questions."

STORIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Posters go up along the quay", (
        "Workers put up two hundred posters along the quay of Brackwater on Monday morning.",
        "“Nobody asked us,” said Ana Orme, who has run the fish market for thirty years.", QUOTED,
        "By noon rain had washed a dozen of them into the harbour.", BACKGROUND, REPORTED)),
    ("Recruiters visit the school at Ostrel", (
        "Three recruiters spoke to the oldest pupils of Ostrel on Tuesday, the headmistress said.",
        "She called the visit a mistake. Parents had not been told.", QUOTED,
        "One pupil signed a paper, and his mother has asked for it back.", BACKGROUND)),
    ("Forty names on a list", (
        "A list with forty names hangs in the window of the recruitment office in Kalsburg.",
        "A clerk said that all of them had come of their own will.", UNCHECKED,
        "Two families deny that their sons ever signed.", BACKGROUND, REPORTED)),
    ("The minister defends the contracts", (
        "Ivo Hasp, the minister of ports, defended the contracts in parliament on Thursday.",
        "“Whoever signs knows what he signs,” he told the house.", QUOTED,
        "The opposition walked out before he had ended.", BACKGROUND)),
    ("A night at the gate", (
        "Some sixty people stood at the gate of the yard until morning.",
        "They sang, and the guards let them.", UNCHECKED,
        "At six the first shift went in without a word.", BACKGROUND, REPORTED)),
    ("What the contract says", (
        "The contract has four pages, of which the third was blacked out in our copy.",
        "It binds the recruit for two years, according to the lawyer Per Lund.",
        "He advises nobody to sign it.", UNCHECKED, BACKGROUND)),
    ("The harbour master resigns", (
        "Jon Brandt, harbour master for eleven years, has resigned.",
        "He gave no reason. His deputy takes over on Friday.",
        "The town council learned of it from the radio.")),
    ("Boats return with full nets", (
        "After three weak seasons the boats came back with full nets this week.",
        "“I had forgotten what herring smells like,” said the skipper Ole Tamm.",
        "Prices fell by a third within a day.")),
    ("Bridge closed until spring", (
        "The bridge over the Lun stays closed until spring, the roads office announced.",
        "An inspection had found cracks in two of its piers.",
        "Buses go by way of Merrin in the meantime.")),
    ("Ferry to Aldersee runs again", (
        "The ferry to Aldersee runs again after nine days.",
        "A part for its engine had to come from abroad.",
        "The first boat left with six passengers and a goat.", "The winter timetable holds until March.")),
    ("Ferry to Aldersee runs again, with a goat", (
        "The ferry to Aldersee runs again after nine days.",
        "A part for its engine had to come from abroad.",
        "The first boat left with six passengers and a goat.", "The winter timetable holds until March.")),
)  # fmt: skip


def page(number: int, *more: str, outlet: str = OUTLET, furniture: tuple[str, ...] = FURNITURE) -> Capture:
    """A page of the site, from 0 to 10; `more` are paragraphs behind the story."""
    title, story = STORIES[number]
    address = f"https://harbour.example/{number}"
    about, *below = furniture or ("",)
    paragraphs = "".join(f"<p>{escape(words)}</p>" for words in (about, *story, *more, *below) if words)
    body = (
        f"<html lang=en><head><title>{escape(title)}</title><link rel=canonical href='{address}'>"
        f"<meta property='og:site_name' content='{escape(outlet)}'>"
        f"<meta property='article:published_time' content='2024-05-{number + 8:02}T09:00:00+02:00'></head>"
        f"<body><nav><a href='/'>Home</a> <a href='/ports'>Ports</a></nav>"
        f"<article><h1>{escape(title)}</h1>{paragraphs}</article></body></html>"
    ).encode()
    return Capture(id=capture_id(address, body), origin=address, body=body, address=address, media_type="text/html")


def elsewhere() -> Capture:
    """A page of another outlet that has our words too."""
    address = "https://wire.example/quay"
    body = (
        "<html lang=en><head><title>At the quay</title><meta property='og:site_name' content='Drovian Wire'></head>"
        "<body><article><h1>At the quay</h1><p>The quay was quiet on Sunday.</p>"
        f"<p>{escape(STORY)}</p></article></body></html>"
    ).encode()
    return Capture(id=capture_id(address, body), origin=address, body=body, address=address, media_type="text/html")


def site() -> list[Capture]:
    """All twelve pages."""
    return [*(page(number) for number in range(len(STORIES))), elsewhere()]
