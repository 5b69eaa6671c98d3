"""Reports built by hand: what one page claims, without a page."""

from __future__ import annotations

from datetime import date
from typing import Any

from dragoman.types import Copy, Figure, Party, Report, Span, Voice

DAY = date(2021, 3, 4)

STATES = {
    "Turkey": "TUR",
    "Greece": "GRC",
    "Chad": "TCD",
    "Niger": "NER",
    "Kenya": "KEN",
    "Syria": "SYR",
    "Mali": "MLI",
}


def state(name: str) -> Party:
    """A country as an actor."""
    return Party(STATES[name], name, "country", STATES[name], ("GOV",))


def government(name: str) -> Party:
    """The government of a country under its own key."""
    code = STATES[name]
    return Party(f"{code}.GOV.government", f"Government of {name}", "government", code, ("GOV",))


def known(key: str, name: str, *sectors: str, kind: Any = "person", country: str | None = None) -> Party:
    """A party of the actor file."""
    return Party(key, name, kind, country, sectors)


def unknown(words: str, *sectors: str, country: str | None = None, kind: Any = "group") -> Party:
    """A party that goes by a description only."""
    return Party(f"~{words}", words, kind, country, sectors)


def says(name: str, party: Party | None = None) -> Voice:
    """A speaker."""
    return Voice(name, "says", party, name)


def publishes(name: str) -> Voice:
    """A publisher in its own voice."""
    return Voice(name, "publishes")


def dead(low: float, high: float | None = None, text: str = "") -> Figure:
    """A death toll; without `high` it is exact."""
    return Figure("dead", low, low if high is None else high, text or f"{low:.0f}")


def make_report(page: str = "a", spot: int = 10, /, **fields: Any) -> Report:
    """A killing told on one page, in the page's own voice; `page` also names the publisher."""
    fields = {
        "published": DAY, "type": "ASSAULT", "mode": None, "rule": "assault.kill.verb", "trigger": "killed",
        "sentence": f"Gunmen killed villagers, page {page} wrote in line {spot}.", "status": "actual",
        "factuality": "actual", "actors": (), "recipients": (), "start": None, "end": None, "place": None,
        "country": None, "lat": None, "lon": None, "precision": None, "numbers": (),
        "chain": (publishes(f"The {page.title()} Post"),), "confidence": 0.8, **fields,
    }  # fmt: skip
    if fields["start"] and not fields["end"]:
        fields["end"] = fields["start"]
    return Report(id=f"{page}-{spot}", page=f"sha256:{page}", **fields)


def make_copy(first: str, second: str, length: int = 10_000) -> Copy:
    """Two pages that are one text from beginning to end."""
    one, other = sorted((first, second))
    span = Span(0, length)
    return Copy(f"sha256:{one}", f"sha256:{other}", 1.0, 1.0, f"sha256:{other}", "published later", ((span, span),))


def at(name: str, lat: float, lon: float, country: str | None = None) -> dict[str, Any]:
    """The fields of a city."""
    return {"place": name, "country": country, "lat": lat, "lon": lon, "precision": "city"}
