"""Accounts made by hand for the tests of people, times and figures: who stands in a document, and who says what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.identity import cluster_id
from reportedly.judgements import Judgement
from reportedly.link import people
from reportedly.store import Ledger
from reportedly.types import (
    Account,
    Cluster,
    Dated,
    Document,
    EntityKind,
    Producer,
    Quantity,
    Resolved,
    Span,
    Speaker,
    Withheld,
)
from tests.making import Told, keep, told

RESOLVER = Producer(name="resolve", version="1")
OTHER_RESOLVER = Producer(name="resolve", version="2")


def at(document: Document, words: str) -> Span:
    """Where words stand first."""
    start = document.text.index(words)
    return Span(start, start + len(words))


def cluster(
    document: Document,
    name: str,
    *mentions: str,
    kind: EntityKind | None = "person",
    roles: tuple[str, ...] = (),
    aliases: tuple[str, ...] = (),
) -> Cluster:
    """Somebody in a document: mentioned by name and by `mentions`, each where it stands first."""
    spans = tuple(sorted({at(document, words) for words in (name, *mentions)}))
    return Cluster(
        id=cluster_id(document.id, spans),
        document_id=document.id, name=name, kind=kind, mentions=spans, roles=roles, aliases=aliases,
    )  # fmt: skip


def meaning(attribution: str, who: Cluster | None, **known: object) -> Resolved:
    """What an attribution means: said by `who`, and what else is given."""
    usual: dict[str, object] = dict.fromkeys(
        ("parent", "addressee", "medium", "occasion", "hedge", "hedged_by", "verification", "when", "happens")
    )
    speaker = Speaker(name=who.name, kind=who.kind, cluster=who.id, role=(who.roles or (None,))[0]) if who else None
    usual |= {"chain": (who.name,) if who else (), "polarity": "affirmed", "certainty": "asserted", "score": 0.9}
    usual |= {"speaker": speaker, "producer": RESOLVER}
    return Resolved(attribution_id=attribution, **{**usual, **known})  # type: ignore[arg-type]


def account(
    item: Told,
    clusters: Sequence[Cluster],
    speakers: Sequence[Cluster | None] | None = None,
    *,
    dates: tuple[Dated, ...] = (),
    figures: tuple[Quantity, ...] = (),
    producer: Producer = RESOLVER,
    **known: object,
) -> Account:
    """The account of a document: its attributions are said by `speakers` in order, or by the clusters."""
    who = list(clusters if speakers is None else speakers)
    resolved = tuple(
        meaning(f.attribution.id, one, producer=producer, **known) for f, one in zip(item.found, who, strict=False)
    )
    return Account(
        document_id=item.document.id, resolved=resolved, clusters=tuple(clusters), dates=dates, figures=figures,
        producer=producer,
    )  # fmt: skip


def put(ledger: Ledger, item: Told, found: Account, judge: Producer = people.PRODUCER) -> list[Judgement]:
    """Put a document, its account, and what is judged of its clusters into a ledger, as the pipeline does."""
    keep(ledger, item)
    ledger.add_account(item.document, found)
    proposals = [p for c in found.clusters for p in people.judge(c, ledger.candidates(c))]
    return ledger.add_judgements(proposals, judge, item.document.id)


def says(
    ledger: Ledger,
    name: str,
    origin: str,
    *,
    words: str | None = None,
    roles: tuple[str, ...] = (),
    beside: Sequence[str] = (),
    kind: EntityKind = "person",
    outlet: str | None = None,
    published: str | None = None,
    withheld: bool = False,
) -> Cluster:
    """Keep a document in which somebody says something, beside others; their cluster. `withheld`: of whom the page says
    that it keeps back a part of the name."""
    company = " and ".join(beside)
    item = told(
        f"{{{name}}} <said> [{words or f'the quay of {origin} is shut'}].\n{company}", origin,
        outlet=outlet, published=published,
    )  # fmt: skip
    one = cluster(item.document, name, kind=kind, roles=roles)
    found = account(item, [one, *(cluster(item.document, other) for other in beside)], [one])
    if withheld:
        (said,) = found.resolved
        assert said.speaker
        back = Withheld(what="surname", why=None, span=at(item.document, name))
        found = replace(found, resolved=(replace(said, speaker=replace(said.speaker, withheld=back)),))
    put(ledger, item, found)
    return one


def read_again(found: Account, producer: Producer = OTHER_RESOLVER, **changes: object) -> Account:
    """The same account by another producer; `changes` are fields of it."""
    resolved = tuple(replace(r, producer=producer) for r in found.resolved)
    return replace(found, **{"resolved": resolved, "producer": producer, **changes})  # type: ignore[arg-type]
