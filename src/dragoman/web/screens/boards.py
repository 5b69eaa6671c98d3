"""The screens that look at many events at once, for `app` to include."""

from __future__ import annotations

from dragoman.web.screens import brief, counts, follow, map, network, state

BOARDS = (state, network, map, counts, follow, brief)
