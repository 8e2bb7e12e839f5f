"""The command line: thin commands, each over a library function.

Results go to standard output; progress, notes and failures to standard error. Exit status: 0, or 1 when some origins
failed (the rest is in), or 2 for a wrong call, or 130 when stopped by Ctrl-C.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from reportedly import (
    cli_account,
    cli_cases,
    cli_evaluate,
    cli_export,
    cli_failures,
    cli_forget,
    cli_mcp,
    cli_people,
    cli_review,
    cli_share,
    cli_versions,
    cli_watch,
)
from reportedly import settings as table
from reportedly.cli_protect import protect
from reportedly.cli_reading import Failures, reading
from reportedly.command import FAILED, Group, columns, feed_text, output_to, overriding, taking, writing_to
from reportedly.export.report import report_object, report_text
from reportedly.report import Report
from reportedly.reviews import REVIEWED
from reportedly.text import many, shown
from reportedly.types import ACTS, FORMS
from reportedly.version import VERSION

if TYPE_CHECKING:
    from reportedly.store.ledger import Ledger

_NOTHING = "nothing found: ask with fewer words or options"


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(VERSION, prog_name="reportedly")
def main() -> None:
    """Read the news and keep a ledger of who said what, on whose word, and how it spread.

    Start with:  reportedly demo
    """


main.add_command(protect)
main.add_command(cli_account.timeline)
main.add_command(cli_account.figures)
main.add_command(cli_cases.case)
main.add_command(cli_evaluate.evaluate)
main.add_command(cli_export.export)
main.add_command(cli_failures.failures)
main.add_command(cli_forget.forget)
main.add_command(cli_mcp.mcp)
main.add_command(cli_people.people)
main.add_command(cli_review.review)
main.add_command(cli_share.backup)
main.add_command(cli_share.diff)
main.add_command(cli_share.merge)
main.add_command(cli_versions.versions)
main.add_command(cli_watch.watch)


@main.command()
@click.argument("origins", nargs=-1, required=True, metavar="ORIGIN...")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "jsonl", "html", "brat"]),
    default="text",
    show_default=True,
    help="text for people, jsonl for programs, html to look at, brat to annotate.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File (for brat: folder) to write to.")
@feed_text
@columns
@overriding
def read(
    origins: tuple[str, ...],
    shape: str,
    output: Path | None,
    feed_text: bool,
    columns: str | None,
    **page: str | None,
) -> None:
    """Show what pages say, without a ledger.

    ORIGIN is a file, a folder, a URL, @FILE for a list of URLs, a web archive (.warc,
    .warc.gz, .wacz), an export of posts (result.json, .csv, .ndjson), or - for standard
    input. Of a feed, file or URL, the pages that it lists are fetched. What cannot be
    read is named on standard error, and the rest goes on: a sentence each on a terminal,
    one JSON object a line elsewhere.

    Example:
      echo '"No," said Mara Velt.' | reportedly read -
    """
    from reportedly import pipeline
    from reportedly.attribute.attributor import Attributor
    from reportedly.extract import Overrides
    from reportedly.ingest import ingest, is_one

    options = taking(table.load(), feed_text, columns)
    overrides = Overrides(**page)
    if shape == "brat" and output is None and not is_one(*origins):
        raise click.UsageError("brat of several pages needs a folder: add -o FOLDER")
    captures = ingest(*origins, settings=options)
    pages = pipeline.read(captures, Attributor.load(options), overrides, max_text=options.max_text)
    failures = Failures()
    _show(failures.kept_from(pages), shape, output)
    if not (failures.count or failures.others):
        click.echo("nothing to read: images, and posts without words, are kept by `add` and hold no text", err=True)
    failures.leave()


def _show(pages: Iterator[Any], shape: str, output: Path | None) -> None:
    if shape == "brat" and output is not None:
        from reportedly.export import standoff

        for page in pages:
            with writing_to(output):
                standoff.write_document(output, page.document, page.description.title, standoff.of_page(page))
        return
    with output_to(output) as out:
        if shape == "html":
            from reportedly.export.sheet import render

            out.writelines(render(pages))
            return
        for page in pages:
            _show_one(page, shape, out)


def _show_one(page: Any, shape: str, out: TextIO) -> None:
    from reportedly import brat
    from reportedly.export import jsonl, standoff, terminal

    if shape == "jsonl":
        out.write(jsonl.line(jsonl.page_object(page)))
    elif shape == "brat":
        out.write(brat.write(standoff.of_page(page), page.document.text))
    else:
        terminal.page(terminal.console(out), page)
    out.flush()


@main.command()
@click.argument("ledger", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("origins", nargs=-1, required=True, metavar="ORIGIN...")
@feed_text
@columns
@overriding
@click.option("--even-forgotten", is_flag=True, help="Also pages that were forgotten (reportedly forget).")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True)
def add(
    ledger: Path,
    origins: tuple[str, ...],
    feed_text: bool,
    columns: str | None,
    even_forgotten: bool,
    shape: str,
    **page: str | None,
) -> None:
    """Read pages into a ledger, made when it is not there.

    ORIGIN is a file, a folder, a URL, @FILE for a list of URLs, a web archive (.warc,
    .warc.gz, .wacz), an export of posts (result.json, .csv, .ndjson), or - for standard
    input. Of a feed, file or URL, the pages that it lists are fetched. Adding the same
    page again adds nothing but that it was seen again. Stopped in the middle, the same
    call goes on and ends as if it had not been stopped.

    Pages are fetched one at a time from each host, many hosts at once, as their
    robots.txt lets programs; of a page that the ledger has, the server is asked
    whether it has changed.

    What came in, what was there already and what failed is told at the end, on standard
    error; as json on standard output.

    Examples:
      reportedly add news.db pages/ https://example.org/story.html
      reportedly add news.db pages/ https://example.org/feed.xml
    """
    from reportedly.extract import Overrides
    from reportedly.store.ledger import Ledger

    overrides = Overrides(**page)
    report = Report()
    try:
        with Ledger(ledger) as opened:
            options = taking(table.load(), feed_text, columns)
            _process(opened, origins, options, overrides, report, even_forgotten=even_forgotten)
    except BaseException:
        if report.new or report.known or report.failures:  # stopped, or the disk is full: what is in is in
            _tell(report, shape)
        raise
    _tell(report, shape)
    if report.failures:
        click.get_current_context().exit(FAILED)


def _tell(report: Report, shape: str) -> None:
    if shape == "json":
        click.echo(json.dumps(report_object(report), indent=1))
    else:
        click.echo(report_text(report), err=True, nl=False)


def _process(
    ledger: Ledger,
    origins: Iterable[str],
    options: table.Settings,
    overrides: Any = None,
    report: Report | None = None,
    *,
    even_forgotten: bool = False,
) -> None:
    """Process with a progress bar on standard error, which moves by bytes."""
    from reportedly import pipeline
    from reportedly.attribute.attributor import Attributor
    from reportedly.extract import Overrides
    from reportedly.ingest import gather

    intake, attribute = gather(*origins, memory=ledger, settings=options), Attributor.load(options)
    with reading(lambda: (intake.total, intake.done)) as step:
        pipeline.process(
            intake, ledger, attribute, overrides or Overrides(), step, max_text=options.max_text, report=report,
            even_forgotten=even_forgotten,
        )  # fmt: skip


@main.command()
@click.argument("ledger", type=click.Path(path_type=Path))
@click.argument("words", default="")
@click.option("--speaker", metavar="WORDS", help="Words of the source, or of any name of who it is.")
@click.option("--via", metavar="WORDS", help="Words of those who hand it on, from the outlet inward.")
@click.option("--depth", type=click.IntRange(1), help="How many sources stand in a row.")
@click.option("--addressee", metavar="WORDS", help="Words for whom it was told.")
@click.option("--medium", metavar="WORDS", help="Where it was said or written: Telegram, letter, poster.")
@click.option("--occasion", metavar="WORDS", help="The gathering it was said at: rally, hearing.")
@click.option("--outlet", metavar="NAME", help="Who published it.")
@click.option("--form", type=click.Choice(FORMS), help="How it stands on the page.")
@click.option("--act", type=click.Choice(ACTS), help="Said, written or thought.")
@click.option("--since", metavar="DATE", help="Published in or after this year, month or day.")
@click.option("--until", metavar="DATE", help="Published in or before this year, month or day.")
@click.option("--reviewed", type=click.Choice(REVIEWED), help="What people decided; open: nobody has yet.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="Results at most.")
@click.option("--unfold", is_flag=True, help="List every document that has the same words.")
@click.option("--documents", is_flag=True, help="Search whole texts instead of statements.")
@click.option("--format", "shape", type=click.Choice(["text", "jsonl", "csv"]), default="text", show_default=True)
def search(ledger: Path, words: str, unfold: bool, documents: bool, shape: str, **asked: Any) -> None:
    """Find statements in a ledger.

    All WORDS must occur, in the content or the source; forms of one word match
    ("recruit" finds "recruiting"), "a phrase in quotes" keeps its order, recruit*
    finds beginnings. Without WORDS, everything that the options allow.

    "Hasp" finds what was said by and about Hasp, --speaker Hasp only what Hasp said.

    Order: with WORDS, best match first (BM25; the content counts twice as much as the
    source); without, newest publication first, but best match first for a --speaker
    whom the ledger does not know by name. Equal content from several documents is one
    result with its copies counted (--unfold lists them).

    Examples:
      reportedly search news.db contract --speaker Hasp --since 2024-04
      reportedly search news.db --medium Telegram --addressee reporters
      reportedly search news.db '"born to stand"' --format jsonl
    """
    from reportedly.export import context, jsonl, terminal
    from reportedly.export import table as sheet
    from reportedly.store.ledger import Ledger
    from reportedly.store.query import Query

    if documents:
        given = [f"--{name}" for name, value in asked.items() if value is not None and name != "limit"]
        if given or unfold:
            raise click.UsageError(
                f"--documents looks at words only, not at {(given or ['--unfold'])[0]}: leave it out"
            )
        if not words.strip() or shape == "csv":
            raise click.UsageError("--documents needs WORDS, and comes as text or jsonl")
    query = Query(words=words, **asked)
    with Ledger(ledger, read_only=True) as opened, output_to(None) as out:
        if documents:
            hits = opened.search_documents(query)
            if shape == "text":
                terminal.documents(terminal.console(out), hits)
                if not hits:
                    click.echo(_NOTHING, err=True)
            else:
                out.writelines(jsonl.line(jsonl.hit_object(hit)) for hit in hits)
            return
        found = opened.query(query)
        if shape == "text":
            terminal.statements(terminal.console(out), found, opened.copies if unfold else lambda id: [])
            total = opened.facets(query).total
            folded = "; --unfold lists where else the same words stand" * (
                not unfold and any(s.copies > 1 for s in found)
            )
            more = "; --limit shows more" * (len(found) < total)
            click.echo(f"{len(found)} of {many(total, 'result')}{more}{folded}" if total else _NOTHING, err=True)
            return
        rows = context.cite(found, opened.document)
        (jsonl.write if shape == "jsonl" else sheet.write)(rows, out)


@main.command()
@click.argument("ledger", type=click.Path(path_type=Path))
@click.option("--host", help="Address to listen on.  [default: 127.0.0.1]")
@click.option("--port", type=click.IntRange(0, 65535), help="Port to listen on.  [default: 8765]")
@click.option("--password-file", metavar="FILE", help="A file that holds the password of the pages.")
@click.option("--protect", "shielded", is_flag=True, help="Put stand-ins for protected names, to show on a screen.")
def serve(ledger: Path, host: str | None, port: int | None, password_file: str | None, shielded: bool) -> None:
    """Serve a ledger's pages to a browser on this machine.

    The ledger may be written to meanwhile. Ctrl-C ends it.

    On this machine (127.0.0.1) no password is asked for unless one is set; on any other
    --host one is needed. What is sent there is not encrypted: put a proxy with TLS in
    front (docs/serving.md).

    Example:
      reportedly serve news.db --port 8800
    """
    from reportedly.asking.shield import Shield
    from reportedly.web.app import serve as run

    options = table.load()
    asked = (("host", host), ("port", port), ("password_file", password_file))
    given = {name: value for name, value in asked if value is not None}
    run(ledger, replace(options, **given), cli_account.compared, _started, Shield(ledger) if shielded else None)  # type: ignore[arg-type]


def _started(address: str) -> None:
    click.echo(f"Open {address} in a browser. Ctrl-C ends it.")


@main.command()
@click.argument("ledger", type=click.Path(path_type=Path))
def verify(ledger: Path) -> None:
    """Check every hash, span, stored word and reference.

    Prints a line a problem and leaves with status 1 when there is one.

    Example:
      reportedly verify news.db
    """
    from reportedly.store import verify as check
    from reportedly.store.ledger import Ledger

    problems = 0
    with Ledger(ledger, read_only=True) as opened:
        for problem in check(opened):
            problems += 1
            click.echo(shown(f"{problem.subject}: {problem.message}"))
        counts = opened.counts()
    if problems:
        click.echo(many(problems, "problem"), err=True)
        click.get_current_context().exit(FAILED)
    checked = ", ".join(f"{counts[name]} {name}" for name in ("captures", "documents", "attributions"))
    click.echo(f"the ledger is whole: {checked}", err=True)


@main.command()
@click.option("--ledger", type=click.Path(path_type=Path), help="Ledger to make.  [default: a new temporary one]")
@click.option("--serve/--no-serve", "serving", default=True, help="Serve the pages when done.")
def demo(ledger: Path | None, serving: bool) -> None:
    """Read the sample case, tell what is in it, and serve it.

    24 documents, invented from end to end, about a recruitment campaign. Ctrl-C ends it.
    The ledger is gone then, unless --ledger names a file for it.

    Example:
      reportedly demo --no-serve
    """
    from reportedly.demo import account, origins
    from reportedly.store.ledger import Ledger

    with tempfile.TemporaryDirectory(prefix="reportedly-") as folder:
        path = ledger or Path(folder) / "demo.db"
        with Ledger(path) as opened:
            _process(opened, origins(), table.load())
            click.echo(account(opened))
        if serving:
            from reportedly.web.app import serve as run

            click.echo()
            run(path, table.load(), cli_account.compared, _started)
        else:
            kept = f"to look at it: reportedly serve {path}" if ledger else "it was not kept: --ledger news.db keeps it"
            click.echo(kept, err=True)
