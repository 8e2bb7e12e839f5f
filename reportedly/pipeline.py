"""Where the stages meet: origins → captures → documents → attributions → accounts → ledger. Nothing else calls two.

Every step is kept before the next begins, in a transaction of its own, and every id follows from content: a run
that was stopped anywhere goes on when the same call is made again, and ends with what an undisturbed run would have
made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial

from reportedly.attribute.attributor import Attributor
from reportedly.clock import now
from reportedly.errors import ExtractionError, Forgotten, LanguageError, Unread
from reportedly.extract import Overrides, extract, reader_of
from reportedly.failures import failure
from reportedly.identity import capture_id
from reportedly.ingest import Intake
from reportedly.link import people
from reportedly.report import Report
from reportedly.resolve import RESOLVER, resolve
from reportedly.store.ledger import Ledger
from reportedly.store.tombstones import refusal
from reportedly.types import APART_KINDS, Capture, Description, Document, Failure, Findings, Page, Span

Progress = Callable[[Sequence[Failure]], None]


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
        findings, trouble = _findings(document, description, attribute)
        account = resolve(document, description, findings) if findings.found or not trouble else None
        yield Page(
            origin=item.origin, document=document, description=description, found=findings.every, account=account
        )
        if trouble:
            yield failure(item.origin, "attribute", trouble)


def process(
    captures: Iterable[Capture | Failure],
    ledger: Ledger,
    attribute: Attributor | None = None,
    overrides: Overrides = Overrides(),  # noqa: B008 (frozen)
    progress: Progress = lambda failures: None,
    *,
    max_text: int | None = None,
    report: Report | None = None,
    even_forgotten: bool = False,
) -> Report:
    """Read captures into a ledger. `progress` is called when one is done, with what failed of it; `max_text` as in
    `extract`. What an intake passed over is in the report too; one that is given is filled, for who may be stopped.
    What was forgotten is refused, and told of in the report alone, for the ledger is not to name it again;
    `even_forgotten` takes it in.

    Raises LedgerError when the ledger cannot be written; everything else that goes wrong is a failure in the ledger and
    in the report, and the rest goes on.
    """
    attribute = attribute or Attributor.load()
    extracted = partial(extract, overrides=overrides, max_text=max_text)
    anew = overrides != Overrides()
    report = report or Report()
    if isinstance(captures, Intake):
        report.passed_over = captures.passed_over
    for item in map(_nameable, captures):
        failed = len(report.failures)
        if isinstance(item, Failure):
            _fail(item, ledger, report)
        elif refused := _refused(item, ledger, extracted, even_forgotten):
            report.failures.append(failure(item.origin, "ingest", refused))
        else:
            new = _keep(item, ledger, report)
            if anew or not _is_read(item, ledger, attribute):
                is_read = _process_one(item, ledger, attribute, extracted, report)
                report.read_again += is_read and not new
            else:
                ledger.settle(item.origin)
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


def _keep(capture: Capture, ledger: Ledger, report: Report) -> bool:
    """Keep a capture. Returns whether it is new."""
    new = ledger.add_capture(capture, now())
    report.new += new
    report.known += not new
    return new


def _refused(
    capture: Capture, ledger: Ledger, extracted: Callable[[Capture], tuple[Document, Description]], even_forgotten: bool
) -> Forgotten | None:
    """Why a capture is not taken in: it was forgotten, or its page, or what it says; lifted with `even_forgotten`.

    What it says is looked at before it is kept, and only in a ledger that has forgotten something.
    """
    if not ledger.has_forgotten():
        return None
    tombstone, told = ledger.forgotten(capture), None
    if tombstone is None or even_forgotten:
        with suppress(ExtractionError):  # said when it is read
            told = extracted(capture)
    if tombstone is None and told:
        tombstone = ledger.forgotten_text(capture, *told)
    if tombstone and even_forgotten:
        ledger.admit(capture, told)
        return None
    return refusal(capture.origin, tombstone) if tombstone else None


def _is_read(capture: Capture, ledger: Ledger, attribute: Attributor) -> bool:
    """Whether nothing is left to do for a capture: these producers have been through it. A run over a whole archive
    passes over what it has done before at the cost of looking it up."""
    document = ledger.document_of(capture.id)
    description = ledger.description(document.id) if document else None
    return (
        description is not None
        and not attribute.refusal(description.language)
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
) -> bool:
    """Read a capture. Returns whether it was read to the end."""
    try:
        document, description = extracted(capture)
    except Unread:
        report.unread[capture.media_type] += 1
        ledger.settle(capture.origin)
        return False
    except ExtractionError as error:
        _fail(failure(capture.origin, "extract", error), ledger, report)
        return False
    told = ledger.was_told(capture.id)
    if twin := ledger.twin(document, description):
        ledger.add_same_text(capture.id, twin)
        document, description = twin, replace(description, document_id=twin.id)
        report.same_text += not told
    trouble = _attribute(document, description, ledger, attribute, report)
    if not (told or twin):
        _tell_of_page(document, ledger, report)
    if trouble:
        _fail(failure(capture.origin, "attribute", trouble), ledger, report)
    else:
        ledger.settle(capture.origin)
    return trouble is None


def _attribute(
    document: Document, description: Description, ledger: Ledger, attribute: Attributor, report: Report
) -> LanguageError | None:
    """Keep a document and what is found in it, as far as that is not done. Returns why nothing can be found."""
    described_anew = ledger.add_document(document, description)
    read = ledger.has_run(document.id, attribute.producer)
    accounted = not described_anew and ledger.has_account(document.id, RESOLVER)
    if not (read and accounted):
        report.documents += 1
        findings, trouble = _findings(document, description, attribute)
        if trouble and not findings.found:
            return trouble
        if not read:
            ledger.add_readings(document, findings.every, attribute.producer)
            report.attributions += len(findings.every)
        ledger.add_account(document, resolve(document, description, findings))
    judge(document, ledger)
    return attribute.refusal(description.language)


def _findings(
    document: Document, description: Description, attribute: Attributor
) -> tuple[Findings, LanguageError | None]:
    """What is found in a document; in a language that is not known no more than the layout tells, and why."""
    if trouble := attribute.refusal(description.language):
        return attribute.passed_on(document), trouble
    return attribute.findings(document, description.language, _apart(description)), None


def _tell_of_page(document: Document, ledger: Ledger, report: Report) -> None:
    if version := ledger.new_version(document.id):
        report.versions.append(version)
    else:
        report.pages += 1


def judge_all(ledger: Ledger, step: Callable[[int, int], None] = lambda done, total: None) -> None:
    """Decide the same for every document that was not judged here: it came from another ledger. May be repeated.

    `step` is told how many are done, of how many.
    """
    ids = ledger.not_judged(people.PRODUCER)
    for done, id in enumerate(ids, 1):
        if document := ledger.document(id):
            judge(document, ledger)
        step(done, len(ids))


def judge(document: Document, ledger: Ledger) -> None:
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
