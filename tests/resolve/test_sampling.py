from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import SettingError
from dragoman.resolve.sampling import CODED, COLUMNS, draw_sample, sample_cells
from dragoman.store.rows import ClaimRow

CLAIM = ClaimRow(
    "x-1", "e1", "AID", None, ("Turkey",), (), date(2020, 3, 2), date(2020, 3, 2), None, None, "SYR", None, None,
    "actual", "actual", (), "word " * 100, "sent", 0.9, "aid.send", "x", "a.txt", None, None, date(2020, 3, 3),
)  # fmt: skip
CLAIMS = [replace(CLAIM, id=f"x-{n}", type=("AID", "AID", "AID", "COERCE")[n % 4]) for n in range(40)]


def test_rare_kinds_are_as_well_covered_as_common_ones() -> None:
    drawn = draw_sample(CLAIMS, 10, by=["type"], seed=1)
    counts = {kind: sum(one.claim.type == kind for one in drawn) for kind in ("AID", "COERCE")}
    assert counts == {"AID": 5, "COERCE": 5}
    assert {one.stratum: one.weight for one in drawn} == {"AID": 6, "COERCE": 2}


@given(st.randoms(), st.integers(1, 60))
def test_order_does_not_matter_and_weights_add_up(chance: object, many: int) -> None:
    shuffled = list(CLAIMS)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    drawn = draw_sample(shuffled, many, by=["type", "country"], seed=3)
    assert drawn == draw_sample(CLAIMS, many, by=["type", "country"], seed=3)
    assert len(drawn) == min(many, 40) == len({one.claim.id for one in drawn})
    if many > 1:
        assert sum(one.weight for one in drawn) == pytest.approx(40)


def test_another_seed_draws_others() -> None:
    assert draw_sample(CLAIMS, 10, by=["type"], seed=1) != draw_sample(CLAIMS, 10, by=["type"], seed=2)
    with pytest.raises(SettingError, match="no stratum"):
        draw_sample(CLAIMS, 10, by=["colour"], seed=1)


def test_a_sheet_has_short_sentences_and_empty_columns_for_the_coder() -> None:
    cells = next(sample_cells(draw_sample(CLAIMS, 1, by=[], seed=1)))
    assert tuple(cells) == COLUMNS and len(cells["sentence"]) <= 240
    assert {cells[f"coder_{field}"] for field in CODED} == {""} and cells["date"] == "2020-03-02"
