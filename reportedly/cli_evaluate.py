"""The command that measures: against brat gold, and on what people checked in a ledger."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

import click

from reportedly import settings as table
from reportedly.command import Command, output_to
from reportedly.evaluate.breakdown import DIMENSIONS


@click.command(cls=Command)
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.option(
    "--reviews",
    "reviewed",
    metavar="LEDGER",
    type=click.Path(path_type=Path),
    help="Instead: how often the model was right on what people checked in this ledger.",
)
@click.option(
    "--by",
    multiple=True,
    type=click.Choice([*DIMENSIONS, "all"]),
    help="Also the metric attribution for each group of these. May be given several times.",
)
@click.option("--curve", "curved", is_flag=True, help="Also the metric attribution for thresholds on the score.")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--predictions", type=click.Path(path_type=Path), help="Also write what was found, as JSON Lines.")
@click.option("--html", type=click.Path(path_type=Path), help="Also write every error, gold and found side by side.")
def evaluate(
    folder: Path | None,
    reviewed: Path | None,
    by: tuple[str, ...],
    curved: bool,
    shape: str,
    predictions: Path | None,
    html: Path | None,
) -> None:
    """Measure the attributor on brat gold: precision, recall, F1.

    FOLDER holds text/*.txt and attributions/NAME_ANNOTATOR.ann. REPORTEDLY_ATTRIBUTOR=rules
    measures the baseline without weights.

    The page that --html writes is one file that needs no network and no script.

    --reviews counts against what the model said when people decided, by model, form, act,
    score and outlet, with how many were checked and the interval of Wilson at 95 %; then
    each field, and what people added. People choose what they check: compare groups and
    scores, and take no share of these for that of a whole ledger.

    Examples:
      reportedly evaluate evaluation/gold
      reportedly evaluate evaluation/gold --by form --by cue --html errors.html
      reportedly evaluate --reviews news.db
    """
    if reviewed and (folder or by or curved or predictions or html):
        raise click.UsageError("--reviews goes with --format alone, and without a FOLDER")
    if reviewed:
        _of_reviews(reviewed, shape)
        return
    if folder is None:
        raise click.UsageError("name a FOLDER of brat gold, or --reviews LEDGER")
    from reportedly import evaluate as scorer
    from reportedly.attribute.attributor import Attributor
    from reportedly.evaluate import breakdown, browser
    from reportedly.evaluate.curve import curve

    attribute = Attributor.load(table.load())
    compared = scorer.compare(folder, attribute)
    figures = scorer.figures_of(compared)
    groups = breakdown.breakdown(compared, list(DIMENSIONS) if "all" in by else list(dict.fromkeys(by)))
    if predictions:
        with output_to(predictions) as out:
            out.writelines(scorer.prediction_lines({document.name: document.found for document in compared}))
    if html:
        title = f"{folder} · {attribute.producer.name} {attribute.producer.version}"
        with output_to(html) as out:
            out.writelines(browser.render(compared, title))
    points = {f"score ≥ {threshold:.2f}": counts for threshold, counts in curve(compared).items()} if curved else {}
    if shape == "json":
        found = {
            **scorer.rows(figures),
            **({"by": breakdown.rows(groups)} if by else {}),
            **({"curve": scorer.rows(points)} if curved else {}),
        }
        click.echo(json.dumps(found, indent=1))
        return
    parts = [scorer.table(figures), breakdown.table(groups), scorer.table(points)]
    click.echo("\n\n".join(part for part in parts if part))


def _of_reviews(path: Path, shape: str) -> None:
    from reportedly.evaluate import reviewed
    from reportedly.store.ledger import Ledger
    from reportedly.store.lists import snapshot

    with Ledger(path, read_only=True) as opened, snapshot(opened.connection):

        @lru_cache(maxsize=4096)
        def outlet_of(document_id: str) -> str | None:
            described = opened.description(document_id)
            return described.outlet if described else None

        checked = reviewed.check(opened.reviews(), outlet_of)
    if shape == "json":
        click.echo(json.dumps(reviewed.rows(checked), indent=1))
    elif checked.lines or checked.missed:
        click.echo(reviewed.table(checked))
    else:
        click.echo(f"nobody has checked a line yet: reportedly review {path} --next", err=True)
