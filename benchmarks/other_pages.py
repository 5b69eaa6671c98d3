"""Events coded on real pages about other things than politics: python -m benchmarks.other_pages [GOLD].

Films, music, bargains, sport, firms, markets, science, health, royalty and crime: 57 English pages of the development
part of the pages benchmark, chosen by their addresses. Whatever is coded there is wrong or beside the point, but for a
law or a visit mentioned by the way. The goal is none; nothing may be fitted on these pages.
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.events_task import read_lines
from dragoman.codebook.load import load_codebook
from dragoman.errors import PageError
from dragoman.model.classifier import load_classifier
from dragoman.pipeline import read_page
from dragoman.types import Page, Reading

GOLD = Path("/work/shared/bench/pages/gold.jsonl")
ABOUT_OTHER_THINGS = frozenset(
    [
        "aeb-0d46122928b6f468",
        "aeb-14cc2a0ca59c62a8",
        "aeb-16c30add7e96315e",
        "aeb-264dc3ae31249cb1",
        "aeb-287e4d9f4af31733",
        "aeb-33fe2471fd553c65",
        "aeb-34a7328535ad4e60",
        "aeb-359fee228518d55b",
        "aeb-360c732d1fdbfc68",
        "aeb-374ac9a59a85196c",
        "aeb-3cb22bfabed8de71",
        "aeb-3d8f3404cf975af8",
        "aeb-432362af0be43f6d",
        "aeb-51d066b0602c9421",
        "aeb-57d46c9d751e3fd3",
        "aeb-65bf3048b500bbd8",
        "aeb-680c2848e94a96f9",
        "aeb-70cb2d5bca75ab5a",
        "aeb-7dfc3e359d7c0ca4",
        "aeb-7f93c1944a41d019",
        "aeb-8267acacb9e4a109",
        "aeb-851498a2b9f4f0b5",
        "aeb-87438a0dacbeb979",
        "aeb-8b19453030820413",
        "aeb-921019755f4a96ac",
        "aeb-ac3c035520461017",
        "aeb-ad826691a8a2f9c4",
        "aeb-ad9e9e596f21a681",
        "aeb-ba4dfe2d3e817ff7",
        "aeb-bc13ff87b2630ffb",
        "aeb-bdb56ac83513635d",
        "aeb-c00962aabe7bdd1f",
        "aeb-cc4aa22b8212aec7",
        "aeb-d605bdef2cde7308",
        "aeb-e100c9612ad8495d",
        "aeb-e7d77f1869803e24",
        "aeb-ea25dd7edff4d279",
        "aeb-eb62ac8425e55739",
        "aeb-f8ff621a0b9b7646",
        "aeb-ffc109d474fdee1a",
        "fundus-ca-CanadaCom_2026_06_06",
        "fundus-tz-DailyNewsTZ_2025_01_23",
        "fundus-uk-Express_2024_07_18",
        "fundus-uk-TheMirror_2026_01_06",
        "fundus-uk-TheSun_2024_04_22",
        "fundus-us-CNBC_2023_04_28",
        "fundus-us-WorldTruth_2023_04_28",
        "fundus-za-DurbanLocal_2025_11_09",
        "mc-1556635225",
        "mc-1572542522",
        "mc-1602142656",
        "mc-1711399465",
        "mc-1711803974",
        "mc-1781170231",
        "pl-www.cnbc.com--redesign",
        "traf-edition.cnn.com-royal",
        "traf-reuters.com.parasite",
    ]
)


def read_other_pages(gold: Path) -> Iterator[Reading]:
    """Those pages, read with the small classifier; one that cannot be read is left out."""
    codebook, voice = load_codebook(), load_classifier()
    for row in read_lines(gold):
        if row["id"] not in ABOUT_OTHER_THINGS:
            continue
        content = gzip.decompress((gold.parent / row["html"]).read_bytes())
        try:
            yield read_page(Page(file=row["id"], content=content, url=row["url"]), codebook, voice)
        except PageError:
            continue


def main(arguments: list[str]) -> int:
    """Print how many events were coded, on how many pages."""
    readings = list(read_other_pages(Path(arguments[0]) if arguments else GOLD))
    events = [len(reading.events) for reading in readings]
    print(f"{len(events)} pages about other things: {sum(events)} events, none on {events.count(0)} pages")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
