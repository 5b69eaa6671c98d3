"""The pause between two requests to one host."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from dragoman.fetching import RefusedError, Why
from dragoman.fetching.turns import Turns
from loopback import SetClock


def test_five_seconds_between_two_requests_to_one_host_and_none_between_hosts() -> None:
    clock = SetClock()
    turns = Turns(clock.clock)
    for host in ("a.example", "b.example", "a.example"):
        turns.take(host)
    clock.time += timedelta(seconds=2)
    turns.take("a.example")
    assert clock.waits == [0, 0, 5, 3]


def test_a_host_may_ask_for_more_but_not_for_less() -> None:
    clock = SetClock()
    turns = Turns(clock.clock)
    turns.take("a.example", 1)
    turns.take("a.example", 1)
    turns.take("a.example", 30)
    assert clock.waits == [0, 5, 30]
    with pytest.raises(RefusedError, match="86,400 seconds") as caught:
        turns.take("a.example", 86_400)
    assert caught.value.why is Why.robots


def test_the_next_command_keeps_the_pause_too(tmp_path: Path) -> None:
    clock = SetClock()
    Turns(clock.clock, tmp_path / "hosts").take("a.example")
    clock.time += timedelta(seconds=1)
    Turns(clock.clock, tmp_path / "hosts").take("A.example")
    assert clock.waits == [0, 4]


def test_a_clock_set_back_costs_one_pause_at_most(tmp_path: Path) -> None:
    clock = SetClock()
    Turns(clock.clock, tmp_path).take("a.example")
    clock.time -= timedelta(days=3)
    Turns(clock.clock, tmp_path).take("a.example")
    assert clock.waits == [0, 5]


def test_a_folder_that_cannot_be_written_costs_only_the_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    clock = SetClock()
    turns = Turns(clock.clock, tmp_path / "file" / "hosts")
    turns.take("a.example")
    turns.take("a.example")
    assert clock.waits == [0, 5]


def test_a_busy_host_is_left_alone_as_long_as_it_asks() -> None:
    clock = SetClock()
    turns = Turns(clock.clock)
    turns.take("a.example")
    turns.close("a.example", 60)
    turns.take("a.example")
    assert clock.waits == [0, 60]
    turns.close("a.example", 3_600)
    with pytest.raises(RefusedError) as caught:
        turns.take("a.example")
    assert caught.value.why is Why.later
    clock.time += timedelta(hours=1)
    turns.take("a.example")


def test_who_wants_to_stop_does_not_ask_first() -> None:
    clock = SetClock()
    clock.stop = True
    with pytest.raises(RefusedError) as caught:
        Turns(clock.clock).take("a.example")
    assert caught.value.why is Why.stopped
