"""Reading from the network: off until it is switched on, under a name, slowly, and only where it is welcome."""

# ruff: noqa: E402 - what is missing is told in words, before the modules below fail to import it
from dragoman.export.extras import need_fetching

need_fetching()

from dragoman.fetching.captures import Capture, RefusedError, Why
from dragoman.fetching.fetch import fetch_page
from dragoman.fetching.session import Session

__all__ = ["Capture", "RefusedError", "Session", "Why", "fetch_page"]
