"""The kinds of short lines that stand over an article: navigation, section, day, writer, headline."""

# ruff: noqa: E501  (word lists and patterns are kept one group a line)
from __future__ import annotations

import re

from dragoman.pages.bylines import is_person_name, read_byline, read_names
from dragoman.pages.phrases import kind_of_heading, kind_of_line
from dragoman.pages.timestamps import find_day

_TRAIL = re.compile(r"^(?:you are here|breadcrumbs?|path)\s*:", re.IGNORECASE)
_TRAIL_CUT = re.compile(r"\s*[|>›»→]\s*|\s+[/•·:-]\s+")
_HOME = re.compile(r"^(?:home(?:page)?|start(?:seite)?|accueil|inicio|main)$", re.IGNORECASE)
_DOOR = re.compile(
    r"(?:skip|jump) to (?:main |the )?(?:content|navigation)|(?:log|sign) ?in|log ?out|register|search|menu|e-?paper|today.s paper|my account|"
    r"advertisement|print this page|font size.*|text size.*|\[?(?:a\+? ?)+\]?",
    re.IGNORECASE,
)
_IMPRINT = re.compile(
    r"(?:(?:since|est(?:ablished|\.)?|founded(?: in)?)\s+1[89]\d\d|(?:vol(?:ume|\.)?|issue|no\.)\s*\d+)\b.{0,40}",
    re.IGNORECASE,
)
_SECTION_WORD = re.compile(
    r"news|world|africa|asia|europe|america|americas|oceania|pacific|caribbean|balkans|middle|near|far|east|west|north|south|central|"
    r"latin|politics|political|business|economy|economics|markets|finance|region|regional|regions|national|nation|local|international|"
    r"global|foreign|affairs|opinion|analysis|comment|commentary|exclusive|breaking|live|update|updated|updates|feature|features|"
    r"interview|explainer|factbox|report|reports|special|security|conflict|conflicts|war|peace|diplomacy|defence|defense|crime|court|"
    r"courts|law|justice|sport|sports|football|culture|arts|society|religion|health|environment|science|tech|technology|investigation|"
    r"investigations|editorial|video|videos|audio|photos|home|homepage|top|latest|depth|media|watch|desk|stories|story|headlines|"
    r"dispatch|dispatches|letter|and|&|opinions"
)
_IN_DEPTH = re.compile(r"^(?:in|the)\s+(?=depth|latest)")
_DAY_WORD = re.compile(
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|published|updated|posted|last|"
    r"first|modified|date|on|at|of|the|de|th|st|nd|rd|am|pm|a|m|p|gmt|utc|bst|est|edt|cet|cest|eat|wat|hrs|hours|by|t|z|min|mins|minute|"
    r"minutes|read|online"
)
_ROLE = re.compile(
    r"\b(?:correspondents?|reporters?|editors?|staff|writer|columnist|bureau chief|contributor|freelance|analyst|producer)\b",
    re.IGNORECASE,
)
_IN_PLACE = re.compile(r"\s+(?:in|at|reports? from|reporting from)\s+[A-ZÀ-Þ][\w .'’-]+$")
_LINE_CUT = re.compile(r"\s+[-–—|•·/]\s+|\s*[|•·]\s*")
_NOTE_CUT = re.compile(rf"{_LINE_CUT.pattern}|,\s+")
_WORDS_BY = re.compile(r"^(?:story|words|reporter|writer|byline)\s*:\s*(?=[A-ZÀ-Þ])", re.IGNORECASE)
_AND_OTHERS = re.compile(r"(?:,| and| &) (?:news )?(?:agencies|wires|wire reports|staff)\.?$")
_DIGIT = re.compile(r"\d")
_LONGEST_HEADLINE = 200
_LONGEST_NAME = 4
_HEADLINE_WORDS = 3
_KICKER_WORDS = 3
_TRAIL_PARTS = 3
_FURNITURE = {"navigation", "advert", "consent", "newsletter", "paywall"}


def cut_line(line: str) -> list[str]:
    """The parts of a line between bars, dots and dashes."""
    return [part for part in _LINE_CUT.split(line.strip()) if part]


def is_navigation(line: str) -> bool:
    """Whether a line is a menu, the path to the page or a door to another: "Home | Region", "News > Coast", "Log in"."""
    if _TRAIL.match(line) or _DOOR.fullmatch(line.strip()):
        return True
    parts = [part.strip() for part in _TRAIL_CUT.split(line.strip()) if part.strip()]
    longest = max((len(part.split()) for part in parts), default=0)
    if len(parts) < 2 or longest > _KICKER_WORDS:
        return False
    if _HOME.match(parts[0]) or all(_DOOR.fullmatch(part) or is_section(part) for part in parts):
        return True
    if is_section(parts[0]) and len(parts) >= _TRAIL_PARTS:
        return True
    return len(parts) > _TRAIL_PARTS and longest < _KICKER_WORDS


def is_furniture(line: str) -> bool:
    """Whether a line over the headline is of the site and not of the article."""
    if kind_of_heading(line) in {"navigation", "advert"} or kind_of_line(line) in _FURNITURE:
        return True
    return is_navigation(line) or bool(_IMPRINT.fullmatch(line))


def is_section(line: str) -> bool:
    """Whether a line is the name of a section or a label: "World", "Media watch", "EXCLUSIVE"."""
    words = _IN_DEPTH.sub("", line.casefold().strip(" :[]*")).split()
    return 0 < len(words) <= _KICKER_WORDS and all(_SECTION_WORD.fullmatch(word.strip(",/")) for word in words)


def is_date_line(line: str) -> bool:
    """Whether a line is a date, with hour and "Published" or the like, and nothing else."""
    words = [word for word in re.findall(r"[^\W\d_]+", line.casefold()) if not _DAY_WORD.fullmatch(word)]
    return bool(find_day(line)) and len(words) <= 2


def is_headline(line: str) -> bool:
    """Whether a line has a headline's form; a dek or a caption may have it too."""
    return (
        len(line.split()) >= _HEADLINE_WORDS
        and len(line) <= _LONGEST_HEADLINE
        and not line.endswith(".")
        and not is_furniture(line)
        and not is_section(line)
        and not is_date_line(line)
        and not names_writers(line)
    )


def names_writers(line: str) -> tuple[str, ...]:
    """The people of a byline, alone on its line or beside the day: "Published: 4 March 2020 | By A. Writer"."""
    line = _AND_OTHERS.sub("", _WORDS_BY.sub("By ", line))
    return read_byline(line) or next((names for part in cut_line(line) if (names := read_byline(part))), ())


def bare_writers(line: str) -> tuple[str, ...]:
    """The people a line names without "By", perhaps with role, place or day: "A. Writer, Cairo correspondent"."""
    first, *notes = [part for part in _NOTE_CUT.split(line.strip()) if part and not _DIGIT.search(part)] or [""]
    if is_section(line) or not all(_is_note(note) for note in notes):
        return ()
    first = _IN_PLACE.sub("", first)
    names = read_names(first) if len(first) < 80 and not first.startswith("The ") else ()
    fit = all(is_person_name(name) and len(name.split()) <= _LONGEST_NAME for name in names)
    return names if fit else ()


def is_role(line: str) -> bool:
    """Whether a line says what the writer above it is: "West Africa correspondent"."""
    return len(line.split()) <= 5 and bool(_ROLE.search(line)) and not line.endswith(".")


def _is_note(text: str) -> bool:
    return is_role(text) or (len(text.split()) <= 2 and text[:1].isupper())
