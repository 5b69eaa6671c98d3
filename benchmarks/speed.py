"""CPU time by stage, as a table and as ratios to the parse: python -m benchmarks.speed [FOLDER] [ROUNDS] [SIZE].

SIZE is the classifier's: small or large. Of each page and stage the shortest of ROUNDS counts: other work on the
machine only ever adds.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable
from typing import TypeVar

from dragoman.attributions.agents import find_representations
from dragoman.attributions.find import find_attributions
from dragoman.circumstances import settle_events
from dragoman.claims import make_claims, name_sources, part_denials
from dragoman.codebook.load import load_codebook
from dragoman.errors import PageError
from dragoman.events.code import code_events
from dragoman.intake import open_pages
from dragoman.language.dates import find_dates
from dragoman.language.parser import parse_document
from dragoman.mentions.find import find_actors
from dragoman.mentions.places import find_places
from dragoman.model.classifier import PairClassifier
from dragoman.model.voices import choose_classifier
from dragoman.pages.extract import extract_document
from dragoman.pipeline import tools_of
from dragoman.settings import read_settings
from dragoman.stakes import with_stakes
from dragoman.types import Page, Reading

T = TypeVar("T")
_TWICE = "rules only"  # coded a second time to show what the classifier adds; not in the sum


def main(arguments: list[str]) -> int:
    """Read a folder of pages stage by stage and print what each costs."""
    folder = arguments[0] if arguments else "examples/pages"
    rounds = int(arguments[1]) if len(arguments) > 1 else 3
    settings = read_settings()
    voice = choose_classifier(arguments[2] if len(arguments) > 2 else "small", settings.cache, pages=None)
    pages = [page for page in open_pages([folder], settings=settings) if not isinstance(page, PageError)]
    for page in pages[:2]:  # the first pages load the parser and the tables
        measure(page, voice, {})
    seconds: Counter[str] = Counter()
    words = 0
    for page in pages:
        shortest: dict[str, float] = {}
        words += [measure(page, voice, shortest) for _ in range(rounds)][-1]
        seconds.update(shortest)  # type: ignore[arg-type]
    total = sum(spent for stage, spent in seconds.items() if stage != _TWICE)
    for stage, spent in [*seconds.most_common(), ("all", total)]:
        print(f"{stage:14} {1000 * spent / len(pages):8.1f} ms a page {spent / seconds['parse']:6.2f} x parse")
    print(f"{len(pages) / total:.1f} pages and {words / total / 1020:.1f} articles of 1,020 tokens a CPU second")
    return 0


def measure(page: Page, voice: PairClassifier, shortest: dict[str, float]) -> int:
    """Read one page, keeping each stage's CPU seconds where they are the fewest so far; the number of its tokens."""
    codebook = load_codebook()
    tools = tools_of(codebook)

    def timed(stage: str, work: Callable[[], T]) -> T:
        began = time.process_time()
        result = work()
        shortest[stage] = min(shortest.get(stage, float("inf")), time.process_time() - began)
        return result

    document = timed("page", lambda: extract_document(page))
    parse = timed("parse", lambda: parse_document(document))
    dates = timed("dates", lambda: find_dates(parse, document.day))
    places = timed("places", lambda: find_places(parse, tools.gazetteer))
    actors = timed("actors", lambda: find_actors(parse, tools.lexicon, tools.sectors, places, document.day))
    lore = (tools.rules, codebook.happening, codebook.not_politics)
    timed(_TWICE, lambda: code_events(parse, actors, *lore, contexts=codebook.contexts))
    events = timed("rules + model", lambda: code_events(parse, actors, *lore, contexts=codebook.contexts, voice=voice))
    events = timed("when and where", lambda: settle_events(events, parse, dates, places))
    said = timed("attributions", lambda: name_sources(find_attributions(parse, codebook.cues), actors, document))
    events = timed("denials", lambda: part_denials(events, said))
    claims = timed("claims", lambda: make_claims(document, actors, events, said, codebook.actors.outlets))
    reading = Reading(document, actors, said, events, claims, codebook.digest, "")
    timed("stakes", lambda: with_stakes(reading, find_representations(parse, codebook.agents), codebook))
    return sum(len(block) for block in parse.blocks)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
