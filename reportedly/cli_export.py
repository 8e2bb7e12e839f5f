"""The command that hands on what a ledger holds."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly.cli_protecting import Source, protected
from reportedly.command import Command, bytes_to, output_to, writing_to
from reportedly.errors import ReportedlyError
from reportedly.text import many

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportedly.cases import Gathered
    from reportedly.protect.view import View
    from reportedly.protect.words import Words
    from reportedly.store.ledger import Ledger
    from reportedly.types import Statement

_FORMATS = "csv jsonl brat warc w3c gexf graphml csl claims parquet stix datasette html".split()
_NETWORKS = ("gexf", "graphml")
_WHAT = {"warc": "capture", "csl": "document", "datasette": "view"}
"""What goes out, where it is not statements."""


@click.command(cls=Command)
@click.argument("ledger", type=click.Path(path_type=Path))
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "shape",
    type=click.Choice(_FORMATS),
    required=True,
)
@click.option("--protect", is_flag=True, help="Put stand-ins for protected names, and check that none can be read.")
@click.option("--keep-words", is_flag=True, help="With --protect: keep exact words; a search of the web finds them.")
@click.option("--drop-words", is_flag=True, help="With --protect: drop all words of pages with a protected name.")
@click.option("--min-weight", type=click.IntRange(min=1), help="Of gexf and graphml: edges of so many statements.")
@click.option("--min-degree", type=click.IntRange(min=0), help="Of gexf and graphml: who has so many such edges.")
@click.option("--reviewed", is_flag=True, help="Of brat and jsonl: what people decided, to train on and measure with.")
@click.option("--case", metavar="CASE", help="Only what is in a case: its id, or words of its title.")
def export(
    ledger: Path,
    out: Path,
    shape: str,
    protect: bool,
    keep_words: bool,
    drop_words: bool,
    min_weight: int | None,
    min_degree: int | None,
    reviewed: bool,
    case: str | None,
) -> None:
    """Write every statement of a ledger, or every capture or document, to OUT.

    csv and jsonl: a file (- for standard output), each statement with speaker, outlet,
    dates, address and the sentences around it. brat: a folder of texts and standoff.
    warc: a web archive of every capture, as it was sent, for other tools; packed
    where OUT ends in .gz or is -.
    w3c: W3C Web Annotations (JSON-LD), one a statement.
    gexf, graphml: who cites whom, a node for everybody, an edge for each pair.
    csl: CSL-JSON, a citation of every document, for Zotero, pandoc and the like.
    claims: drafts of schema.org's Claim, and ClaimReview where a page checked.
    stix: a bundle of STIX 2.1, for threat intelligence.
    parquet: a table with types, for pandas, DuckDB, R (needs the extra parquet).
    datasette: what Datasette is to know of the views in the ledger: titles, columns,
    facets, search. Then: datasette news.db --metadata metadata.json
    html: a briefing in one file, to read and to print. No script, nothing fetched. Of a
    --case, or of a ledger of up to 5,000 statements.

    --case: the statements of a case, the documents that these stand in and those in the
    case itself, and their captures.

    --reviewed: the lines that people accepted, corrected or added, without those they
    rejected. Documents of which they decided every line go to OUT, the others to
    OUT/partly (brat) or with "whole": false (jsonl), what nobody decided marked.

    --protect: names that pages withhold, and what `reportedly protect` marked, are
    replaced by stand-ins everywhere; of pages on which they stand, addresses, ids,
    titles, what is around a statement and the words by and about who is protected are
    left out, as are their captures and citations. What was written is read again, and
    takes its place only if no protected name can be read in it. See docs/protection.md.

    Examples:
      reportedly export news.db --format csv statements.csv
      reportedly export news.db --protect --format csv for-a-colleague.csv
      reportedly export news.db --format warc news.warc.gz
      reportedly export news.db --format gexf --min-weight 2 --min-degree 1 cited.gexf
    """
    if shape not in _NETWORKS and (min_weight, min_degree) != (None, None):
        raise click.UsageError("--min-weight and --min-degree are for gexf and graphml alone")
    _check_case(shape, case, reviewed=reviewed)
    if reviewed and protect:
        raise click.UsageError("--reviewed hands on whole texts to train on, which cannot be protected: leave it out")
    if (keep_words and drop_words) or ((keep_words or drop_words) and not protect):
        raise click.UsageError("--keep-words or --drop-words, one of them, and only with --protect")
    words: Words = "names" if keep_words else "page" if drop_words else "close"
    if reviewed:
        _gold(ledger, out, shape)
    else:
        _export(ledger, out, shape, (min_weight or 1, min_degree or 0), words if protect else None, case)


def _check_case(shape: str, case: str | None, *, reviewed: bool) -> None:
    """A case is handed on, and not measured."""
    if case is not None and (reviewed or shape == "datasette"):
        raise click.UsageError(f"{'--reviewed' if reviewed else shape} is of the whole ledger: leave --case out")


def _export(path: Path, out: Path, shape: str, narrow: tuple[int, int], words: Words | None, case: str | None) -> None:
    """Write and count; `words` are those that leave of protected pages, None where nothing is protected."""
    from reportedly.store.ledger import Ledger
    from reportedly.store.lists import snapshot
    from reportedly.store.of_case import OfCase

    what, write = _WHAT.get(shape, "statement"), partial(_written, shape=shape, narrow=narrow)
    with Ledger(path, read_only=True) as opened, snapshot(opened.connection):
        of = opened.find_case(case) if case is not None else None
        asked = OfCase(opened, of) if of else opened
        expected = asked.count(what) if isinstance(asked, OfCase) else _expected(asked, what)
        gathered = (opened.gathered(of) if of else opened.gathered_whole()) if shape == "html" else None
        if words:
            told = partial(_protected_briefing, gathered) if gathered else write
            written = protected(opened, asked, out, shape, what, words, told)
        elif gathered:
            written = _briefing(gathered, out)
        else:
            written = _told(opened, out) if shape == "datasette" else write(asked, out)
    if written != expected:
        raise ReportedlyError(f"{written} {what}s went out where {expected} were asked for: run it again")
    if not words:
        place = "standard output" if str(out) == "-" else out
        click.echo(f"{many(written, what)} written to {place}", err=True)


def _gold(path: Path, out: Path, shape: str) -> None:
    """Write what people decided."""
    from reportedly.export import jsonl, standoff
    from reportedly.export.gold import gold_object, gold_of
    from reportedly.store.ledger import Ledger
    from reportedly.store.lists import snapshot

    if shape not in {"brat", "jsonl"}:
        raise click.UsageError("--reviewed is for brat and jsonl alone")
    with Ledger(path, read_only=True) as opened, snapshot(opened.connection):
        every = (gold_of(document, about, opened.statements_of(document.id)) for document, about in opened.documents())
        gold = [one for one in every if one]
    if not gold:
        raise ReportedlyError(f"nobody has decided anything in {path} yet: reportedly review {path} --next")
    if shape == "brat":
        if out.exists() and not (out.is_dir() and not any(out.iterdir())):
            raise click.UsageError(
                f"{out} is there already: what was decided otherwise since would stay, name a new folder"
            )
        with writing_to(out):
            for one in gold:
                standoff.write_gold(out, one)
    else:
        with output_to(out) as lines:
            lines.writelines(jsonl.line(gold_object(one)) for one in gold)
    partly = sum(not one.whole for one in gold)
    told = f"{many(sum(len(one.lines) for one in gold), 'line')} of {many(len(gold), 'document')} written"
    click.echo(told, err=True)
    if partly:
        click.echo(
            f"of {partly} of these some lines are undecided: docs/reviewing.md tells how to train on them", err=True
        )


def _expected(ledger: Ledger, what: str) -> int:
    from reportedly.store import views

    if what == "view":
        return len(views.names(ledger.connection)[1])
    return ledger.counts()[{"statement": "attributions"}.get(what, what + "s")]


def _told(ledger: Ledger, out: Path) -> int:
    """Write what Datasette tells of a ledger; how many views."""
    from reportedly.export import datasette
    from reportedly.store import views

    with output_to(out) as lines:
        return datasette.write(ledger.path.stem, *views.names(ledger.connection), lines)


def _written(source: Source, out: Path, mark: str = "", *, shape: str, narrow: tuple[int, int]) -> int:
    """Write an export; how many statements, captures or documents went out. `mark` is what it says of itself."""
    from reportedly.export import context, csl, jsonl, parquet, schema_org, standoff, stix, warc, web_annotation
    from reportedly.export import table as sheet

    if shape in _NETWORKS:
        return _network(source, out, shape, narrow, mark)
    if shape == "warc":
        with bytes_to(out) as file:
            packed = out.suffix == ".gz" or str(out) == "-"
            return warc.write(source.captures(), file, out.name, packed=packed, mark=mark)
    if shape == "parquet":
        parquet.library()  # before a file that is there is emptied
        with bytes_to(out) as file:
            return parquet.write(context.cite(source.all_statements(), source.document), file, mark)
    if shape == "brat":
        with writing_to(out):
            standoff.say(out, mark)
            return sum(
                standoff.write_document(out, document, description.title, map(standoff.of_statement, found))
                for document, description in source.documents()
                for found in [[s for s in source.statements_of(document.id) if s.standing != "kept"]]
            )
    with output_to(out) as lines:
        if shape == "csl":
            return csl.write(source.references(), lines, mark)
        if shape == "claims":
            return schema_org.write(source.all_statements(), _first(source), source.document, lines, mark)
        if shape == "w3c":
            return web_annotation.write(source.all_statements(), source.document, lines, mark)
        if shape == "stix":
            return stix.write(source.all_statements(), source.named_in, source.document, source.outlets(), lines, mark)
        rows = context.cite(source.all_statements(), source.document)
        return (jsonl.write if shape == "jsonl" else sheet.write)(rows, lines, mark)


def _protected_briefing(gathered: Gathered, view: View, out: Path, mark: str) -> int:
    """Write a case, or a whole ledger, as a protected briefing; how many statements stand in it."""
    kept = view.gathered(gathered)
    held = sum(t.state == "held" and t.entry.kind != "statement" for t in kept.entries)
    if held:
        told = "entry that is no statement is" if held == 1 else "entries that are no statements are"
        click.echo(f"{held} {told} held back, too: the file says so", err=True)
    return _briefing(kept, out, mark)


def _briefing(gathered: Gathered, out: Path, mark: str = "") -> int:
    """Write a case, or a whole ledger, as a briefing; how many statements stand in it."""
    from reportedly.cli_account import compared
    from reportedly.clock import now
    from reportedly.export import briefing, briefing_html
    from reportedly.export.wording import moment
    from reportedly.version import VERSION

    made = briefing.briefing(gathered, compared)
    with output_to(out) as file:
        file.writelines(briefing_html.render(made, f"Made with reportedly {VERSION}, {moment(now())}.", mark))
    return sum(len(voice.quotes) for section in made.sections for voice in section.voices)


def _first(source: Source) -> Callable[[Statement], Statement]:
    """Where the content of a statement was published first."""
    return lambda s: (source.first_copy(s.id) if s.copies > 1 else None) or s


def _network(source: Source, out: Path, shape: str, narrow: tuple[int, int], mark: str) -> int:
    """Write who cites whom; how many statements that was made of."""
    from reportedly.export import gexf, graphml, network

    whole = network.gather(source.all_statements(), source.named_in)
    left = network.narrowed(whole, weight=narrow[0], degree=narrow[1])
    with bytes_to(out) as file:
        (gexf if shape == "gexf" else graphml).write(left, file, mark)
    click.echo(f"{many(len(left.nodes), 'node')} and {many(len(left.edges), 'edge')}", err=True)
    return left.statements
