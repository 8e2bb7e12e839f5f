"""The account of an `add`, for people and as JSON; failures by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from reportedly.answers import NewVersion
from reportedly.failures import FailureGroup, grouped
from reportedly.report import Report
from reportedly.text import many, shown
from reportedly.types import Failure

_MOST = 20
"""Pages and subjects of one kind that the text lists."""


def report_object(report: Report) -> dict[str, Any]:
    """The account in JSON."""
    return {
        "captures": {"new": report.new, "seen_before": report.known, "read_again": report.read_again},
        "pages": {
            "new": report.pages,
            "same_text": report.same_text,
            "new_versions": [_version_object(version) for version in report.versions],
        },
        "documents": report.documents,
        "attributions": report.attributions,
        "kept_unread": dict(report.unread.most_common()),
        "passed_over": dict(report.passed_over.most_common()),
        "failed": len(report.failures),
        "failures": [_group_object(group) for group in grouped(report.failures)],
    }


def _version_object(version: NewVersion) -> dict[str, Any]:
    return {**{name: getattr(version, name) for name in NewVersion.__dataclass_fields__}, "silent": version.silent}


def _group_object(group: FailureGroup) -> dict[str, Any]:
    return {
        "stage": group.stage,
        "error": group.error,
        "what": group.what,
        "cure": group.cure,
        "retriable": group.retriable,
        "subjects": [found.subject for found in group.failures],
    }


def report_text(report: Report) -> str:
    """The account in lines; of what there was none of, only new pages and failures are told."""
    return "\n".join(shown(line) for line in _lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield f"{many(report.pages, 'new page')}, {many(report.attributions, 'new attribution')}"
    if report.versions:
        yield from _versions(report.versions)
    if report.same_text:
        yield f"{many(report.same_text, 'capture')} gave the text of a page again that was there"
    if report.known:
        again = f", {report.read_again} of these read only now, or again" if report.read_again else ""
        yield f"{many(report.known, 'capture')} seen before{again}"
    if report.unread:
        yield f"{many(report.unread.total(), 'capture')} without words kept: {_kinds(report.unread)}"
    if report.passed_over:
        yield f"{report.passed_over.total()} passed over: {_kinds(report.passed_over)}"
        if any(what.startswith(".") for what in report.passed_over):
            yield "    files in folders that end so are not looked at: name one by itself to have it read"
    yield f"{len(report.failures)} failed"
    yield from _failures(report.failures)


def _versions(versions: Sequence[NewVersion]) -> Iterator[str]:
    silent = sum(version.silent for version in versions)
    yield f"{many(len(versions), 'new version')} of known pages{f', {silent} edited silently' if silent else ''}"
    for version in versions[:_MOST]:
        name = version.page.removeprefix("origin:").removeprefix("document:")
        parts = [
            "edited silently" if version.silent else "announced",
            f"{many(version.gone, 'statement')} gone" if version.gone else "",
            f"{many(version.appeared, 'statement')} new" if version.appeared else "",
            "" if version.current else "older than what is there",
        ]
        yield f"    {name}: {', '.join(filter(None, parts))}"
    if len(versions) > _MOST:
        yield f"    … and {len(versions) - _MOST} more: see reportedly versions"


def _failures(failures: Iterable[Failure]) -> Iterator[str]:
    for group in grouped(failures):
        yield f"  {headline(group)}"
        yield from (f"      {found.subject}" for found in group.failures[:_MOST])
        if len(group.failures) > _MOST:
            yield f"      … and {len(group.failures) - _MOST} more: see reportedly failures"


def failures_text(failures: Iterable[Failure]) -> str:
    """Every failure, by stage and kind."""
    lines: list[str] = []
    stage = ""
    for group in grouped(failures):
        if group.stage != stage:
            stage = group.stage
            lines.append(stage)
        again = "  (try again later)" if group.retriable else ""
        lines.append(f"  {headline(group)}{again}")
        lines += [f"      {found.at[:19].replace('T', ' ')}  {found.subject}" for found in group.failures]
    return "".join(shown(line) + "\n" for line in lines)


def headline(group: FailureGroup) -> str:
    """How many of a kind, what happened, and the cure, said once."""
    return f"{len(group.failures)} × {group.what}{f': {group.cure}' if group.cure else ''}"


def _kinds(counted: Counter[str]) -> str:
    kinds = [f"{count} {what}" for what, count in counted.most_common(_MOST)]
    rest = counted.total() - sum(count for _, count in counted.most_common(_MOST))
    return ", ".join([*kinds, f"{rest} of other kinds"] if rest else kinds)
