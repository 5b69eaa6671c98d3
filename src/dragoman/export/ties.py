"""ties.csv: relations between two actors over a stretch of time, each with the word it stands on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import IO, TYPE_CHECKING

from dragoman.codebook.relation_file import RelationFile
from dragoman.export.cells import Cell, write_table
from dragoman.export.rows import sentence_number, stake_words
from dragoman.quoting import short_quote
from dragoman.resolve.relations import fold, holding_on
from dragoman.store.export_queries import Telling
from dragoman.types import Party, RelationAct, RelationSpan

if TYPE_CHECKING:
    from dragoman.store import Record

TIES = (
    "a_qid", "a_name", "a_kind", "b_qid", "b_name", "b_kind", "tie", "sign", "valid_from", "valid_from_prec",
    "valid_to", "known_since", "asserted_by", "stake", "status", "n_originators", "event_id", "url", "sentence_no",
)  # fmt: skip
TIE_NAMES: Mapping[str, str] = {  # where ties.csv calls a relation otherwise than the codebook
    "recognizes": "recognises", "diplomatic_ties": "diplomatic_relations", "embassy_open": "mission_open",
    "alliance": "allied",
}  # fmt: skip
_KINDS = {
    "country": "state", "government": "government", "person": "person", "organisation": "organisation",
    "armed group": "organisation", "media": "organisation", "group": "organisation",
}  # fmt: skip


def export_ties(
    record: Record,
    relations: RelationFile,
    out: IO[bytes],
    *,
    as_of: date | None = None,
    known_by: date | None = None,
) -> int:
    """The record's ties, all of them or those that held on a day, by what was known on another.

    Returns:
        How many ties were written.
    """
    acts = record.relation_acts()
    spans = fold(acts, relations, known_by=known_by)
    if as_of is not None:
        shown = {act.report: day for act in acts if (day := act.day or act.known)}
        spans = holding_on(spans, as_of, shown)
    days = {act.report: act.day for act in acts}
    reports = list(dict.fromkeys(name for span in spans if (name := _evidence(span, days))))
    signs = {name: kind.sign for name, kind in relations.kinds.items()}
    return write_ties(spans, acts, record.tellings(reports), signs, out)


def write_ties(
    spans: Iterable[RelationSpan],
    acts: Iterable[RelationAct],
    tellings: Mapping[str, Telling],
    signs: Mapping[str, int],
    out: IO[bytes],
) -> int:
    """Ties given by hand.

    Args:
        acts: those that the spans were folded from; they tell whether a start is the day of the act.
        tellings: the reports behind them by public name; what is missing leaves its columns empty.
        signs: 1, 0 or -1 by relation.
    """
    days = {act.report: act.day for act in acts}
    return write_table(_rows(spans, days, tellings, signs), out, columns=TIES)


def _rows(
    spans: Iterable[RelationSpan],
    days: Mapping[str, date | None],
    tellings: Mapping[str, Telling],
    signs: Mapping[str, int],
) -> Iterator[list[Cell]]:
    for span in spans:
        first = _evidence(span, days)
        telling = tellings.get(first or "")
        document = telling.page.reading.document if telling else None
        chain = telling.claim.chain if telling and telling.claim else ()
        yield [
            *_side(span.a, telling), *_side(span.b, telling), TIE_NAMES.get(span.relation, span.relation),
            signs.get(span.relation), span.start, _precision(span, days, telling), span.end, span.known,
            [short_quote(name) for name in span.speakers], stake_words(chain[-1].stakes) if chain else None,
            "contested" if span.contested else "ended" if span.end else "uncontested", len(span.speakers) or None,
            first, document.url if document else None,
            sentence_number(document.text, telling.event.sentence.start) if telling and document else None,
        ]  # fmt: skip


def _evidence(span: RelationSpan, days: Mapping[str, date | None]) -> str | None:
    """The report that a tie stands on: that which gives its first day, else the first behind it."""
    dated = (name for name in span.opened if days.get(name) == span.start)
    return next(iter((*dated, *span.opened, *span.shown, *span.closed)), None)


def _side(party: Party, telling: Telling | None) -> list[Cell]:
    entities = telling.page.actors.get(party.key, []) if telling else []
    qid = next((one.wikidata for one in entities if one.wikidata), None)
    return [qid, short_quote(party.name), _KINDS.get(party.kind)]


def _precision(span: RelationSpan, days: Mapping[str, date | None], telling: Telling | None) -> str | None:
    """How exactly the first day is known: day, month, year or longer as the report has it, published where only the
    page's own day is known. Within a month, year or longer stretch the first day stands at its end."""
    if span.start is None:
        return None
    if not any(days.get(name) == span.start for name in span.opened):
        return "published"
    told = telling.event.date if telling else None
    if told is None or told.start is None or told.end is None:
        return "day"
    many = (told.end - told.start).days + 1
    return next((level for level, most in (("day", 1), ("month", 31), ("year", 366)) if many <= most), "longer")
