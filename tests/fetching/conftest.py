"""A site on this machine for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from loopback import Site, serve


@pytest.fixture
def site() -> Iterator[Site]:
    with serve() as found:
        yield found
