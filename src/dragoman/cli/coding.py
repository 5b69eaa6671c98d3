"""Coding by people: `sample` draws the reports, `agree` compares what was coded."""

# ruff: noqa: PLC0415 - `dragoman --help` must not wait for the parser and the database to be imported
from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import DbOption, example, record_path
from dragoman.cli.report import Report, many

if TYPE_CHECKING:
    from dragoman.resolve.agreement import Sheet

SheetArgument = Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="A sheet made by `dragoman sample`.")]


def add_to(app: typer.Typer) -> None:
    """Make the commands known."""
    app.command(
        epilog=example(
            "dragoman sample 200 --stratify type,country --seed 1", "dragoman sample 50 --stratify type --out gold.csv"
        )
    )(sample)
    app.command(epilog=example("dragoman agree machine.csv coded.csv --gold"))(agree)


def sample(
    number: Annotated[int, typer.Argument(min=1, help="How many reports.")],
    stratify: Annotated[
        str, typer.Option(help="Fields, between commas, whose values take turns: type, country, publisher, year …")
    ] = "type",
    seed: Annotated[int, typer.Option(help="The same seed draws the same reports.")] = 1,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write there, not to standard output.")] = None,
    db: DbOption = None,
) -> None:
    """Draw reports at random, of each kind as many as there are, as a CSV sheet with empty columns for a coder.

    Exit codes: 0 drawn, 2 the record cannot be opened, or no such field.
    """
    from dragoman.export.cells import write_table
    from dragoman.resolve.sampling import COLUMNS, draw_sample, sample_cells
    from dragoman.store import open_record

    with open_record(record_path(db), create=False) as record:
        claims = [claim for page in record.pages() for claim in record.claims(page)]
    fields = [field.strip() for field in stratify.split(",") if field.strip()]
    drawn = draw_sample(claims, number, by=fields, seed=seed)
    rows = (tuple(cells.values()) for cells in sample_cells(drawn))
    if out is None:
        sys.stdout.flush()
        write_table(rows, sys.stdout.buffer, columns=COLUMNS)
    else:
        with out.open("wb") as file:
            write_table(rows, file, columns=COLUMNS)
        Report().line(f"{out}: {many(len(drawn), 'report')}")


def agree(
    one: SheetArgument,
    other: SheetArgument,
    gold: Annotated[bool, typer.Option("--gold", help="The second sheet is right: precision of the first.")] = False,
) -> None:
    """Compare two codings of the same reports: a coder's words where there are any, else the machine's.

    Cohen's kappa and Krippendorff's alpha by field; with --gold the precision of each type with its 95 % interval.
    Exit codes: 0 compared, 1 no report in both, 2 a sheet cannot be read, or nobody has coded the gold.
    """
    from dragoman.resolve.agreement import agreement_by_field, disagreements, precision_by_type

    left, right = _read_sheet(one), _read_sheet(other, must_be_coded=gold)
    report = Report()
    if not left.keys() & right.keys():
        report.note("no report stands in both sheets")
        raise typer.Exit(1)
    for found in precision_by_type(left, right) if gold else ():
        share = found.right / found.many
        bounds = f"{100 * found.low:.0f} to {100 * found.high:.0f} %"
        report.line(f"{found.type:<12} {found.right} of {found.many} right, {100 * share:.0f} % ({bounds})")
    for field in agreement_by_field(left, right):
        kappa, alpha = (("undefined" if x is None else f"{x:.2f}") for x in (field.kappa, field.alpha))
        report.line(f"{field.field:<12} {field.same} of {field.many} the same, kappa {kappa}, alpha {alpha}")
    differing = disagreements(left, right)
    for each in differing:
        report.line(f"{each.id} {each.field}: {each.one} | {each.other}")
    report.note(many(len(differing), "disagreement"))


def _read_sheet(file: Path, *, must_be_coded: bool = False) -> Sheet:
    """What a sheet says of each report. A sheet that nobody wrote in holds the machine's words and is no gold."""
    from dragoman.errors import SettingError
    from dragoman.resolve.agreement import coded_sheet
    from dragoman.resolve.sampling import CODER

    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.DictReader(lines))
    except (UnicodeDecodeError, csv.Error) as error:
        raise SettingError(f"{file} is no CSV sheet: {error}", fix="save it as CSV, UTF-8") from error
    if must_be_coded and not any(cell for row in rows for name, cell in row.items() if (name or "").startswith(CODER)):
        raise SettingError(
            f"nobody has coded {file}: it says what the machine says", fix=f"fill in its {CODER} columns"
        )
    return coded_sheet(rows)
