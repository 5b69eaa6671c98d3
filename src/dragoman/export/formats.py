"""Every format by its name, and the one way to write it: to a stream, or to a file that appears when it is whole."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from dragoman.errors import SettingError
from dragoman.export.conflict import write_acled, write_ged
from dragoman.export.feeds import write_atom, write_ical
from dragoman.export.ftm import write_ftm
from dragoman.export.gdelt import write_gdelt_events, write_gdelt_mentions
from dragoman.export.geojson import write_geojson
from dragoman.export.json_ld import write_json_ld
from dragoman.export.ninjs import write_ninjs
from dragoman.export.options import Options
from dragoman.export.package import write_package
from dragoman.export.plain import write_csv, write_jsonl
from dragoman.export.plover import write_plover
from dragoman.export.prov import write_trig
from dragoman.export.rows import ExportRow, export_rows
from dragoman.export.tab_files import write_icews, write_polecat
from dragoman.export.tables import write_parquet
from dragoman.export.timeline import write_timeline

if TYPE_CHECKING:
    from dragoman.store import Record, Wanted

TIES = "ties"  # the one that is made of relations, not of events


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the usual end of its files' names, its media type, what writes it, and what that counts."""

    suffix: str
    media_type: str
    about: str
    write: Callable[[Iterable[ExportRow], IO[bytes], Options], int]
    is_text: bool = True
    counts: str = "event"


_CSV, _TAB, _JSON, _LINES = "text/csv", "text/tab-separated-values", "application/json", "application/x-ndjson"
FORMATS: Mapping[str, Format] = {
    "csv": Format("csv", _CSV, "our own columns", write_csv),
    "jsonl": Format("jsonl", _LINES, "our own columns, lists as lists", write_jsonl),
    "parquet": Format("parquet", "application/vnd.apache.parquet", "our own columns", write_parquet, is_text=False),
    "package": Format("zip", "application/zip", "Frictionless data package", write_package, is_text=False),
    "polecat": Format("tsv", _TAB, "POLECAT's 40 columns", write_polecat),
    "icews": Format("tsv", _TAB, "ICEWS's 20 columns", write_icews),
    "plover": Format("jsonl", _LINES, "PLOVER records", write_plover),
    "gdelt": Format("export.csv", _TAB, "GDELT 2.0 event table, no head", write_gdelt_events),
    "gdelt-mentions": Format(
        "mentions.csv", _TAB, "GDELT 2.0 mentions table, no head", write_gdelt_mentions, counts="report"
    ),
    "ged": Format("csv", _CSV, "the shape of UCDP GED", write_ged),
    "acled": Format("csv", _CSV, "the shape of ACLED", write_acled),
    "geojson": Format("geojson", "application/geo+json", "features for maps", write_geojson),
    "ftm": Format("ftm.json", _LINES, "FollowTheMoney entities", write_ftm),
    "json-ld": Format("jsonld", "application/ld+json", "schema.org", write_json_ld),
    "prov": Format("trig", "application/trig", "RDF: W3C PROV and Web Annotation", write_trig),
    "ninjs": Format("jsonl", _LINES, "IPTC ninjs 3.1 items", write_ninjs),
    "timeline": Format("json", _JSON, "TimelineJS", write_timeline),
    "atom": Format("atom", "application/atom+xml", "a feed", write_atom),
    "ical": Format("ics", "text/calendar", "planned events as a calendar", write_ical),
}


def find_format(name: str) -> Format:
    """A format by its name.

    Raises:
        SettingError: there is none of that name.
    """
    if name not in FORMATS:
        raise SettingError(f"no format {name}", fix=f"formats are {', '.join([*FORMATS, TIES])}")
    return FORMATS[name]


def export_events(
    record: Record,
    format: str,
    out: IO[bytes],
    wanted: Wanted | None = None,
    *,
    strict: bool = False,
    exact: bool = False,
) -> int:
    """Write the events that fit, newest day first, holding a batch of them at a time.

    Args:
        strict: leave our own columns out.
        exact: keep the places of non-combatants as exact as they are known.

    Returns:
        How many were written; formats that only take some kinds of events leave the others out.

    Raises:
        SettingError: no such format, or a package that it needs is not installed.
    """
    rows = export_rows(record.told_events(wanted), exact=exact)
    return find_format(format).write(rows, out, Options(strict=strict))


@contextmanager
def whole_file(where: Path | str) -> Iterator[IO[bytes]]:
    """A file that takes its name once it is written to the end; until then, or on failure, what stood there stays.

    Raises:
        SettingError: it cannot be written there.
    """
    path = Path(where)
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as out:
            place = Path(out.name)
            try:
                yield out
                out.flush()
                place.chmod(0o644)
                place.replace(path)
            finally:
                place.unlink(missing_ok=True)
    except OSError as error:
        raise SettingError(f"{path} cannot be written: {error.strerror or error}", fix="give another --out") from error
