"""Unpacking stops where it was agreed to stop."""

from __future__ import annotations

import gzip

import pytest

from dragoman.fetching import RefusedError, Why
from dragoman.fetching.bodies import gunzip, unpack


def test_what_was_packed_comes_out() -> None:
    assert unpack(b"plain", "", most=5) == unpack(b"plain", " Identity", most=5) == b"plain"
    assert unpack(gzip.compress(b"page"), "gzip", most=4) == b"page"
    assert gunzip(gzip.compress(b"one ") + gzip.compress(b"two"), most=7) == b"one two"


@pytest.mark.parametrize(
    ("content", "encoding", "why"),
    [
        (gzip.compress(b"0" * 1_000_000), "gzip", Why.size),
        (gzip.compress(b"0" * 600) + gzip.compress(b"0" * 600), "gzip", Why.size),
        (gzip.compress(bytes(range(256)))[:-20], "gzip", Why.silent),
        (b"no gzip at all", "gzip", Why.kind),
        (b"\x1b\x00", "br", Why.kind),
    ],
)
def test_what_is_refused(content: bytes, encoding: str, why: Why) -> None:
    with pytest.raises(RefusedError) as caught:
        unpack(content, encoding, most=1_000)
    assert caught.value.why is why


def test_a_bomb_is_not_unpacked_further_than_allowed() -> None:
    bomb = gzip.compress(b"\0" * 300_000_000, 9)
    with pytest.raises(RefusedError, match="1,000"):
        gunzip(bomb, most=1_000)


def test_very_many_empty_members_are_given_up() -> None:
    assert gunzip(gzip.compress(b"") * 100_000 + gzip.compress(b"late"), most=1_000) == b""
