"""The head of an official paper: who issues it, what paper it is, its title and the day of issue.

Releases, briefings and situation reports bear the issuer's name where a newspaper's page bears its own:

    MINISTRY OF DEFENCE OF NORLAND          issuer
    Press release No. 12/2024               what it is; no title where it only numbers the paper
    Patrol boat returns to Fjordby          title
    Fjordby, Tuesday 5 March 2024           day
"""

# ruff: noqa: E501  (word lists and patterns are kept one group a line)
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.pages.dateline import find_dateline
from dragoman.pages.head_lines import is_date_line, is_furniture, is_section, names_writers
from dragoman.pages.nameplate import calls_itself_outlet
from dragoman.pages.sheet import Sheet, is_prose
from dragoman.pages.timestamps import find_day, find_page_day

_PAPER = re.compile(
    r"(?:(?:unofficial|official|full|rush|edited) )?(?:(?:daily|weekly|monthly|regular|special|joint|humanitarian|media|press|news|public|official) ){0,2}"
    r"(?:press release|news release|media release|release|press briefing|media briefing|briefing|press conference|press statement|statement|communiqu[eé]|transcript|"
    r"situation report|sitrep|situation update|flash update|update|bulletin|readout|read-out|remarks|press note|note to correspondents|"
    r"declaration|notice|advisory|dispatch|hearing)\b",
    re.IGNORECASE,
)
# What may follow where the line only says and numbers what the paper is.
_NUMBERED = re.compile(
    r"[\s,:#|/()–-]*(?:(?:no\.?|nr\.?|number|issue|vol(?:ume)?\.?|ref(?:erence)?\.?:?|#)\s*)?(?:[A-Z]{0,6}[\d/.-]+(?:\s?/\s?\d+)?)?"
    r"(?:[\s,|–-]+(?:as of|of|for immediate release).*)?[\s).]*",
    re.IGNORECASE,
)
_PLAIN_PAPERS = re.compile(r"for immediate release\b.*|embargoed until\b.*|press", re.IGNORECASE)
_BODY = re.compile(
    r"\b(?:ministry|ministries|department|office|secretariat|directorate|commission|commissioner|council|desk|command|mission|embassy|consulate|delegation|"
    r"government|presidency|authority|committee|federation|police|army|navy|forces|headquarters|chancellery|board|tribunal|court|prosecutor|"
    r"parliament|assembly|senate|cabinet|municipality|governorate|prefecture|guard|administration|centre|center|cell|cluster|task force|"
    r"union|alliance|movement|front|party|league|congress|organi[sz]ation|programme|agency|fund|network of|coordination|observatory|service|bureau|"
    r"minist[eé]re|ministerio|minist[eé]rio|ministerium)\b",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"[A-Z]{3,10}")
_SMALL = re.compile(r"(?:of|the|and|&|for|in|on|to|de|del|la|des|du|et|at|against|with|[dl]['’]\w+)", re.IGNORECASE)
_BODY_NAME = r"(?P<name>[A-ZÀ-Þ][\w'’&-]*(?:\s+(?:(?:of|the|and|for|de|del|des|la)\s+)*[A-ZÀ-Þ][\w'’&-]*)*)"
_FROM = re.compile(rf"\b(?:by|of|from)\s+(?:the\s+)?{_BODY_NAME}")
_ENDS_NAME = re.compile(r"['’]s? |\s*(?:$|[,|(–—-]|\bon\b|\d)")
_ISSUED_BY = re.compile(
    r"\bThis (?:\w+ )?(?:report|release|bulletin|update|statement|transcript|paper|notice) (?:is|was|has been) "
    r"(?:compiled|issued|produced|prepared|published|drawn up|written|released|put out) by (?:the )?"
    rf"{_BODY_NAME}"
)
_NOTE = re.compile(
    r"(?:unofficial|official|rush|edited|full) transcript\b.*|check against delivery\b.*|(?:ref|reference|no|nr|file|subject|contact|distribution|reporting period|period covered|embargo(?:ed)?)\b\.?\s*[:.]?.*|for (?:immediate )?release\b.*",
    re.IGNORECASE,
)
_LONGEST_HEAD = 10
_LONGEST_NAME = 12
_LONGEST_NOTE = 120
_FEWEST_WORDS = 3
_VOWEL = re.compile(r"[AEIOUYÀ-Þ]")
_KEPT = frozenset(
    {"UN", "EU", "US", "UK", "AU", "UAE", "NATO", "OSCE", "OCHA", "UNHCR", "IOM", "WHO", "WFP", "ICC", "USA"}
)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who issues a paper, and the lines of its head: the one that says what it is, the title's, all of them."""

    issuer: str
    paper: int
    title: int | None
    length: int


