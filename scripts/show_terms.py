"""Which years the actor file knows the office holders of: python -m scripts.show_terms [STATE ...] [--gaps].

One line a state and office: the years from 1990 on, or from the beginning of the state or the office, in which somebody
is known for most of the days, of all; with --gaps the stretches for which nobody is. STATES are those most in the news.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from dragoman.codebook.actor_types import ActorFile
from dragoman.codebook.load import load_codebook

FIRST = date(1990, 1, 1)
SHORTEST_GAP = 45  # days; terms are known to the month
# fmt: off
STATES = (
    "USA", "GBR", "FRA", "RUS", "CHN", "DEU", "JPN", "IND", "BRA", "CAN", "ITA", "MEX", "IDN", "KOR", "TUR", "SAU",
    "ZAF", "AUS", "ARG", "ISR", "PSE", "EGY", "IRN", "IRQ", "SYR", "LBN", "JOR", "YEM", "ARE", "QAT", "KWT", "BHR",
    "OMN", "LBY", "TUN", "DZA", "MAR", "PAK", "AFG", "BGD", "LKA", "NPL", "UKR", "GEO", "ARM", "AZE", "BLR", "MDA",
    "SRB", "BIH", "HRV", "POL", "HUN", "ROU", "BGR", "GRC", "ESP", "NLD", "BEL", "SWE", "NOR", "FIN", "NGA", "SDN",
    "SSD", "ETH", "ERI", "SOM", "KEN", "UGA", "RWA", "COD", "MLI", "CIV", "ZWE", "PRK", "TWN", "VNM", "PHL", "THA",
    "MMR", "MYS", "KAZ", "VEN", "COL", "CUB",
)
# fmt: on
OFFICES: Mapping[str, frozenset[str]] = {
    "head of state or government": frozenset(
        {
            "president",
            "acting president",
            "interim president",
            "prime minister",
            "premier",
            "chancellor",
            "king",
            "queen",
            "emir",
            "sultan",
            "supreme leader",
            "leader",
            "taoiseach",
            "junta leader",
            "junta chairman",
            "chairman of the Sovereign Council",
            "chairman of the National Transitional Council",
            "chief adviser",
            "head of state",
            "head of the interim government",
            "head of the Presidential Leadership Council",
            "chairman of the Council of Ministers",
            "chairwoman of the Council of Ministers",
        }
    ),
    "foreign minister": frozenset(
        {
            "foreign minister",
            "foreign secretary",
            "secretary of state",
            "external affairs minister",
            "foreign adviser",
            "acting foreign minister",
        }
    ),
    "defence minister": frozenset(
        {
            "defence minister",
            "defence secretary",
            "secretary of defense",
            "acting defence minister",
            "acting secretary of defense",
        }
    ),
}  # fmt: skip
BEGINNINGS: Mapping[tuple[str, str], date] = {
    ("BIH", "defence minister"): date(2004, 1, 1),  # before, each of the two entities had its own
    ("BRA", "defence minister"): date(1999, 6, 10),  # one ministry from three
    ("JPN", "defence minister"): date(2007, 1, 9),  # before, a director-general of the Defense Agency
    ("MAR", "defence minister"): date.max,  # the king's since 1972
    ("PSE", "foreign minister"): date(2003, 4, 30),
    ("PSE", "defence minister"): date.max,
}

Days = tuple[date, date]


def terms_of(file: ActorFile, state: str, titles: frozenset[str]) -> list[Days]:
    """First and last day of every term in one of the offices, in order; an open one lasts as long as the file knows."""
    last = file.checked or date.max
    return sorted(
        (office.start or FIRST, min(office.end or last, last))
        for entry in file.entries
        if entry.country == state
        for office in entry.offices
        if office.title in titles
    )


def first_day(file: ActorFile, state: str, office: str) -> date:
    """The day from which somebody is asked for: of 1990, of the state or of the office, whichever came last."""
    founded = (entry.since for entry in file.entries if entry.kind == "country" and entry.key == state)
    return max(FIRST, next(founded, None) or FIRST, BEGINNINGS.get((state, office), FIRST))


def gaps_in(terms: Sequence[Days], first: date, last: date) -> Iterator[Days]:
    """The stretches between two days that no term covers, short ones left out; `terms` in order."""
    free = first
    for start, end in [*terms, (last + timedelta(1), last)]:
        if (start - free).days > SHORTEST_GAP:
            yield free, start - timedelta(1)
        free = max(free, end + timedelta(1))


def known_years(gaps: Sequence[Days], first: date, last: date) -> list[int]:
    """The years of which fewer than half of the days from `first` to `last` lie in a gap."""
    years = {year: (date(year, 1, 1), date(year, 12, 31)) for year in range(first.year, last.year + 1)}
    return [
        year
        for year, days in years.items()
        if sum(_days_shared(gap, days) for gap in gaps) * 2 < _days_shared((first, last), days)
    ]


def _days_shared(gap: Days, year: Days) -> int:
    return max(0, (min(gap[1], year[1]) - max(gap[0], year[0])).days + 1)


def main(arguments: Sequence[str]) -> None:
    """Print coverage by state and office, then how many states are complete."""
    file = load_codebook().actors
    states = [one for one in arguments if not one.startswith("-")] or STATES
    last = file.checked or date.max
    for office, titles in OFFICES.items():
        complete, known_of, all_of = 0, 0, 0
        begun = {state: first_day(file, state, office) for state in states}
        asked = {state: first for state, first in begun.items() if first <= last}
        for state, first in asked.items():
            gaps = list(gaps_in(terms_of(file, state, titles), first, last))
            known, years = len(known_years(gaps, first, last)), last.year - first.year + 1
            complete, known_of, all_of = complete + (known == years), known_of + known, all_of + years
            told = ", ".join(f"{start:%Y-%m}..{end:%Y-%m}" for start, end in gaps) if "--gaps" in arguments else ""
            print(f"{state} {office}: {known} of {years} years{': ' if told else ''}{told}")
        print(f"== {office}: {complete} of {len(asked)} states in every year, {known_of} of {all_of} years\n")


if __name__ == "__main__":
    main(sys.argv[1:])
