"""Our own columns for analysis: Arrow, pandas, Polars, Parquet, and monthly counts by DuckDB.

All of them need the extra `dragoman[analysis]` and say so where it is not installed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from dragoman.export.columns import COLUMNS, values_of
from dragoman.export.extras import need
from dragoman.export.options import Options
from dragoman.export.rows import ExportRow, export_rows

if TYPE_CHECKING:
    from dragoman.store import Record, Wanted

_GROUP = 5_000  # rows of a row group: what is held at once


def to_arrow(record: Record, wanted: Wanted | None = None, *, exact: bool = False) -> Any:
    """Events that fit as a `pyarrow.Table`, one row each; lists are lists.

    Raises:
        SettingError: pyarrow is not installed.
    """
    arrow = need("pyarrow", "analysis")
    batches = _batches(export_rows(record.told_events(wanted), exact=exact), arrow)
    return arrow.Table.from_batches(batches, schema=_schema(arrow))


def to_pandas(record: Record, wanted: Wanted | None = None, *, exact: bool = False) -> Any:
    """Events that fit as a `pandas.DataFrame`, days as `datetime64`.

    Raises:
        SettingError: pandas or pyarrow is not installed.
    """
    need("pandas", "analysis")
    return to_arrow(record, wanted, exact=exact).to_pandas(date_as_object=False)


def to_polars(record: Record, wanted: Wanted | None = None, *, exact: bool = False) -> Any:
    """Events that fit as a `polars.DataFrame`.

    Raises:
        SettingError: Polars or pyarrow is not installed.
    """
    polars = need("polars", "analysis")
    return polars.from_arrow(to_arrow(record, wanted, exact=exact))


def write_parquet(rows: Iterable[ExportRow], out: IO[bytes], options: Options) -> int:
    """Parquet, a row group at a time."""
    arrow, parquet = need("pyarrow", "analysis"), need("pyarrow.parquet", "analysis")
    many = 0
    with parquet.ParquetWriter(out, _schema(arrow), compression="zstd") as writer:
        for batch in _batches(rows, arrow):
            writer.write_batch(batch)
            many += batch.num_rows
    return many


def monthly_counts(parquet: Path | str) -> list[tuple[str, str, int]]:
    """Month ("2020-03"), event type and number of events of a Parquet export, counted by DuckDB.

    Events without a known day are left out.

    Raises:
        SettingError: DuckDB is not installed.
    """
    duckdb = need("duckdb", "analysis")
    query = (
        "SELECT strftime(coalesce(date_start, date_end), '%Y-%m') AS month, event_type, count(*) AS events "
        "FROM read_parquet(?) WHERE coalesce(date_start, date_end) IS NOT NULL GROUP BY ALL ORDER BY ALL"
    )
    with duckdb.connect() as connection:
        rows: list[tuple[str, str, int]] = connection.execute(query, [str(parquet)]).fetchall()
    return rows


def _schema(arrow: Any) -> Any:
    kinds = {
        "text": arrow.string(), "texts": arrow.list_(arrow.string()), "day": arrow.date32(), "integer": arrow.int64(),
        "number": arrow.float64(), "yes or no": arrow.bool_(),
    }  # fmt: skip
    fields = [arrow.field(one.name, kinds[one.kind], metadata={"about": one.about}) for one in COLUMNS]
    return arrow.schema(fields)


def _batches(rows: Iterable[ExportRow], arrow: Any) -> Iterator[Any]:
    left = iter(rows)
    schema = _schema(arrow)
    while found := [values_of(row) for row in islice(left, _GROUP)]:
        yield arrow.RecordBatch.from_pylist(found, schema=schema)
