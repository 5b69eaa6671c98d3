from __future__ import annotations

import pytest

from dragoman.errors import SettingError
from dragoman.resolve.agreement import (
    agreement_by_field,
    coded_sheet,
    disagreements,
    precision_by_type,
    wilson,
)


def sheet(*types: str) -> dict[str, dict[str, str]]:
    return {str(number): {"type": kind} for number, kind in enumerate(types) if kind}


def test_wilson_is_the_textbooks() -> None:
    """Newcombe 1998, table I: 81 of 263 gives 0.2553 to 0.3662, 15 of 148 gives 0.0624 to 0.1605; 0 of 20 to 0.1611."""
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=1e-4)
    assert wilson(15, 148) == pytest.approx((0.0624, 0.1605), abs=1e-4)
    assert wilson(0, 20) == pytest.approx((0, 0.1611), abs=1e-4)
    assert wilson(0, 0) == (0, 1)


def test_kappa_and_alpha_worked_by_hand() -> None:
    """Of 50: observed 0.7, expected 0.5, kappa 0.4; alpha 1 - 0.3 / (2*45*55/(100*99))."""
    pairs = [("A", "A")] * 20 + [("B", "B")] * 15 + [("A", "B")] * 5 + [("B", "A")] * 10
    one, other = sheet(*(left for left, _ in pairs)), sheet(*(right for _, right in pairs))
    found = agreement_by_field(one, other)[0]
    assert (found.field, found.many, found.same) == ("type", 50, 35)
    assert found.kappa == pytest.approx(0.4)
    assert found.alpha == pytest.approx(1 - 0.3 / (2 * 45 * 55 / (100 * 99)))


def test_one_label_tells_nothing() -> None:
    found = agreement_by_field(sheet("AID", "AID"), sheet("AID", "aid"))[0]
    assert (found.same, found.kappa, found.alpha) == (2, None, None)


def test_precision_leaves_out_what_gold_leaves_open() -> None:
    found = precision_by_type(sheet("AID", "AID", "AID", "COERCE"), sheet("AID", "none", "", "COERCE"))
    assert [(one.type, one.right, one.many) for one in found] == [("AID", 1, 2), ("COERCE", 1, 1)]
    differing = disagreements(sheet("AID", "AID"), sheet("AID", "none"))
    assert [(one.id, one.one, one.other) for one in differing] == [("1", "AID", "none")]


def test_a_coders_word_outranks_the_machines() -> None:
    machine = {"id": "x", "type": "AID", "factuality": "actual", "coder_type": ""}
    assert coded_sheet([machine]) == {"x": {"type": "AID", "factuality": "actual"}}
    assert coded_sheet([{**machine, "coder_type": " none "}]) == {"x": {"type": "none"}}
    with pytest.raises(SettingError, match="without an id"):
        coded_sheet([{"type": "AID"}])
