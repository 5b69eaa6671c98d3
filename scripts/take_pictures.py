"""Take the pictures of README.md: the desk over a record of the sample pages, in Debian's Chromium.

python -m scripts.take_pictures     # writes docs/pictures/*.png
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.serving import serve
from dragoman.codebook.load import load_codebook
from dragoman.intake import open_pages
from dragoman.model.classifier import load_classifier
from dragoman.pipeline import read_page
from dragoman.resolve.whole import resolve_record
from dragoman.settings import Settings
from dragoman.store import Record, open_record
from dragoman.types import Page
from dragoman.web.app import make_app

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "pictures"
FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
SHOTS = {
    "front": "/",
    "event": "/search?q=type:ASSAULT%20country:KEN",
    "page": "/page/khashoggi_2018_galata.html",
    "state": "/state?relation=recognizes&on=2019-01-25",
}


def main() -> int:
    """Read the samples, open the desk, take the pictures."""
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, open_record(Path(folder) / "samples.db") as record:
        _fill(record)
        with serve(make_app(record)) as (host, port):
            _take(f"http://{host}:{port}")
    return 0


def _fill(record: Record) -> None:
    codebook, voice = load_codebook(), load_classifier()
    for page in open_pages([ROOT / "examples" / "pages"], settings=Settings()):
        if isinstance(page, Page):
            record.add_reading(read_page(page, codebook, voice))
    resolve_record(record)


def _take(address: str) -> None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - a tool of developers

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        page = browser.new_page(viewport={"width": 1200, "height": 1180})
        for name, screen in SHOTS.items():
            page.goto(address + screen)
            if name == "event":
                page.locator(".event h2 a").first.click()
            page.screenshot(path=FOLDER / f"{name}.png")
            print(f"docs/pictures/{name}.png")
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
