"""Fuzzing the readers: bytes of each kind of file, mutated by atheris under coverage, through `ingest` and `extract`.

    python -m benchmarks.fuzz --minutes 30              every target in turn, each in a process of its own
    python -m benchmarks.fuzz --only html warc --minutes 5
    python -m benchmarks.fuzz --again FILE              what a finding does

A finding is anything but captures and failures: another exception, more than twenty seconds or 1.5 GB for one input.
Its bytes are kept in build/fuzz, named for the target; what was mended is kept as a fixture in tests/data/hostile.
Needs the extra `fuzz`.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.results import FOLDER, keep

ROOT = Path(__file__).parents[1]
BUILD = ROOT / "build" / "fuzz"
SECONDS, MEGABYTES, LONGEST = 20, 1536, 65_536
TARGETS = {
    "html": "page.html",
    "text": "page.txt",
    "markdown": "page.md",
    "telegram": "result.json",
    "csv": "posts.csv",
    "ndjson": "posts.ndjson",
    "warc": "crawl.warc",
    "warc.gz": "crawl.warc.gz",
    "wacz": "crawl.wacz",
    "feed": "feed.xml",
    "jsonfeed": "feed.json",
    "opml": "feeds.opml",
    "docx": "paper.docx",
    "pdf": "paper.pdf",
    "eml": "letter.eml",
}
"""What is fuzzed, and the name that tells the readers what it is."""

_FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title><item><title>A</title>
<link>https://post.example/a</link><guid>1</guid><pubDate>Wed, 08 May 2024 09:00:00 GMT</pubDate>
<source url="https://wire.example/feed">Wire</source><description>&lt;p&gt;Words.&lt;/p&gt;</description></item></channel></rss>"""
_WARC = (
    b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1d6c0b4e-0000-4000-8000-000000000001>\r\n"
    b"WARC-Date: 2024-05-08T09:00:00Z\r\nWARC-Target-URI: https://post.example/a\r\n"
    b"Content-Type: application/http; msgtype=response\r\nContent-Length: 116\r\n\r\n"
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    b"<html><body><p>The harbour authority said that it was calm.</p></body></html>"
    b"\r\n\r\n"
)
_POSTS = {"name": "Harbour", "type": "public_channel", "id": 7, "messages": [
    {"id": 1, "type": "message", "date": "2024-05-08T09:00:00", "date_unixtime": "1715151600", "from": "Harbour",
     "text": ["It was ", {"type": "bold", "text": "calm"}], "forwarded_from": "Wire"}]}  # fmt: skip
