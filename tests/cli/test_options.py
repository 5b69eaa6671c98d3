from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
import typer

from dragoman.cli.options import check_order
from dragoman.cli.states import state

Dragoman = Callable[..., tuple[int, str, str]]
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


@pytest.mark.parametrize("word", ["recognizes", "recognises", "has sanctions on", "mission_open", "Embassy Open"])
def test_a_relation_goes_by_every_name_that_we_give_it(dragoman: Dragoman, word: str) -> None:
    assert dragoman("state", word)[::2] == (0, "0 relations\n")


def test_what_is_no_relation_is_told(dragoman: Dragoman) -> None:
    code, _, err = dragoman("state", "likes")
    assert code == 2 and "is no relation" in err
