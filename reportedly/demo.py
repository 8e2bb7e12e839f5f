"""The sample case: documents about an invented campaign, in the package, and the account that `demo` prints of them."""

from __future__ import annotations

from pathlib import Path

from reportedly.store.ledger import Ledger

DOCUMENTS = Path(__file__).parent / "sample" / "documents"


def origins() -> list[str]:
    """The files of the sample case, in order."""
    return [str(path) for path in sorted(DOCUMENTS.iterdir()) if path.suffix in {".html", ".txt"}]


def account(ledger: Ledger) -> str:
    """What is in a ledger, in a few lines: counts and the ten most quoted (pronouns left out)."""
    counts = ledger.counts()
    lines = [f"{counts[name]} {name}" for name in ("documents", "attributions", "speakers")]
    if counts["failures"]:
        lines.append(f"{counts['failures']} failures")
    if top := ledger.top_speakers(10):
        lines += ["", "Most quoted, by the words of the page:"]
        lines += [f"{count:>5}  {speaker}" for speaker, count in top]
    return "\n".join(lines)
