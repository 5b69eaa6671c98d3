"""`dragoman try`: one sentence, read and explained; the first step to a new rule."""

# ruff: noqa: PLC0415 - `dragoman --help` must not wait for the parser and the database to be imported
from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import example, parse_day
from dragoman.cli.report import Report
from dragoman.settings import read_settings

if TYPE_CHECKING:
    from dragoman.language.parser import Parse
    from dragoman.types import Reading


def add_to(app: typer.Typer) -> None:
    """Make the command known."""
    app.command("try", epilog=example('dragoman try "Turkish police detained three journalists in Istanbul."'))(
        try_sentence
    )


def try_sentence(
    sentence: Annotated[str, typer.Argument(help="A sentence, or several.")],
    published: Annotated[
        date | None, typer.Option(parser=parse_day, metavar="DATE", help='Day that "on Monday" is counted from.')
    ] = None,
    model: Annotated[
        bool, typer.Option("--model/--no-model", help="Let the classifier weigh what the rules code.")
    ] = True,
) -> None:
    """Read a sentence and explain it: parse, actors, events, attributions, chain.

    Exit codes: 0 read, 1 nothing to read, 2 nothing could go on.
    """
    from dragoman.codebook.load import load_codebook
    from dragoman.errors import EmptyError
    from dragoman.language.parser import parse_document
    from dragoman.model.voices import choose_classifier
    from dragoman.pipeline import read_text, tools_of

    if not sentence.strip():
        raise EmptyError("the sentence is empty", fix='write one: dragoman try "Police arrested a man."')
    settings = read_settings()
    codebook = load_codebook(settings.codebook)
    voice = choose_classifier(settings.model, settings.cache, pages=1) if model else None
    reading = read_text(sentence, codebook, published=published, rules_only=not model, model=voice)
    report = Report()
    _show_parse(report, parse_document(reading.document, tools_of(codebook).letter_case))
    _show_actors(report, reading)
    _show_events(report, reading)
    _show_attributions(report, reading)


def _show_parse(report: Report, parse: Parse) -> None:
    from dragoman.cli.tables import make_table

    tokens = [token for block in parse.blocks for token in block if not token.is_space]
    report.line("Parse")
    rows = [(token.text, token.lemma_, token.tag_, token.dep_, token.head.text) for token in tokens]
    report.show(make_table("token", "lemma", "tag", "dep", "head", rows=rows))


def _show_actors(report: Report, reading: Reading) -> None:
    from dragoman.cli.tables import make_table

    report.line("\nActors" if reading.entities else "\nActors: none")
    if not reading.entities:
        return
    rows = [
        (
            entity.name,
            entity.kind,
            entity.country or "–",
            " ".join(entity.sectors) or "–",
            ", ".join(f'"{reading.document[mention.span]}"' for mention in entity.mentions),
            entity.how,
        )
        for entity in reading.entities
    ]
    report.show(make_table("name", "kind", "country", "sectors", "words", "how", rows=rows))


def _show_events(report: Report, reading: Reading) -> None:
    from dragoman.cli.because import explain

    claims = {claim.event: claim for claim in reading.claims}
    report.line("\nEvents" if reading.events else "\nEvents: none")
    for event in reading.events:
        claim = claims.get(event.id)
        told = claim.factuality if claim else event.status
        report.line(f"{event.id} · {' '.join(filter(None, (event.type, event.mode)))} · {told}")
        explain(report, reading, event, claim)


def _show_attributions(report: Report, reading: Reading) -> None:
    from dragoman.cli.tables import make_table

    document = reading.document
    report.line("Attributions" if reading.attributions else "Attributions: none")
    if not reading.attributions:
        return
    rows = [
        (
            said.id,
            said.parent or "–",
            said.kind,
            document[said.source] if said.source else "nobody named",
            document[said.cue],
            " … ".join(document[span] for span in said.content),
            said.rule,
        )
        for said in reading.attributions
    ]
    report.show(make_table("id", "inside", "kind", "source", "cue", "content", "rule", rows=rows))
