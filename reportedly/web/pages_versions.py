"""The pages about pages that were edited: which were, and what became of one."""

from __future__ import annotations

from reportedly.store.ledger import Ledger
from reportedly.web import contexts_versions as contexts
from reportedly.web.missing import missing
from reportedly.web.pages import LIST_SIZE, Asked, line_of, paging_of
from reportedly.web.questions import slice_of
from reportedly.web.wording import document_url, safe_link, versions_url


def changes(ledger: Ledger, asked: Asked) -> contexts.ChangesPage:
    """The pages that were edited, the last first."""
    part = slice_of(asked.params, LIST_SIZE)
    found = ledger.changed_pages(limit=part.size, offset=part.offset)
    return contexts.ChangesPage(
        pages=tuple(contexts.ListedChange(page=item, url=versions_url(item.document_id)) for item in found),
        paging=paging_of(part, len(found), ledger.count_changed(), "/changes", asked.params),
    )


def versions(ledger: Ledger, asked: Asked) -> contexts.VersionsPage:
    """Every version of the page that a document belongs to."""
    page = ledger.page(asked.path["id"])
    if page is None:
        raise missing(ledger, asked.path["id"], "There is no such document in this ledger.")
    series = ledger.versions(page)
    newest = ledger.description(series[-1].document_id)
    found = ledger.changes(page)
    return contexts.VersionsPage(
        title=series[-1].title,
        outlet=newest.outlet if newest else None,
        address=newest.address if newest else None,
        link=safe_link(newest.address if newest else None),
        versions=tuple(
            contexts.ListedVersion(
                number=number,
                version=version,
                current=number == len(series),
                url=document_url(version.document_id),
            )
            for number, version in enumerate(series, 1)
        ),
        changes=tuple(
            contexts.ShownChange(
                number=number,
                before=item.before,
                after=item.after,
                announced=item.announced,
                passages=item.passages,
                appeared=tuple(map(line_of, item.appeared)),
                gone=tuple(map(line_of, item.gone)),
            )
            for number, item in reversed(list(enumerate(found, 2)))
        ),
    )
