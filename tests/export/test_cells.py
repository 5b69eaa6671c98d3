from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.export.cells import plain_cell, stable_number, write_table


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r\n@"])
def test_no_cell_is_a_formula(start: str) -> None:
    assert plain_cell(f"{start}HYPERLINK(1)").startswith("'")


def test_numbers_and_days_are_no_formulas() -> None:
    assert plain_cell(-33.9) == "-33.9"
    assert plain_cell(date(2020, 3, 2)) == "2020-03-02"
    assert plain_cell(None) == ""


def test_several_values_are_joined() -> None:
    assert plain_cell(["a", "b; c"]) == "a;b, c"


@given(st.lists(st.text(), min_size=3, max_size=3))
def test_tables_are_read_back_cell_by_cell(cells: list[str]) -> None:
    for delimiter in (",", "\t"):
        out = io.BytesIO()
        safe = [cell.encode("utf-8", "replace").decode() for cell in cells]
        write_table([safe], out, columns=None, delimiter=delimiter)
        text = out.getvalue().decode()
        assert list(csv.reader(io.StringIO(text), delimiter=delimiter)) == [[plain_cell(cell) for cell in safe]]
        if delimiter == "\t":  # programs that know no quotation marks count the same columns
            assert text.count("\t") == 2
            assert text.count("\n") == 1


def test_numbers_for_ids_are_stable_and_exact_as_floats() -> None:
    number = stable_number("E3fa85f640000-14")
    assert number == stable_number("E3fa85f640000-14") != stable_number("E3fa85f640000-15")
    assert int(float(number)) == number