def read_letterhead(lines: Sequence[str], sheet: Sheet) -> int | None:
    """Read an official paper's head into the sheet; the number of its lines, None where it is no such paper."""
    found = find_letterhead(lines)
    if found is None:
        return None
    head = lines[: found.length]
    sheet.publisher, sheet.official = found.issuer, True
    sheet.title = head[found.title] if found.title is not None else head[found.paper]
    for line in head:
        if line == sheet.title:
            continue
        sheet.day_line = sheet.day_line or (line if find_page_day(line) else None)
        sheet.leave_out("boilerplate", line)
    return found.length


def find_letterhead(lines: Sequence[str]) -> Letterhead | None:
    """The head of an official paper; None where no line says what it is, or none who issues it."""
    length = next(
        (at for at, line in enumerate(lines[:_LONGEST_HEAD]) if _begins_text(line)), len(lines[:_LONGEST_HEAD])
    )
    head = lines[:length]
    paper = next((at for at, line in enumerate(head) if _PAPER.match(line) or _PLAIN_PAPERS.fullmatch(line)), None)
    if paper is None or calls_itself_outlet(head[0]) or any(map(names_writers, head)):
        return None
    bearer = next((at for at, line in enumerate(head[: paper + 2]) if at != paper and is_body(line)), None)
    named = head[bearer] if bearer is not None else _issuer_in(head[paper]) or _issuer_below(lines[length:])
    if named is None:
        return None
    return Letterhead(_in_small_letters(named.strip(" |-–—")), paper, _title_of(head, paper, bearer), length)


def is_official(publisher: str | None, title: str | None) -> bool:
    """Whether a page is the paper of the body that publishes it: its title says what paper it is."""
    if not publisher or not title:
        return False
    return bool(_PAPER.match(title)) and is_body(publisher)


def _title_of(head: Sequence[str], paper: int, bearer: int | None) -> int | None:
    """The line with the title: the paper's own where it says more than kind and number, else the first that can be."""
    if not _only_numbers(head[paper]):
        return paper
    offers = [at for at, line in enumerate(head) if at not in {paper, bearer} and _may_be_title(line)]
    return next((at for at in offers if not head[at].isupper()), offers[0] if offers else None)


def _only_numbers(line: str) -> bool:
    match = _PAPER.match(line)
    return bool(_PLAIN_PAPERS.fullmatch(line)) or bool(match and _NUMBERED.fullmatch(line, match.end()))


def _may_be_title(line: str) -> bool:
    if len(line.split()) < _FEWEST_WORDS or is_date_line(line) or is_furniture(line) or _NOTE.fullmatch(line):
        return False
    return not (_is_place_and_day(line) or find_page_day(line))


def _begins_text(line: str) -> bool:
    """Whether the paper's text begins in this line: a sentence that is no note, or a speaker's label."""
    if _is_place_and_day(line) or (len(line) < _LONGEST_NOTE and (_NOTE.fullmatch(line) or is_date_line(line))):
        return False
    return is_prose(line) or len(line) > _LONGEST_NOTE * 2


def _is_place_and_day(line: str) -> bool:
    """ "Fjordby, Tuesday 5 March 2024" alone on its line."""
    dateline = find_dateline(line, published=None)
    return dateline is not None and dateline.span.end == len(line) and find_day(line) is not None


def is_body(line: str) -> bool:
    """Whether a line is a public body's name and nothing else: an office or a movement, no newspaper."""
    words = line.strip(" |-–—").split()
    if not 0 < len(words) <= _LONGEST_NAME or line.endswith((".", "?", "!", ":")) or is_section(line) or find_day(line):
        return False
    if _PAPER.match(line) or calls_itself_outlet(line):
        return False
    named = all(word[0].isupper() or not word[0].isalpha() or _SMALL.fullmatch(word.strip(",()")) for word in words)
    return named and (bool(_BODY.search(line)) or bool(_ACRONYM.fullmatch(line)))


def _issuer_in(line: str) -> str | None:
    """ "Press briefing by the Ministry of Trade of Norland": the body that the line names."""
    offers = (match for match in _FROM.finditer(line) if _BODY.search(match["name"]))
    return next((match["name"] for match in offers if _ENDS_NAME.match(line, match.end())), None)


def _issuer_below(lines: Sequence[str]) -> str | None:
    """ "This report is compiled by the Fjordby Desk": the body that the text names as its own author."""
    return next((match["name"] for line in lines if (match := _ISSUED_BY.search(line))), None)


def _in_small_letters(name: str) -> str:
    """ "BRIA INTER-AGENCY DESK" as "Bria Inter-Agency Desk", acronyms as they are."""
    if not name.isupper() or " " not in name:
        return name
    return " ".join(_small(word, first=not at) for at, word in enumerate(name.split()))


def _small(word: str, *, first: bool) -> str:
    if word.strip("().,") in _KEPT or not _VOWEL.search(word):
        return word
    if not first and _SMALL.fullmatch(word):
        return word.lower()
    return re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word).replace("'S", "'s").replace("’S", "’s")