_DOCX = (
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
    b"<w:t>It was calm, Vey said.</w:t></w:r></w:p></w:body></w:document>"
)
SEEDS: dict[str, list[bytes]] = {
    "telegram": [json.dumps(_POSTS).encode()],
    "csv": [b"id,thread_id,timestamp,body,author\n1,1,2024-05-08 09:00:00,It was calm,Vey\n"],
    "ndjson": [b'{"id": "1", "timestamp": "2024-05-08", "body": "It was calm", "author": "Vey"}\n'],
    "warc": [_WARC, _WARC.replace(b"response\r\nWARC-Rec", b"resource\r\nWARC-Rec")],
    "feed": [_FEED, _FEED.replace(b"rss", b"feed").replace(b"item", b"entry")],
    "jsonfeed": [b'{"version": "https://jsonfeed.org/version/1.1", "title": "P",'
                 b' "items": [{"id": "1", "url": "https://p.example/1"}]}'],
    "opml": [b'<opml version="2.0"><body><outline text="P" xmlUrl="https://p.example/feed"/></body></opml>'],
    "eml": [b"From: Post <post@example.org>\r\nSubject: Letter\r\nDate: Wed, 08 May 2024 09:00:00 +0000\r\n"
            b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>It was calm, Vey said.</p>"],
    "pdf": [b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
            b"3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R>>endobj 4 0 obj<</Length 40>>stream\n"
            b"BT /F1 12 Tf (Calm, she said.) Tj ET\nendstream endobj\n"
            b"trailer<</Root 1 0 R>>"],
}  # fmt: skip
"""What mutation begins with, besides the fixtures and samples of a kind."""


def seeds(target: str) -> Iterator[bytes]:
    """Inputs of a kind to begin with."""
    yield from SEEDS.get(target, [])
    suffix = "".join(Path(TARGETS[target]).suffixes)
    for folder in (ROOT / "tests" / "data", ROOT / "reportedly" / "sample" / "documents"):
        for path in sorted(folder.rglob(f"*{suffix}")):
            if path.stat().st_size <= LONGEST:
                yield path.read_bytes()
    if target in ("wacz", "docx"):
        inner, words = {"wacz": ("archive/data.warc", _WARC), "docx": ("word/document.xml", _DOCX)}[target]
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr(inner, words)
        yield packed.getvalue()


def run(target: str, body: bytes, folder: Path) -> None:
    """One input, as a user gives it: read from a file, each capture extracted. Raises what no reader may raise."""
    import httpx

    from reportedly.errors import ExtractionError
    from reportedly.extract import extract
    from reportedly.ingest import ingest
    from reportedly.settings import Settings
    from reportedly.types import Failure

    path = folder / TARGETS[target]
    path.write_bytes(body)
    nothing = httpx.MockTransport(lambda request: httpx.Response(404))
    settings = Settings(max_body=1_000_000, max_text=200_000, fetch_delay=0.0)
    for found in ingest(str(path), settings=settings, transport=nothing):
        if not isinstance(found, Failure):
            try:
                extract(found, max_text=200_000)
            except ExtractionError:
                continue


def fuzz(target: str, seconds: int) -> None:
    """Mutate until the time is over or something is found."""
    import atheris

    with atheris.instrument_imports(include=["reportedly", "feedparser", "fastwarc", "pypdf", "docx"]):
        import reportedly.extract
        import reportedly.ingest  # noqa: F401

    place = Path(os.environ.get("TMPDIR", "/tmp")) / f"reportedly-fuzz-{target}-{os.getpid()}"
    corpus = BUILD / "corpus" / target
    for folder in (place, corpus):
        folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(target)):
        (corpus / f"seed-{number}").write_bytes(seed)
        run(target, seed, place)  # what is loaded once counts for none
    options = [
        f"-max_total_time={seconds}", f"-timeout={SECONDS}", f"-rss_limit_mb={MEGABYTES}", f"-max_len={LONGEST}",
        f"-artifact_prefix={BUILD}/{target}-", "-print_final_stats=1", "-verbosity=1",
    ]  # fmt: skip
    atheris.Setup([sys.argv[0], *options, str(corpus)], lambda body: run(target, body, place))
    atheris.Fuzz()


def all_targets(targets: list[str], minutes: float) -> None:
    """These targets, each in a process of its own. Figures of the others stay as they were measured before."""
    BUILD.mkdir(parents=True, exist_ok=True)
    before = FOLDER / "fuzz.json"
    figures: dict[str, dict[str, int]] = json.loads(before.read_text())["targets"] if before.is_file() else {}
    for target in targets:
        seconds = int(minutes * 60 / len(targets))
        command = [sys.executable, "-m", "benchmarks.fuzz", "--one", target, "--minutes", str(seconds / 60)]
        ran = subprocess.run(command, capture_output=True, text=True, errors="replace")
        stats = dict(line[6:].split(":") for line in ran.stderr.splitlines() if line.startswith("stat::"))
        found = sum(len(list(BUILD.glob(f"{target}-{kind}-*"))) for kind in ("crash", "timeout", "oom"))
        figures[target] = {
            "seconds": seconds,
            "inputs": int(stats.get("number_of_executed_units", "0")),
            "findings": found,
        }
        (BUILD / f"log-{target}.txt").write_text(ran.stderr[-20_000:], encoding="utf-8")
        print(target, figures[target], file=sys.stderr, flush=True)
    keep("fuzz", {"seconds": sum(f["seconds"] for f in figures.values()), "targets": figures})


def main() -> None:
    """See the module."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--minutes", type=float, default=30)
    options.add_argument("--only", choices=list(TARGETS), nargs="+", default=list(TARGETS))
    options.add_argument("--one", choices=list(TARGETS))
    options.add_argument("--again", type=Path, metavar="FILE")
    given = options.parse_args()
    if given.again:
        target = max((t for t in TARGETS if given.again.name.startswith(t + "-")), key=len)
        run(target, given.again.read_bytes(), given.again.parent)
    elif given.one:
        fuzz(given.one, max(1, int(given.minutes * 60)))
    else:
        all_targets(given.only, given.minutes)


if __name__ == "__main__":
    main()
