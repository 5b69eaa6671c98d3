"""Names as they stand within a sentence: "the Ministry of Defence", "a doctor", "police", "Kenya's troops"."""

from __future__ import annotations

import re

_BODIES = frozenset({
    "alliance", "army", "assembly", "association", "authority", "bank", "brotherhood", "bureau", "cabinet",
    "coalition", "commission", "committee", "community", "consulate", "council", "court", "crescent", "cross",
    "department", "directorate", "embassy", "federation", "force", "forces", "foundation", "front", "fund",
    "government", "guard", "guards", "house", "institute", "junta", "kremlin", "league", "military", "ministry",
    "mission", "movement", "navy", "office", "opposition", "organisation", "organization", "parliament",
    "party", "pentagon", "presidency", "prosecution", "republic", "senate", "taliban", "treasury", "tribunal",
    "union",
})  # fmt: skip
_ONE_OF_ITS_KIND = frozenset({
    "agency", "army", "cabinet", "government", "junta", "military", "ministry", "navy", "office", "opposition",
})  # fmt: skip
_OFFICES = frozenset({
    "ambassador", "chancellor", "chief", "minister", "president", "prosecutor", "secretary",
    "secretary-general", "spokesman", "spokeswoman",
})  # fmt: skip
_OFFICE_OF = 2  # words: "State", "Foreign Affairs"; behind more of them stands who holds the office
_WITH_THE = ("United ", "Netherlands", "Philippines", "Kingdom", "Koreas", "Houthi", "International ")
_DETERMINED = re.compile(
    r"(?:the|an?|his|her|its|their|our|some|several|many|all|both|at least|about|more than|no|\d[\d,.]*|one|two|three|"
    r"four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|dozens|hundreds|thousands) ",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r".+?(?:'s|’s|s'|s’) [a-z]")
_BUILT_ON = re.compile(r"(.*?)(?: (?:of|for|in|on|from|at|to|by|with|against) (.*))?")
_SHORT = 3  # letters of the small words inside names of people: "bin", "von", "al"
_AN = re.compile(r"(?!U[A-Z]|(?i:eu|one |uni(?![dnm])|use))[aeiouAEIOU]")
# Words that begin a description, and have a capital only because they stood first in their sentence.
_COMMON = frozenset({
    "aid", "business", "civilians", "crowds", "demonstrators", "diplomats", "experts", "fighters", "foreign",
    "former", "gunmen", "investigators", "journalists", "lawmakers", "local", "members", "militants",
    "military", "officials", "opposition", "police", "preliminary", "protesters", "radio", "rebels", "refugees",
    "reporters", "residents", "security", "senior", "soldiers", "state", "students", "supporters", "top",
    "troops", "villagers", "witnesses", "workers",
})  # fmt: skip
_NEVER_ONE = frozenset({
    "police", "troops", "children", "media", "television", "radio", "he", "she", "it", "they", "we", "i", "who",
})  # fmt: skip


def with_article(name: str) -> str:
    """A name with the article it bears, small where only the beginning of a sentence gave it a capital."""
    bare = name.partition(" (")[0]
    if not bare:
        return name
    head, of = _noun_of(bare)
    if _DETERMINED.match(bare):
        return _small(name)
    if _POSSESSIVE.match(bare):
        return name
    if name.startswith(_WITH_THE) or _is_body(bare, head, of) or _is_described(bare, head):
        return f"the {name}"
    if any(letter.isupper() for letter in head) and head.casefold() not in _COMMON:
        return name
    first = bare.split(" ", 1)[0]
    return _article(bare, head) + (_small(name) if first.casefold() in _COMMON else name)


def _small(name: str) -> str:
    return name[0].lower() + name[1:]


def _noun_of(bare: str) -> tuple[str, str]:
    """The noun that a name is built on, and what it is of: "Ministry", "Defence"."""
    found = _BUILT_ON.fullmatch(bare)
    before, of = (found[1], found[2] or "") if found else (bare, "")
    return before.rsplit(" ", 1)[-1], of


def _is_body(bare: str, head: str, of: str) -> bool:
    """A body, or an office without the name of who holds it: "Turkish army", "UN Secretary-General"."""
    small = head.casefold()
    if head[:1].islower():
        return small in _ONE_OF_ITS_KIND
    if small in _OFFICES:
        return " " in bare and len(of.split()) <= _OFFICE_OF
    return small in _BODIES and bare != "Parliament"


def _is_described(bare: str, head: str) -> bool:
    """Somebody named with what he is: "renegade warlord Khalifa Haftar", "news outlet Anadolu Agency"."""
    before = bare.partition(" of ")[0].split()
    return head[:1].isupper() and any(word.islower() and len(word) > _SHORT for word in before)


def _article(bare: str, head: str) -> str:
    """ "a ", "an " for one of many, none for many and for what is not counted."""
    small = head.casefold()
    many = small.endswith(("men", "people")) or (small.endswith("s") and not small.endswith(("ss", "us", "is")))
    if many or small in _NEVER_ONE or small in _COMMON:
        return ""
    return "an " if _AN.match(bare) else "a "
