"""A page with its account, made by hand: every value that `resolve` can give, each at its words."""

from __future__ import annotations

from dataclasses import replace

from reportedly.types import (
    Account,
    Cluster,
    Dated,
    Page,
    Quantity,
    Resolved,
    Span,
    Speaker,
    Verification,
    Withheld,
)
from tests.making import HAND, Told, told

TEXT = """{The harbour authority} <cited> [local broadcasters who spoke of some forty arrests].
{local broadcasters} <spoke of> [some forty arrests]; this paper was unable to check the number.
{Mara Velt, an analyst at the port office}, <said> [the pay may rise to 51,000 marks a month] on Tuesday.
{The ministry} <denied> [that ships had been turned away] between September and November.
{A docker who gave only his first name, Tam, for fear of his employer}, <hopes> [for work by late autumn].
{She} <told> The Harbour Post in a letter [that more than double the crews will strike].
<reportedly> [the quay is closed] soon.
"""


def article() -> Told:
    """The page, in which seven attributions are marked."""
    return told(
        TEXT,
        "authority.html",
        title="Arrests at the harbour",
        outlet="The Harbour Post",
        published="2024-05-08T09:00:00+02:00",
    )


def resolved(attribution_id: str, speaker: Speaker | None, **known: object) -> Resolved:
    """What an attribution means; what is not given is not there."""
    usual: dict[str, object] = {
        "parent": None,
        "chain": ("The Harbour Post", speaker.name) if speaker else ("The Harbour Post",),
        "addressee": None,
        "medium": None,
        "occasion": None,
        "polarity": "affirmed",
        "certainty": "asserted",
        "hedge": None,
        "hedged_by": None,
        "verification": None,
        "when": None,
        "happens": None,
        "score": 0.9,
        "producer": HAND,
    }
    return Resolved(attribution_id=attribution_id, speaker=speaker, **{**usual, **known})  # type: ignore[arg-type]


def span(text: str, words: str, after: str = "") -> Span:
    """Where words stand, the first time after other words."""
    start = text.index(words, text.index(after))
    return Span(start, start + len(words))


def account_of(item: Told) -> Account:
    """The account of the page."""
    text, ids = item.document.text, [f.attribution.id for f in item.found]
    authority = Speaker(name="the harbour authority", kind="organisation", cluster="b2:authority", score=0.95)
    velt = Speaker(name="Mara Velt", kind="person", role="an analyst at the port office", cluster="b2:velt", score=0.97)
    ministry = Speaker(
        name="The ministry", kind="organisation", readings=("Ostrel", "the government of Ostrel"),
        cluster="b2:ministry",
    )  # fmt: skip
    docker = Speaker(
        name="Tam", kind="person", role="a docker", anonymous=True, cluster="b2:tam",
        withheld=Withheld(
            what="surname", why="for fear of his employer", span=span(text, "who gave only his first name")
        ),
    )  # fmt: skip
    broadcasters = Speaker(name="local broadcasters", kind="group", members=("Radio Quay", "Channel 4"), score=0.6)
    doubt = Verification(
        status="unconfirmed", by="The Harbour Post", span=span(text, "this paper was unable to check the number")
    )
    chain = ("The Harbour Post", "the harbour authority", "local broadcasters")
    return Account(
        document_id=item.document.id,
        resolved=(
            resolved(ids[0], authority),
            resolved(ids[1], broadcasters, parent=ids[0], chain=chain, verification=doubt, score=0.4),
            resolved(
                ids[2], velt, certainty="possible", hedge=span(text, "may"), hedged_by="source", when="2024-05-07"
            ),
            resolved(ids[3], ministry, polarity="denied", happens="2023-09/2023-11"),
            resolved(ids[4], docker, happens="2024-W45"),
            resolved(ids[5], velt, addressee="The Harbour Post", medium="a letter", occasion="a hearing", score=0.95),
            resolved(ids[6], None, certainty="probable", hedge=span(text, "reportedly"), hedged_by="outlet"),
        ),
        clusters=(
            Cluster(
                id="b2:velt",
                document_id=item.document.id,
                name="Mara Velt",
                kind="person",
                aliases=("Ms Velt",),
                roles=("an analyst at the port office",),
                score=0.9,
                mentions=(span(text, "Mara Velt"), span(text, "She")),
            ),
            Cluster(
                id="b2:tam",
                document_id=item.document.id,
                name="Tam",
                kind="person",
                aliases=("Tamas Orbe",),
                mentions=(span(text, "Tam,"),),
            ),
            Cluster(
                id="b2:authority",
                document_id=item.document.id,
                name="the harbour authority",
                kind="organisation",
                mentions=(span(text, "The harbour authority"),),
            ),
            Cluster(
                id="b2:ministry",
                document_id=item.document.id,
                name="The ministry",
                kind="organisation",
                mentions=(span(text, "The ministry"),),
            ),
        ),
        dates=(
            Dated(span=span(text, "on Tuesday"), value="2024-05-07", anchor="2024-05-08"),
            Dated(span=span(text, "between September and November"), value="2023-09/2023-11", anchor="2024-05-08"),
            Dated(span=span(text, "late autumn"), value="2024-W45", anchor="2024-05-08"),
            Dated(span=span(text, "soon"), value=None),
        ),
        figures=(
            Quantity(
                span=span(text, "some forty"),
                low=40.0,
                high=40.0,
                unit="person",
                approximate=True,
                counted="arrests",
                as_of="2024-05-07",
                attribution_id=ids[1],
            ),
            Quantity(
                span=span(text, "51,000 marks"),
                low=51000.0,
                high=51000.0,
                unit="XXX",
                counted="pay",
                per="month",
                conversion=span(text, "a month"),
                attribution_id=ids[2],
            ),
            Quantity(span=span(text, "more than double"), low=2.0, high=None, unit="ratio", counted="crews"),
            Quantity(span=span(text, "forty"), low=37.5, high=40.25, unit="tonne"),
        ),
        producer=HAND,
    )


