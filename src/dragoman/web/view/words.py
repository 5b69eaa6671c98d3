"""The desk's words: how an event is told, what is remarkable of it, days and counts as people write them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Protocol
from urllib.parse import quote, urlsplit

from dragoman.brief.days import capitalized, day_told

# What each status word means; the word always stands beside its colour.
MEANINGS: Mapping[str, str] = MappingProxyType(
    {
        "actual": "told as having happened",
        "alleged": "the content of an accusation or of a contested claim",
        "denied": "denied by the one on whose word it stands, or told as not having happened",
        "planned": "promised, ordered or agreed, but not yet done",
        "possible": "may, could, feared or demanded",
    }
)
# Types as nouns with the word that leads to the other side: a heading must not say that it happened.
NOUNS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "AGREE": ("agreement", "with"), "CONSULT": ("talks", "with"), "SUPPORT": ("support", "for"),
        "CONCEDE": ("concession", "to"), "COOPERATE": ("cooperation", "with"), "AID": ("aid", "to"),
        "RETREAT": ("retreat", "before"), "REQUEST": ("demand", "to"), "ACCUSE": ("accusation", "against"),
        "REJECT": ("rejection", "of"), "THREATEN": ("threat", "to"), "PROTEST": ("protest", "against"),
        "SANCTION": ("sanctions", "on"), "MOBILIZE": ("mobilization", "against"), "COERCE": ("coercion", "of"),
        "ASSAULT": ("attack", "on"),
    }
)  # fmt: skip
DIFFERS: Mapping[str, str] = MappingProxyType(
    {
        "number": "numbers differ", "date": "dates differ", "place": "places differ", "actor": "actors differ",
        "opposite": "opposites told",
    }
)  # fmt: skip


_SHARE = r"(?P<share>[\d.]+)"
_VOICES: Mapping[re.Pattern[str], str] = MappingProxyType(
    {
        re.compile(f"model agrees {_SHARE}"): "the classifier says {kind} too ({share})",
        re.compile(f"model disagrees: (?P<other>\\w+) {_SHARE}"):
            "the rules say {kind}, the classifier {other} ({share}); the rules were followed",
        re.compile(f"model overrules (?P<other>\\w+): {_SHARE}"):
            "the rules say {other}, the classifier {kind} ({share}); the classifier was followed",
        re.compile(f"model alone {_SHARE}"): "the classifier alone says {kind} ({share}); no rule does",
        re.compile(f"model (?P<own>[\\d.]+), (?P<other>\\w+) {_SHARE}"):
            "the classifier gives {kind} {own} and {other} {share}",
    }
)  # fmt: skip

_QUOTED = re.compile(r"""(?<!\w)(['"])(.+?)\1(?!\w)""")
_AGAINST: Mapping[str, str] = MappingProxyType(
    {
        "denial": "Whether it happened", "opposite": "Which of two opposites", "actor": "Who did it",
        "place": "Where", "date": "When", "update": "Told otherwise later, which is no contradiction",
    }
)  # fmt: skip


class Told(Protocol):
    """Anything that has happened between two days."""

    @property
    def start(self) -> date | None:
        """First day."""

    @property
    def end(self) -> date | None:
        """Last day."""


class Sided(Protocol):
    """What somebody did to somebody."""

    @property
    def type(self) -> str:
        """PLOVER's type."""

    @property
    def actors(self) -> tuple[str, ...]:
        """Names of those who did it."""

    @property
    def recipients(self) -> tuple[str, ...]:
        """Names of those to whom."""


class Weighed(Protocol):
    """An event as lists show it."""

    @property
    def low(self) -> int:
        """Originators at least."""

    @property
    def pages(self) -> int:
        """Pages that tell of it."""

    @property
    def factuality(self) -> str:
        """How firmly it is told."""

    @property
    def high(self) -> int:
        """Originators at most."""

    @property
    def denied(self) -> bool:
        """Whether somebody denies it."""

    @property
    def differs(self) -> tuple[str, ...]:
        """In what its reports disagree."""

    @property
    def judged(self) -> str | None:
        """The last standing verdict of a person."""


@dataclass(frozen=True, slots=True)
class Badge:
    """A few words that warn or reassure, and what they mean. `kind` names the colour."""

    words: str
    kind: str
    why: str


def badges_of(event: Weighed) -> list[Badge]:
    """What a reader must know of an event before using it."""
    found = []
    if event.high <= 1:
        kind = "single" if event.pages > 1 else "plain"
        found.append(Badge("one originator", kind, "All its reports lead back to one voice, however many pages."))
    if event.denied and event.factuality != "denied":
        found.append(Badge("denied", "denied", "Somebody says that it did not happen."))
    for kind in event.differs:
        words = DIFFERS.get(kind, f"{kind} differs")
        found.append(Badge(words, "differs", "Its reports give values that cannot both hold."))
    if event.judged:
        words = {"accept": "accepted", "reject": "rejected", "correct": "corrected"}.get(event.judged, event.judged)
        found.append(Badge(words, "judged", "A person has looked at it."))
    return found


def originators_told(event: Weighed) -> str:
    """ "2 originators", "1 to 3 originators", "1 originator at most", "originator not known"."""
    if event.low == 0:
        return f"{counted(event.high, 'originator')} at most" if event.high else "originator not known"
    if event.low == event.high:
        return counted(event.high, "originator")
    return f"{event.low} to {event.high} originators"


def counted(many: int, noun: str) -> str:
    """ "1 page", "2 pages", "1 story", "20 stories"."""
    if many == 1:
        return f"1 {noun}"
    return f"{many:,} {noun[:-1]}ies" if noun.endswith("y") else f"{many:,} {noun}s"


def days_told(event: Told) -> str:
    """The day or days of an event, "day not known" where the pages do not tell."""
    if event.start is None:
        return f"by {day_told(event.end)}" if event.end else "day not known"
    if event.end is None:
        return f"since {day_told(event.start)}"
    if event.start == event.end:
        return day_told(event.start)
    if (event.start.year, event.start.month) == (event.end.year, event.end.month):
        return f"{event.start.day}–{day_told(event.end)}"
    return f"{day_told(event.start)} to {day_told(event.end)}"


def quotes_told(why: str) -> str:
    """A reason as the record keeps it, with the page's words in the quotation marks of print."""
    return _QUOTED.sub(r"“\2”", why)


def against_told(kind: str, what: str) -> str:
    """What two reports contradict each other in: "How many dead", "When"."""
    return f"How many {what}" if kind == "number" else _AGAINST.get(kind, f"{kind}: {what}")


def month_told(month: str) -> str:
    """ "2020-03" as "March 2020"."""
    year, _, number = month.partition("-")
    return f"{date(int(year), int(number), 1):%B %Y}"


def title_of(event: Sided) -> str:
    """ "Turkey, Russia: talks with Syria"; "Attack on Kenya" where nobody is named as having done it."""
    noun, to = NOUNS.get(event.type, (event.type, "and"))
    what = f"{noun} {to} {', '.join(event.recipients)}" if event.recipients else noun
    return capitalized(f"{', '.join(event.actors)}: {what}" if event.actors else what)


def web_address(url: str | None) -> str | None:
    """An address that may stand in a link: http or https and nothing else."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme in {"http", "https"} and parts.netloc else None


def voices_told(note: str, kind: str) -> str:
    """What the classifier thought of an event of some type, in words; a note of another shape as it stands.

    events/second_voice.py writes the notes, each with the classifier's probability.
    """
    for shape, words in _VOICES.items():
        found = shape.fullmatch(note)
        if found:
            return words.format(kind=kind, **found.groupdict())
    return note


def actor_address(key: str) -> str:
    """The address of an actor's screen; keys hold letters of any alphabet."""
    return f"/actor/{quote(key, safe='')}"


def party_query(key: str) -> str:
    """The line that asks for an actor's events."""
    return f'party:"{key}"'
