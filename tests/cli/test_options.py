from __future__ import annotations

from datetime import date

import pytest
import typer

from dragoman.cli.options import check_order
from dragoman.cli.states import state

EARLY, LATE = date(2021, 5, 1), date(2021, 5, 6)


def test_two_days_stand_in_order() -> None:
    check_order(EARLY, LATE, names=("--since", "--until"))
    check_order(EARLY, EARLY, names=("--since", "--until"))
    check_order(LATE, None, names=("--since", "--until"))
    with pytest.raises(typer.BadParameter, match="--since 2021-05-06 lies after --until 2021-05-01"):
        check_order(LATE, EARLY, names=("--since", "--until"))


def test_changes_need_the_day_they_are_counted_to() -> None:
    with pytest.raises(typer.BadParameter, match="add --on"):
        state(since=EARLY)
