"""CPU time by stage, as a table and as ratios to the parse: python -m benchmarks.speed [FOLDER] [ROUNDS]."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable
from typing import TypeVar

from dragoman.attributions.find import find_attributions
from dragoman.circumstances import settle_events
from dragoman.claims import make_claims, name_sources
from dragoman.codebook.load import load_codebook
from dragoman.errors import PageError
from dragoman.events.code import code_events
from dragoman.intake import open_pages
from dragoman.language.dates import find_dates
from dragoman.language.parser import parse_document
from dragoman.mentions.find import find_actors
from dragoman.mentions.places import find_places
from dragoman.model.classifier import load_classifier
from dragoman.pages.extract import extract_document
from dragoman.pipeline import tools_of
from dragoman.settings import read_settings
from dragoman.types import Page

T = TypeVar("T")


def main(arguments: list[str]) -> int:
    """Read a folder of pages stage by stage and print what each costs."""
    folder = arguments[0] if arguments else "examples/pages"
    rounds = int(arguments[1]) if len(arguments) > 1 else 3
    pages = [page for page in open_pages([folder], settings=read_settings()) if not isinstance(page, PageError)]
    seconds: Counter[str] = Counter()
    for page in pages[:2]:  # the first pages load the parser and the tables
        measure(page, Counter())
    words = sum(measure(page, seconds) for _ in range(rounds) for page in pages)
    total = sum(seconds.values())
    for stage, spent in seconds.most_common():
        print(
            f"{stage:14} {1000 * spent / (rounds * len(pages)):8.1f} ms a page {spent / seconds['parse']:6.2f} x parse"
        )
    print(f"{'all':14} {1000 * total / (rounds * len(pages)):8.1f} ms a page {total / seconds['parse']:6.2f} x parse")
    print(
        f"{rounds * len(pages) / total:.1f} pages and {words / total / 1020:.1f} articles of 1,020 tokens a CPU second"
    )
    return 0


def measure(page: Page, seconds: Counter[str]) -> int:
    """Read one page, adding each stage's CPU seconds; the number of its tokens."""
    codebook = load_codebook()
    tools, voice = tools_of(codebook), load_classifier()

    def timed(stage: str, work: Callable[[], T]) -> T:
        began = time.process_time()
        result = work()
        seconds[stage] += time.process_time() - began  # type: ignore[assignment]
        return result

    document = timed("page", lambda: extract_document(page))
    parse = timed("parse", lambda: parse_document(document))
    dates = timed("dates", lambda: find_dates(parse, document.day))
    places = timed("places", lambda: find_places(parse, tools.gazetteer))
    actors = timed("actors", lambda: find_actors(parse, tools.lexicon, tools.sectors, places, document.day))
    lore = (tools.rules, codebook.happening, codebook.not_politics)
    timed("rules only", lambda: code_events(parse, actors, *lore))
    events = timed("rules + model", lambda: code_events(parse, actors, *lore, voice=voice))
    events = timed("when and where", lambda: settle_events(events, parse, dates, places))
    said = timed("attributions", lambda: name_sources(find_attributions(parse, codebook.cues), actors, document))
    timed("claims", lambda: make_claims(document, actors, events, said))
    return sum(len(block) for block in parse.blocks)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