def resolved_page(item: Told | None = None) -> Page:
    """The page with its account."""
    item = item or article()
    return replace(item.page, account=account_of(item))


LATER = """{Ms Velt} <said> [52 people had been arrested].
{The ministry} <said> [twelve people were arrested on 7 May].
{Oleg Lind} <wrote> [that the pay is 51,000 marks a month].
"""


def later() -> Told:
    """A page of another outlet, two days on, with other numbers of the same."""
    return told(
        LATER,
        "later.html",
        title="More arrests",
        outlet="Ostrel Messenger",
        published="2024-05-10",
        address="https://ostrel.example/more",
    )


def account_of_later(item: Told) -> Account:
    """Its account."""
    text, ids = item.document.text, [f.attribution.id for f in item.found]
    names = {"b2:velt-2": "Ms Velt", "b2:ministry-2": "The ministry", "b2:lind": "Oleg Lind"}
    speakers = [Speaker(name=name, kind="person", cluster=id) for id, name in names.items()]
    return Account(
        document_id=item.document.id,
        resolved=(
            resolved(ids[0], speakers[0], chain=("Ostrel Messenger", "Ms Velt"), when="2024-05-09"),
            resolved(ids[1], speakers[1], chain=("Ostrel Messenger", "The ministry"), happens="2024-05-07"),
            resolved(ids[2], speakers[2], chain=("Ostrel Messenger", "Oleg Lind")),
        ),
        clusters=tuple(
            Cluster(
                id=id, document_id=item.document.id, name=name, kind="person", mentions=(span(text, name),), score=0.9
            )
            for id, name in names.items()
        ),
        dates=(Dated(span=span(text, "7 May"), value="2024-05-07", anchor="2024-05-10"),),
        figures=(
            Quantity(
                span=span(text, "52 people"), low=52.0, high=52.0, unit="person", counted="people arrested",
                as_of="2024-05-09", attribution_id=ids[0],
            ),
            Quantity(
                span=span(text, "twelve people"), low=12.0, high=12.0, unit="person", counted="people arrested",
                as_of="2024-05-07", attribution_id=ids[1],
            ),
            Quantity(
                span=span(text, "51,000 marks"), low=51000.0, high=51000.0, unit="XXX", counted="pay", per="month",
                attribution_id=ids[2],
            ),
        ),
        producer=HAND,
    )  # fmt: skip
