from __future__ import annotations

import gc

import pytest

from dragoman.cli.uncollected import uncollected


def test_nothing_is_collected_within_and_again_after() -> None:
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_collector_is_back_after_an_error() -> None:
    with pytest.raises(ValueError, match="full"), uncollected():
        raise ValueError("disk full")
    assert gc.isenabled()


def test_it_stays_off_for_who_turned_it_off() -> None:
    with uncollected():
        with uncollected():
            pass
        assert not gc.isenabled()
