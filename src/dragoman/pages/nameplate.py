"""The outlet's name over a page saved as text, told from a headline by its form and by what the page says of it."""

# ruff: noqa: E501  (word lists and patterns are kept one group a line)
from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.pages.dateline import find_dateline
from dragoman.pages.head_lines import is_date_line, is_headline, is_navigation, is_section

_LAST_WORD = re.compile(
    r"times|post|herald|tribune|gazette|chronicle|courier|ledger|observer|daily|weekly|monthly|review|journal|news|newspaper|mail|star|sun|standard|"
    r"telegraph|guardian|independent|mirror|express|dispatch|examiner|register|record|sentinel|monitor|inquirer|echo|argus|advertiser|bulletin|digest|"
    r"magazine|press|wire|newswire|today|online|network|radio|tv|television|broadcasting|broadcaster|fm|media|agency|reporter|citizen|messenger|mercury|"
    r"globe|nation|watch|insider|outlook|report|voice|presse|rundschau|\w*(?:zeitung|blatt|anzeiger|kurier|nachrichten|morgenpost)"
)
_FIRST_WORD = re.compile(
    r"radio|voice|diario|journal|agence|agencia|tv|televisión|televisão|télévision|gazeta|corriere|jornal|correo|prensa|daily"
)
_PARTICLE = re.compile(
    r"of|the|and|&|y|et|e|und|for|de|del|della|di|da|do|dos|du|des|la|le|el|al|les|los|las|der|die|das|[dl]['’]\w+"
)
_EDITION = re.compile(
    r"\s*[-–—|,:·(]*\s*\b(?:in (?:english|french|spanish|arabic|german|portuguese)|(?:the )?(?:english|international|global|online|print|digital|weekend|africa|asia|europe) (?:service|edition|version|desk)|world service)\)?$",
    re.IGNORECASE,
)
_DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?(?P<name>[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})/?", re.IGNORECASE)
_CUT = re.compile(r"\s+[-–—|•·/]\s+|\s*[|»›>]\s*|,\s+(?=[\w ,]*\d{4}$)")
_HEADLINE_MARKS = re.compile(r"[?!;:\"“”„«»…]|\.$")
_LINK_WORD = re.compile(
    r"\b(?:in|on|at|over|after|as|with|from|against|by|into|amid|before|under|to|not|is|are|was|has|says)\b",
    re.IGNORECASE,
)
# "Army Shuts Herald": what an English verb of a headline ends in.
_INFLECTED = re.compile(r"(?:s|ed|ing)\b")
# Where a page names itself. A box or "About" may name a section too, and so counts only for what calls itself a paper.
_RIGHTS_LINE = r"(?:©|\(c\)|\bcopyright)[^.\n]{{0,20}}(?<!\w){name}(?!\w)"
_OWN_LINE = r"\b(?:also on|told)[^.\n]{{0,20}}(?<!\w){name}(?!\w)"
_OWN_BOX = r"\b(?:newsletter|bulletin|subscri\w+|sign up|about|standards|support|letter)\b[^\n]{{0,60}}\b{name}\b|\b{name}(?:['’]s)?\b[^\n]{{0,40}}\b(?:newsletter|bulletin|letter|standards|rights reserved)"
_LONGEST = 7
_LONGEST_BARE = 3
_STEM = 4


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What tells a nameplate from a headline: the lines of the head below it, the article, the whole page."""

    below: Sequence[str]
    article: Sequence[str]
    page: Sequence[str]


def read_nameplate(line: str, around: Surroundings) -> str | None:
    """The outlet that a line over the headline names, without edition and day; None where it may be the headline."""
    domain = _DOMAIN.fullmatch(line.strip())
    if domain:
        return domain["name"]
    first, *rest = _CUT.split(_EDITION.sub("", line.strip()), maxsplit=1)
    name = _EDITION.sub("", first).strip(" -–—|,")
    others = not rest or is_date_line(rest[0]) or all(is_section(part) for part in _CUT.split(rest[0]))
    if not others or is_section(name):
        return None
    if len(name) > 1 and _is_repeated(name, around.page, _RIGHTS_LINE):
        return name
    return name if _is_name(name) and _is_outlet(name, around, dated=bool(rest)) else None


def _is_name(text: str) -> bool:
    words = text.split()
    return (
        0 < len(words) <= _LONGEST
        and not _HEADLINE_MARKS.search(text)
        and not _LINK_WORD.search(text)
        and words[0][0].isupper()
        and all(word[0].isupper() or _PARTICLE.fullmatch(word) for word in words)
    )


def _is_outlet(name: str, around: Surroundings, *, dated: bool) -> bool:
    """Whether a name over a page is its outlet's: the page says so, or it stands over a headline and is no headline."""
    paper = calls_itself_outlet(name)
    if _is_repeated(name, around.page, _OWN_LINE) or (paper and _is_repeated(name, around.page, _OWN_BOX)):
        return True
    headline = next((other for other in around.below if is_headline(other)), None)
    if headline is None:
        return paper and dated
    if _files_the_text(name, around.article):
        return True
    if paper:
        set_apart = dated or name.isupper() or name.casefold().startswith("the ")
        most = 1 if set_apart or not _INFLECTED.search(name) else 0
        return _common_words(name, around.article) <= most
    if is_navigation(around.below[0]):
        return not _common_words(name, around.article)
    bare = len(name.split()) <= _LONGEST_BARE
    return bare and not _is_told_of(name, around.article) and _is_told_of(headline, around.article)


def calls_itself_outlet(name: str) -> bool:
    """Whether a name ends or begins as those of papers, stations and agencies do."""
    folded = name.casefold()
    words = [word for word in folded.split() if not _PARTICLE.fullmatch(word)]
    if not words or (len(words) == 1 and not folded.startswith("the ")):
        return False
    return bool(_LAST_WORD.fullmatch(words[-1]) or _FIRST_WORD.fullmatch(words[0]))


def _is_repeated(name: str, page: Iterable[str], form: str) -> bool:
    own = re.compile(form.format(name=re.escape(name)), re.IGNORECASE)
    return any(own.search(line) for line in page)


def _files_the_text(name: str, article: Sequence[str]) -> bool:
    """Whether the dateline names it as the agency."""
    dateline = find_dateline(article[0], published=None) if article else None
    return bool(dateline and dateline.agency and dateline.agency.casefold() == name.casefold())


def _common_words(name: str, article: Sequence[str]) -> int:
    """How many words of a name the lead writes small: a headline says what the lead says, in the same words."""
    lead = article[:3]
    written = {word[:_STEM] for line in lead for word in re.findall(r"\b[^\W\d_]{4,}", line) if word[0].islower()}
    return sum(word[:_STEM] in written for word in re.findall(r"[^\W\d_]{4,}", name.casefold()))


def _is_told_of(line: str, article: Iterable[str]) -> bool:
    """Whether the article has any word of a line, by its first letters."""
    text = " ".join(article).casefold()
    words = [word for word in re.findall(r"\w{3,}", line.casefold()) if not _PARTICLE.fullmatch(word)]
    return any(re.search(rf"\b{re.escape(word[:_STEM])}", text) for word in words)
