"""A ledger whose documents are resolved, for the pages of people, of time and of figures."""

from __future__ import annotations

from pathlib import Path

from reportedly.judgements import Proposal
from reportedly.store import Ledger
from reportedly.types import Account, Cluster, Dated, Producer, Quantity, Span, Speaker, Verification, Withheld
from tests.accounts import account_of, account_of_later, article, later, resolved
from tests.making import HAND, Told, keep
from tests.web.case import CONTENT, SPEAKER, hostile, silent

EVIL = "<script>alert(5)</script>\u202e"
JUDGE = Producer(name="a judge", version="1")


def account_of_hostile(item: Told) -> Account:
    """An account in which every word would do harm where it is not escaped."""
    text, [found] = item.document.text, item.found
    span = Span(text.index(CONTENT), text.index(CONTENT) + 4)
    speaker = Speaker(
        name=SPEAKER, kind="person", role=EVIL, members=(EVIL,), readings=(EVIL,), cluster="b2:evil", anonymous=True,
        withheld=Withheld(what="all", why=EVIL, span=span),
    )  # fmt: skip
    return Account(
        document_id=item.document.id,
        resolved=(
            resolved(
                found.attribution.id, speaker, chain=(EVIL, "javascript:alert(6)", SPEAKER), addressee=EVIL,
                medium=EVIL, occasion=EVIL, hedge=span, hedged_by=EVIL, polarity="denied",
                when="2024-05", happens="2024-05-07",
                verification=Verification(status="disputed", by=EVIL, span=span),
            ),
        ),
        clusters=(
            Cluster(
                id="b2:evil", document_id=item.document.id, name=SPEAKER, kind="person", aliases=(EVIL,), roles=(EVIL,),
                mentions=(Span(0, 3),),
            ),
        ),
        dates=(Dated(span=span, value="2024-05-07"),),
        figures=(
            Quantity(
                span=span, low=1.0, high=1.0, unit=EVIL, counted=EVIL, per=EVIL, attribution_id=found.attribution.id
            ),
        ),
        producer=HAND,
    )  # fmt: skip


def build(path: Path) -> Path:
    """The ledger: two pages that speak of the same, a hostile one, and one that was not resolved."""
    made = [(article(), account_of), (later(), account_of_later), (hostile(), account_of_hostile)]
    with Ledger(path) as ledger:
        keep(ledger, silent())
        for item, account in made:
            keep(ledger, item)
            ledger.add_account(item.document, account(item))
        found = [
            Proposal(left="b2:velt", right="b2:velt-2", verdict="same", score=0.93, reason="the surnames are equal"),
            Proposal(left="b2:ministry", right="b2:ministry-2", verdict="same", score=0.8, reason="equal names"),
        ]
        ledger.add_judgements(found, JUDGE)
        ledger.separate("b2:velt-2", "b2:lind", by="Ana", reason=f"two people {EVIL}")
    return path
