"""Where the stages meet: origins → captures → documents → attributions → accounts → ledger. Nothing else calls two.

Every step is kept before the next begins, in a transaction of its own, and every id follows from content: a run
that was stopped anywhere goes on when the same call is made again, and ends with what an undisturbed run would have
made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from reportedly.attribute.attributor import Attributor
from reportedly.clock import now
from reportedly.errors import ExtractionError, LanguageError, Unread
from reportedly.extract import Overrides, extract, reader_of
from reportedly.failures import failure
from reportedly.identity import capture_id
from reportedly.link import people
from reportedly.resolve import RESOLVER, resolve
from reportedly.store.ledger import Ledger
from reportedly.types import APART_KINDS, Capture, Description, Document, Failure, Found, Page, Span

Progress = Callable[[Sequence[Failure]], None]


@dataclass(slots=True, kw_only=True)
class Report:
    """What came of a call: how many captures were new and known, documents read, attributions found; the failures.

    `unread` counts the captures that hold no words, and are kept for what they are.
    """

    new: int = 0
    known: int = 0
    unread: int = 0
    documents: int = 0
    attributions: int = 0
    failures: list[Failure] = field(default_factory=list)


def read(
    captures: Iterable[Capture | Failure],
    attribute: Attributor,
    overrides: Overrides = Overrides(),  # noqa: B008 (frozen)
    *,
    max_text: int | None = None,
) -> Iterator[Page | Failure]:
    """What each capture says, one at a time, in order; nothing is kept. `max_text` as in `extract`.

    What holds no words (`Unread`) is passed over. A page in a language that the attributor does not know comes with no
    attributions, followed by its failure.
    """
    for item in map(_nameable, captures):
        if isinstance(item, Failure):
            yield item
            continue
        try:
            document, description = extract(item, overrides, max_text=max_text)
        except Unread:
            continue
        except ExtractionError as error:
            yield failure(item.origin, "extract", error)
            continue
        found: tuple[Found, ...] = ()
        account = trouble = None
        try:
            findings = attribute.findings(document, description.language, _apart(description))
        except LanguageError as error:
            trouble = failure(item.origin, "attribute", error)
        else:
            found, account = findings.every, resolve(document, description, findings)
        yield Page(origin=item.origin, document=document, description=description, found=found, account=account)
        if trouble:
            yield trouble


def process(
    captures: Iterable[Capture | Failure],
    ledger: Ledger,
    attribute: Attributor | None = None,
    overrides: Overrides = Overrides(),  # noqa: B008 (frozen)
    progress: Progress = lambda failures: None,
    *,
    max_text: int | None = None,
) -> Report:
    """Read captures into a ledger. `progress` is called when one is done, with what failed of it; `max_text` as in
    `extract`.

    Raises LedgerError when the ledger cannot be written; everything else that goes wrong is a failure in the ledger and
    in the report, and the rest goes on.
    """
    attribute = attribute or Attributor.load()
    extracted = partial(extract, overrides=overrides, max_text=max_text)
    anew = overrides != Overrides()
    report = Report()
    for item in map(_nameable, captures):
        failed = len(report.failures)
        if isinstance(item, Failure):
            _fail(item, ledger, report)
        else:
            _keep(item, ledger, report)
            if anew or not _is_read(item, ledger, attribute):
                _process_one(item, ledger, attribute, extracted, report)
        progress(report.failures[failed:])
    return report


def _nameable(item: Capture | Failure) -> Capture | Failure:
    """With an origin that UTF-8 can hold: odd bytes of an old file name are written out, as in ``caf\\udce9.txt``."""
    name = item.subject if isinstance(item, Failure) else item.origin
    origin = _written_out(name)
    if origin == name:
        return item
    if isinstance(item, Failure):
        return replace(item, subject=origin, message=_written_out(item.message))
    return replace(item, id=capture_id(origin, item.body), origin=origin)


def _written_out(name: str) -> str:
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def _keep(capture: Capture, ledger: Ledger, report: Report) -> None:
    if ledger.add_capture(capture, now()):
        report.new += 1
    else:
        report.known += 1


def _is_read(capture: Capture, ledger: Ledger, attribute: Attributor) -> bool:
    """Whether nothing is left to do for a capture: these producers have been through it. A run over a whole archive
    passes over what it has done before at the cost of looking it up."""
    document = ledger.document_of(capture.id)
    description = ledger.description(document.id) if document else None
    return (
        description is not None
        and description.producer == reader_of(capture.media_type).producer
        and ledger.has_run(description.document_id, attribute.producer)
        and ledger.has_account(description.document_id, RESOLVER)
        and ledger.has_judgements(description.document_id, people.PRODUCER)
    )


def _process_one(
    capture: Capture,
    ledger: Ledger,
    attribute: Attributor,
    extracted: Callable[[Capture], tuple[Document, Description]],
    report: Report,
) -> None:
    try:
        document, description = extracted(capture)
    except Unread:
        report.unread += 1
        return ledger.settle(capture.origin)
    except ExtractionError as error:
        return _fail(failure(capture.origin, "extract", error), ledger, report)
    if twin := ledger.twin(document, description):
        ledger.add_same_text(capture.id, twin)
        document, description = twin, replace(description, document_id=twin.id)
    described_anew = ledger.add_document(document, description)
    report.documents += 1
    read = ledger.has_run(document.id, attribute.producer)
    accounted = not described_anew and ledger.has_account(document.id, RESOLVER)
    if not (read and accounted):
        try:
            findings = attribute.findings(document, description.language, _apart(description))
        except LanguageError as error:
            return _fail(failure(capture.origin, "attribute", error), ledger, report)
        if not read:
            ledger.add_readings(document, findings.every, attribute.producer)
            report.attributions += len(findings.every)
        ledger.add_account(document, resolve(document, description, findings))
    _judge(document, ledger)
    ledger.settle(capture.origin)
    return None


def _judge(document: Document, ledger: Ledger) -> None:
    """Decide for each of a document's people and bodies whether the ledger knows them."""
    account = None if ledger.has_judgements(document.id, people.PRODUCER) else ledger.account(document.id)
    if account:
        found = [p for cluster in account.clusters for p in people.judge(cluster, ledger.candidates(cluster))]
        ledger.add_judgements(found, people.PRODUCER, document.id)


def _apart(description: Description) -> tuple[Span, ...]:
    """The stretches outside the flow of the article."""
    return tuple(p.span for p in description.paragraphs if p.kind in APART_KINDS)


def _fail(found: Failure, ledger: Ledger, report: Report) -> None:
    ledger.add_failure(found)
    report.failures.append(found)
