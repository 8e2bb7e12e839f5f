"""What resolving costs beside attributing, from a thousand words to two hundred thousand.

    python -m benchmarks.account

The same texts as `benchmarks.curve`, and one in which a single name is mentioned in every sentence (`name`). CPU time
of one thread in one process each, after a short text, so that nothing is loaded meanwhile: `attribute` is calling the
attributor; `mentions` what the mentions and the reading of contents add to that; `resolve` the stage. `share` is what
both add, as a share of `attribute`.
"""

from __future__ import annotations

import time
from itertools import cycle, islice, pairwise

from benchmarks.curve import text_of
from benchmarks.results import by_size
from reportedly.attribute.attributor import Attributor
from reportedly.identity import document_id
from reportedly.resolve import resolve
from reportedly.settings import Settings
from reportedly.types import Description, Document, Producer

SIZES = (1_000, 10_000, 50_000, 200_000)
KINDS = ("news", "line", "name")
_SENTENCES = (
    "Mara Velt said on Tuesday that 40 people had been arrested.",
    "Velt, an analyst in Kalsburg, wrote that nobody could check the number.",
    "She denied it.",
)


def text(kind: str, words: int) -> str:
    """A text of about so many words."""
    if kind == "name":
        return "\n".join(islice(cycle(_SENTENCES), words // 8))
    return text_of(kind, words)


def _read(words: str) -> Document:
    return Document(id=document_id("", words), capture_id="", text=words)


def _about(document: Document) -> Description:
    return Description(
        document_id=document.id, title=None, byline=None, outlet="The Post", language="en", published="2024-05-08",
        modified=None, address=None, paragraphs=(), producer=Producer(name="benchmark", version="1"),
    )  # fmt: skip


def measured(kind: str, words: int) -> dict[str, float]:
    """One text in this process."""
    attribute = Attributor.load(Settings(threads=1))
    for read in (_read(text(kind, 500)), document := _read(text(kind, words))):
        times = [time.process_time()]
        attribute(read)
        times.append(time.process_time())
        findings = attribute.findings(read)
        times.append(time.process_time())
        account = resolve(read, _about(read), findings)
        times.append(time.process_time())
    alone, whole, stage = (b - a for a, b in pairwise(times))
    count = len(document.text.split())
    return {
        "words": count,
        "attribute_us_per_word": round(alone / count * 1e6),
        "mentions_us_per_word": round((whole - alone) / count * 1e6),
        "resolve_us_per_word": round(stage / count * 1e6),
        "share": round((whole - alone + stage) / alone, 2),
        "resolved": len(account.resolved),
        "entities": len(account.clusters),
    }


if __name__ == "__main__":
    by_size("account", __doc__, measured, sizes=SIZES, kinds=KINDS, usual=KINDS)
