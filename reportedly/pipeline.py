"""Where the stages meet: origins → captures → documents → attributions → ledger. Nothing else calls two stages.

Every step is kept before the next begins, in a transaction of its own, and every id follows from content: a run
that was stopped anywhere goes on when the same call is made again, and ends with what an undisturbed run would have
made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from reportedly.attribute.attributor import Attributor
from reportedly.clock import now
from reportedly.errors import ExtractionError, LanguageError
from reportedly.extract import Overrides, extract
from reportedly.failures import failure
from reportedly.store.ledger import Ledger
from reportedly.types import Capture, Failure, Found, Page

Progress = Callable[[Capture | Failure], None]


@dataclass(slots=True, kw_only=True)
class Report:
    """What came of a call: how many captures were new and known, documents read, attributions found; the failures."""

    new: int = 0
    known: int = 0
    documents: int = 0
    attributions: int = 0
    failures: list[Failure] = field(default_factory=list)


def read(
    captures: Iterable[Capture | Failure],
    attribute: Attributor,
    overrides: Overrides = Overrides(),  # noqa: B008 (frozen)
) -> Iterator[Page | Failure]:
    """What each capture says, one at a time, in order; nothing is kept.

    A page in a language that the attributor does not know comes with no attributions, followed by its failure.
    """
    for item in captures:
        if isinstance(item, Failure):
            yield item
            continue
        try:
            document, description = extract(item, overrides)
        except ExtractionError as error:
            yield failure(item.origin, "extract", error)
            continue
        found: tuple[Found, ...] = ()
        trouble = None
        try:
            found = tuple(attribute(document, description.language))
        except LanguageError as error:
            trouble = failure(item.origin, "attribute", error)
        yield Page(origin=item.origin, document=document, description=description, found=found)
        if trouble:
            yield trouble


def process(
    captures: Iterable[Capture | Failure],
    ledger: Ledger,
    attribute: Attributor | None = None,
    overrides: Overrides = Overrides(),  # noqa: B008 (frozen)
    progress: Progress = lambda item: None,
) -> Report:
    """Read captures into a ledger. `progress` is called with each one when it is done.

    Raises LedgerError when the ledger cannot be written; everything else that goes wrong is a failure in the ledger and
    in the report, and the rest goes on.
    """
    attribute = attribute or Attributor.load()
    report = Report()
    for item in captures:
        if isinstance(item, Failure):
            _fail(item, ledger, report)
        else:
            _process_one(item, ledger, attribute, overrides, report)
        progress(item)
    return report


def _process_one(capture: Capture, ledger: Ledger, attribute: Attributor, overrides: Overrides, report: Report) -> None:
    if ledger.add_capture(capture, now()):
        report.new += 1
    else:
        report.known += 1
    try:
        document, description = extract(capture, overrides)
    except ExtractionError as error:
        return _fail(failure(capture.origin, "extract", error), ledger, report)
    ledger.add_document(document, description)
    report.documents += 1
    if not ledger.has_run(document.id, attribute.producer):
        try:
            found = attribute(document, description.language)
        except LanguageError as error:
            return _fail(failure(capture.origin, "attribute", error), ledger, report)
        ledger.add_readings(document, found, attribute.producer)
        report.attributions += len(found)
    ledger.settle(capture.origin)
    return None


def _fail(found: Failure, ledger: Ledger, report: Report) -> None:
    ledger.add_failure(found)
    report.failures.append(found)
