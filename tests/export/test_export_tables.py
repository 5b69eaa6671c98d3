from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from export_builders import make_row, written

from dragoman.errors import SettingError
from dragoman.export import extras, tables
from dragoman.export.columns import COLUMNS, names
from dragoman.export.rows import ExportRow
from dragoman.store import Record, Wanted


def test_parquet_is_read_back_with_lists_and_days(
    file_of: Callable[..., Path], sample_rows: tuple[ExportRow, ...]
) -> None:
    table = pq.read_table(file_of("parquet", *sample_rows))
    assert table.column_names == list(names())
    assert table.num_rows == len(sample_rows)
    assert table.schema.field("chain").type == pa.list_(pa.string())
    assert table.schema.field("date_start").type == pa.date32()
    assert table["chain"].to_pylist() == [list(row.chain) for row in sample_rows]
    assert table["event_id"].to_pylist() == [row.id for row in sample_rows]


def test_parquet_comes_in_row_groups(file_of: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_GROUP", 2)
    file = pq.ParquetFile(file_of("parquet", *[make_row()] * 5))
    assert [file.metadata.row_group(number).num_rows for number in range(file.num_row_groups)] == [2, 2, 1]


def test_an_empty_record_makes_a_table_without_rows(file_of: Callable[..., Path]) -> None:
    table = pq.read_table(file_of("parquet"))
    assert (table.num_rows, table.column_names) == (0, list(names()))


def test_duckdb_counts_months(file_of: Callable[..., Path], sample_rows: tuple[ExportRow, ...]) -> None:
    path = file_of("parquet", *sample_rows)
    counts = Counter((f"{row.day:%Y-%m}", row.type) for row in sample_rows if row.day)
    assert tables.monthly_counts(path) == [(*key, many) for key, many in sorted(counts.items())]
    chains = duckdb.sql(f"SELECT count(*) FROM '{path}' WHERE len(chain) > 1").fetchall()
    assert chains == [(sum(len(row.chain) > 1 for row in sample_rows),)]


def test_frames_hold_the_events_asked_for(record: Record) -> None:
    wanted = Wanted(type="ASSAULT")
    many = record.count_events(wanted)
    assert tables.to_arrow(record, wanted).num_rows == many > 0
    frame = tables.to_pandas(record, wanted)
    assert list(frame.columns) == list(names())
    assert frame["date_start"].dtype.kind == "M"
    polars = tables.to_polars(record, wanted)
    assert polars.height == many
    assert polars["event_type"].unique().to_list() == ["ASSAULT"]


def test_a_missing_package_names_its_extra() -> None:
    with pytest.raises(SettingError, match=r"dragoman\[analysis\]"):
        extras.need("no_such_package.part", "analysis")


def test_csv_is_read_back(sample_rows: tuple[ExportRow, ...]) -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv", *sample_rows).decode())))
    assert [row["event_id"] for row in rows] == [row.id for row in sample_rows]
    assert list(rows[0]) == list(names())
    assert {row["denied"] for row in rows} == {"TRUE", "FALSE"}
    frame = pd.read_csv(io.BytesIO(written("csv", *sample_rows)), parse_dates=["date_start"])
    assert frame["latitude"].dtype.kind == "f"
    assert frame["date_start"].dtype.kind == "M"


def test_json_lines_keep_lists(row: ExportRow) -> None:
    told = json.loads(written("jsonl", row))
    assert told["chain"] == ["The Daily", "Anadolu"]
    assert told["date_start"] == "2020-03-02"
    assert (told["dead_low"], told["injured_low"]) == (3.0, None)
    assert told["reports"] == ["3fa85f640000-14"]


def test_a_package_describes_every_column_of_its_table(sample_rows: tuple[ExportRow, ...]) -> None:
    with ZipFile(io.BytesIO(written("package", *sample_rows))) as archive:
        assert archive.testzip() is None
        package = json.loads(archive.read("datapackage.json"))
        table = list(csv.DictReader(io.StringIO(archive.read("events.csv").decode())))
        codebook = json.loads(archive.read("codebook.json"))
    events, summary = package["resources"]
    assert package["profile"] == "data-package"  # in a tabular one every resource would have to be a table
    fields = {field["name"]: field for field in events["schema"]["fields"]}
    assert list(fields) == list(table[0]) == list(names())
    assert all(field["description"] for field in fields.values())
    assert (events["path"], summary["path"]) == ("events.csv", "codebook.json")
    reading = {"integer": int, "number": float, "date": date.fromisoformat, "string": str, "boolean": {"TRUE", "FALSE"}}
    for told in table:
        for name, cell in told.items():
            check = reading[fields[name]["type"]]
            assert cell == "" or (cell in check if isinstance(check, set) else check(cell) is not None)  # type: ignore[operator]
    assert {row.type for row in sample_rows} <= codebook["types"].keys()
    assert {row.status for row in sample_rows} <= codebook["statuses"].keys()


def test_columns_are_named_once() -> None:
    assert len(set(names())) == len(COLUMNS)
