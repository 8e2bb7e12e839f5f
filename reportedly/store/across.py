"""What a ledger knows across documents: accounts, people, judgements, times and figures.

How a pipeline calls it, after the readings of a document are kept, with `judge` of `reportedly.link.people`:

    if not ledger.has_account(document.id, producer):
        ledger.add_account(document, account)
    if not ledger.has_judgements(document.id, people.PRODUCER):
        found = [p for c in account.clusters for p in people.judge(c, ledger.candidates(c))]
        ledger.add_judgements(found, people.PRODUCER, document.id)

Both may be repeated, and a run that was stopped between them goes on there.
"""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.answers import Appearance, Asked, Event, FigureLine, Judged, Named, Person, PersonLine
from reportedly.clock import now
from reportedly.judgements import PERSON, Candidate, Judgement, Proposal
from reportedly.store import accounts, components, derived, judgements, people, timeline
from reportedly.store.lists import snapshot
from reportedly.store.protected import Protecting
from reportedly.types import Account, Cluster, Document, Producer, Statement


class Across(Protecting):
    """The part of `Ledger` that looks across documents."""

    # ------------------------------------------------------------ accounts

    def add_account(self, document: Document, account: Account) -> None:
        """Keep what a document's attributions mean, who is in it, when, how many; show it from now on.

        In one transaction; repeating it changes nothing. Raises LedgerError where the account speaks of attributions
        that are not in the ledger or of words that are not in the text.
        """
        with self._writing() as connection:
            number, at = self._producer(account.producer), now()
            accounts.add(connection, document, account, number, at)
            derived.rebuild(connection, document.id)
            followed = judgements.continuations(connection, document.id)
            judgements.add(connection, followed, account.producer, number, at)

    def has_account(self, document_id: str, producer: Producer) -> bool:
        """Whether this producer has accounted for this document."""
        return self._did("account", document_id, producer)

    def account(self, document_id: str) -> Account | None:
        """The newest account of a document, or None."""
        return accounts.read(self.connection, document_id)

    def _did(self, table: str, document_id: str, producer: Producer) -> bool:
        return bool(
            self.connection.execute(
                f"SELECT count(*) FROM {table} JOIN producer p ON p.id = producer_id"
                " WHERE document_id = ? AND p.name = ? AND p.version = ? AND p.settings = ?",
                (document_id, producer.name, producer.version, producer.settings),
            ).get
        )

    # ------------------------------------------------------------ judgements

    def candidates(self, cluster: Cluster) -> list[Candidate]:
        """Who in the ledger a kept cluster may be, for a judge; nobody for a cluster without a name."""
        return judgements.candidates(self.connection, cluster)

    def add_judgements(
        self, proposals: Iterable[Proposal], producer: Producer, document_id: str | None = None
    ) -> list[Judgement]:
        """Keep what a producer judged, in one transaction. Returns what is new.

        With `document_id`, that its clusters are judged is kept too, for `has_judgements`.
        """
        with self._writing() as connection:
            number, at = self._producer(producer), now()
            if document_id is not None:
                connection.execute("INSERT OR IGNORE INTO judged VALUES (?, ?, ?)", (document_id, number, at))
            return judgements.add(connection, proposals, producer, number, at)

    def has_judgements(self, document_id: str, producer: Producer) -> bool:
        """Whether this producer has judged the clusters of this document."""
        return self._did("judged", document_id, producer)

    def not_judged(self, producer: Producer) -> list[str]:
        """The documents with an account whose clusters this producer has not judged, in the order they came in."""
        rows = self.connection.execute(
            "SELECT d.id FROM document d WHERE EXISTS (SELECT 1 FROM account WHERE document_id = d.id)"
            " AND NOT EXISTS (SELECT 1 FROM judged j JOIN producer p ON p.id = j.producer_id WHERE j.document_id = d.id"
            " AND p.name = ? AND p.version = ? AND p.settings = ?) ORDER BY d.number",
            (producer.name, producer.version, producer.settings),
        )
        return [str(id) for (id,) in rows]

    def merge(self, one: str, other: str, *, by: str, reason: str) -> str:
        """Judge, as the person `by`, that two ids are one. Returns the id of what they are now."""
        with self._writing() as connection:
            self._decide(judgements.merge(connection, one, other, reason), by)
            return str(components.entity_of(connection, one))

    def separate(self, one: str, other: str | None = None, *, by: str, reason: str) -> tuple[str, ...]:
        """Judge, as the person `by`, that two clusters are two, or that one is none of its entity's others.

        The ids are those of clusters (an entity's stands for its oldest). They stay apart until a person merges them.
        Returns the ids of the entities that they are now.
        """
        with self._writing() as connection:
            entity = components.entity_of(connection, one)
            self._decide(judgements.separate(connection, one, other, reason), by)
            now_are = (components.entity_of(connection, id) for id in (one, other or entity) if id)
            return tuple(dict.fromkeys(str(id) for id in now_are))

    def _decide(self, proposals: list[Proposal], by: str) -> None:
        person = Producer(name=by, version=PERSON)
        judgements.add(self.connection, proposals, person, self._producer(person), now())

    def judgements_of(self, id: str, *, limit: int = 100, offset: int = 0) -> list[Judged]:
        """The judgements about an entity's clusters, newest first."""
        return judgements.of_entity(self.connection, self.entity(id) or "", limit=limit, offset=offset)

    # ------------------------------------------------------------ people

    def entity(self, id: str) -> str | None:
        """The id of who a cluster, or an entity that was merged, is now; None where there is no such id."""
        return components.entity_of(self.connection, id)

    def people(self, words: str = "", *, limit: int = 50, offset: int = 0) -> list[PersonLine]:
        """People, bodies, outlets and places by name, alias or role, in whatever script; most statements first.

        Without words: whoever is named and says something. With words also who is only described or only spoken of,
        when all words occur.
        """
        with snapshot(self.connection):
            return people.lines(self.connection, words, limit=limit, offset=offset)

    def count_people(self, words: str = "") -> int:
        """How many `people` lists in all."""
        return people.count(self.connection, words)

    def find(self, given: str, *, most: int = 2) -> list[str]:
        """The ids that `given` may mean: an id or the beginning of one, else the words of a name or a role."""
        with snapshot(self.connection):
            return people.find(self.connection, given, most)

    def person(self, id: str) -> Person | None:
        """Who an id is: of an entity, of one that was merged, of any cluster. None where there is no such id."""
        with snapshot(self.connection):
            return people.person(self.connection, id)

    def said_by_person(self, id: str, *, limit: int = 50, offset: int = 0) -> list[Statement]:
        """What somebody said, earliest publication first, what has no date last. Equal contents are one."""
        with snapshot(self.connection):
            return people.said(self.connection, self.entity(id) or "", limit=limit, offset=offset)

    def appearances(self, id: str, *, limit: int = 50, offset: int = 0) -> list[Appearance]:
        """The documents in which somebody stands, earliest publication first, with the cluster in each."""
        return people.appearances(self.connection, self.entity(id) or "", limit=limit, offset=offset)

    def called_on(self, id: str) -> list[tuple[str, str]]:
        """Every document in which somebody stands, older versions too, with the name there, oldest first."""
        rows = self.connection.execute(
            "SELECT document_id, name FROM member WHERE entity_id = ? ORDER BY number", (self.entity(id),)
        )
        return [(str(document), str(name)) for document, name in rows]

    def named_in(self, document_id: str) -> dict[str, Named]:
        """Whom the names of a document mean, by name without case; a name of two is left out."""
        return people.named_in(self.connection, document_id)

    # ------------------------------------------------------------ times and figures

    def timeline(self, asked: Asked = Asked()) -> list[Event]:  # noqa: B008 (frozen)
        """What happened when: one page of events, by first day."""
        with snapshot(self.connection):
            return timeline.events(self.connection, asked)

    def count_timeline(self, asked: Asked = Asked()) -> int:  # noqa: B008 (frozen)
        """How many events `timeline` lists in all."""
        return timeline.count_events(self.connection, asked)

    def figures(self, asked: Asked = Asked()) -> list[FigureLine]:  # noqa: B008 (frozen)
        """Who gives which number: one page of figures, earliest publication first."""
        with snapshot(self.connection):
            return timeline.figures(self.connection, asked)

    def latest_figures(self, asked: Asked = Asked()) -> tuple[list[FigureLine], int]:  # noqa: B008 (frozen)
        """The latest figures, as many as `asked` has room for, in the order of `figures`; and how many there are."""
        with snapshot(self.connection):
            return timeline.latest_figures(self.connection, asked), timeline.count_figures(self.connection, asked)

    def count_figures(self, asked: Asked = Asked()) -> int:  # noqa: B008 (frozen)
        """How many figures `figures` lists in all."""
        return timeline.count_figures(self.connection, asked)
