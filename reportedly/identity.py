"""Identity: canonical JSON of what a thing is made of, hashed and tagged.

The contract, version 1: an id is ``b2:`` and the hexadecimal BLAKE2b digest (20 bytes) of canonical JSON: keys sorted,
no white space, ASCII only, numbers as integers. No clock, score or producer enters the id of a capture, a document or
an attribution, so a second run gives the same ids. Changing anything here changes every id of every ledger.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence

from reportedly.types import Span

TAG = "b2:"
_SIZE = 20


def digest(raw: bytes) -> str:
    """Tagged hash of bytes."""
    return TAG + hashlib.blake2b(raw, digest_size=_SIZE).hexdigest()


def digest_of(pieces: Iterable[bytes]) -> str:
    """Tagged hash of bytes that come in pieces."""
    hashed = hashlib.blake2b(digest_size=_SIZE)
    for piece in pieces:
        hashed.update(piece)
    return TAG + hashed.hexdigest()


def canonical(value: object) -> str:
    """Canonical JSON. Raises TypeError or ValueError for what JSON cannot hold (NaN, infinity, sets)."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)


def identify(kind: str, **parts: object) -> str:
    """Tagged hash of a kind and its parts."""
    return digest(canonical({"kind": kind, **parts}).encode("ascii"))


def capture_id(origin: str, body: bytes) -> str:
    """Id of a capture: its origin as given and the hash of its raw body."""
    return capture_id_of(origin, digest(body))


def capture_id_of(origin: str, body: str) -> str:
    """Id of a capture by the hash of its raw body, as `digest` gives it, for a body that is not held in memory."""
    return identify("capture", origin=origin, body=body)


def document_id(capture: str, text: str) -> str:
    """Id of a document: its capture and its text."""
    return identify("document", capture=capture, text=text)


def attribution_id(
    document: str, text: str, *, content: Sequence[Span], cue: Sequence[Span], source: Sequence[Span]
) -> str:
    """Id of an attribution: its document, its spans and the words at them."""
    roles = {"content": content, "cue": cue, "source": source}
    return identify(
        "attribution",
        document=document,
        **{name: [[s, e, text[s:e]] for s, e in spans] for name, spans in roles.items()},
    )


def cluster_id(document: str, mentions: Sequence[Span]) -> str:
    """Id of a cluster: its document and where its mentions stand."""
    return identify("cluster", document=document, mentions=[[start, end] for start, end in mentions])
