"""Who wrote it: names out of author fields and lines such as "By A. Writer and B. Writer, Reuters"."""

# ruff: noqa: E501  (word lists and patterns are kept one group a line)
from __future__ import annotations

import re
from collections.abc import Iterable

_BY = re.compile(
    r"^\s*(?:(?:written|reported|story|text|words|report|analysis|posted|published|article)\s+by|by|von|par|por|door|av|af|di|de|skrevet av)\b\s*:?\s+"
    r"|^\s*(?:author|autor|autoren|auteur|autore|text)s?\s*:\s*",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*(?:,|;|/|&|\||·|•|\+)\s*|\s+(?:and|und|et|y|e|og|och|en|with|mit|ve)\s+", re.IGNORECASE)
_TAIL = re.compile(
    r"\s*(?:\(.*?\)|\[.*?\]|<.*?>|\S+@\S+|@\w+|\s(?:in|aus|à|from)\s+[A-ZÀ-Þ][\w\s.]*$|\b(?:updated|published|posted|last)\b.*$"
    r"|\b\d{1,2}[:.]\d\d.*$|\s+[-–—|]\s+.*$|https?://\S+)",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:publié|veröffentlicht|image|photo|foto|read more|about|contact|correspondent|editor|reporter|writer|staff|contributor|columnist|analyst|bureau|chief|producer|journalist|"
    r"redakteur\w*|korrespondent\w*|redaktion|director|professor|fellow|minutes?|hours?|ago|read|email|e-mail|follow|twitter|"
    r"facebook|share|author|senior|updated|published|subscribe|comments?|newsletter|more|special to|for the)\b",
    re.IGNORECASE,
)
_PARTICLES = "van|von|der|den|de|del|della|di|da|dos|du|la|le|el|al|bin|bint|ibn|ben|af|av|ter|ten|zu|zur|y|e|st\\.?"
_NAME = re.compile(
    rf"(?:[^\W\d_a-zß][\w.'’ʼ-]*|{_PARTICLES})(?:\s+(?:[^\W\d_a-zß][\w.'’ʼ-]*|(?:{_PARTICLES})\b)){{0,5}}"
)
_ORGANISATION = re.compile(
    r"\b(?:agency|agence|agentur|news|press|times|post|herald|tribune|network|media|association|platform|institute|foundation|"
    r"council|committee|union|ministry|department|office|organi[sz]ation|group|team|staff|desk|service|company|inc|ltd|gmbh|"
    r"university|centre|center|party|federation|coalition|society|bureau|redaktion|redaction|editors?|newsroom|magazine|daily|weekly|wire|online)\b",
    re.IGNORECASE,
)
_AGENCIES = frozenset(
    "reuters ap afp upi dpa aa ansa efe tass apa ntb tt ritzau anp belga sda ats pti ani ians xinhua kyodo yonhap bbc cnn aap pa "
    "interfax itar-tass sana wafa irna mehr kuna spa mena kcna bernama antara lusa pap ctk mti "
    "bloomberg associated\u00a0press".replace("\u00a0", " ").split()
) | {"associated press", "the associated press", "agence france-presse", "press association", "anadolu agency"}
_IS_SOMEBODY = re.compile(
    r"(?:is|was|are|has (?:covered|reported|written|worked)|teaches|writes|works|leads|chairs|heads|edits|lives|reports|covers|holds|directs|served|"
    r"and [A-Z][\w .'’-]+ (?:are|is|teach|write|work))\b"
)
_TELLS_STAKE = re.compile(
    r"\b(?:paid|pays|retained|lobby\w*|consultan\w+|advis\w+|represent\w*|clients?|funded|spokes\w+|on behalf of|minister"
    r"|ministry|ambassador|government|president|parliament|senator|lawmaker|member of|party|general|colonel|embassy"
    r"|foreign agent)\b",
    re.IGNORECASE,
)
_LONGEST_NOTE = 300
_LONGEST_LINE = 160
# Where the names of a byline end: a handle, a date, a clock time, a reading time, a section.
_AFTER_NAMES = re.compile(
    r"\s*@\w|\s*[·|•]|\s+(?:on\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d)"
    r"|,?\s*\d|\s*,?\s+in\s+[A-Z][\w, ]*$|\s+in\s+\w+\s+on\s|\b(?:posted|updated|published|first published|last updated)\b",
    re.IGNORECASE,
)

# "By A. Writer in Cairo and B. Writer in Tunis"
_PLACE_AMID_NAMES = re.compile(r"\s+in\s+[A-ZÀ-Þ][\w.'’ -]*?(?=(?:,|\s+and)\s+[^,;]+?\s+in\s+[A-ZÀ-Þ])")


def split_authors(text: str) -> tuple[str, ...]:
    """The names in an author field or byline, without "By", roles, places and addresses."""
    line = _BY.sub("", " ".join(text.split()))
    names: list[str] = []
    for piece in _SPLIT.split(line):
        name = _TAIL.sub("", _BY.sub("", piece)).strip(" .,;:-–—|*•\u200b")
        if name and not _ROLE.search(name) and len(name) < 60 and not name.isdecimal() and "http" not in name:
            names.append(name)
    return tuple(dict.fromkeys(names))


def read_byline(text: str) -> tuple[str, ...]:
    """The people and agencies of a line that is a byline and nothing else; empty for any other line."""
    line = " ".join(text.split())
    return read_names(line) if len(line) <= _LONGEST_LINE and _BY.match(line) else ()


def read_names(text: str) -> tuple[str, ...]:
    """The names at the head of a line, up to a date, a handle or a section; empty where something else stands there."""
    line = _PLACE_AMID_NAMES.sub("", _BY.sub("", " ".join(text.split())))
    end = _AFTER_NAMES.search(line)
    names = split_authors(line[: end.start()] if end else line)
    return names if names and all(is_name(name) for name in names) else ()


def is_author_note(text: str, authors: Iterable[str]) -> bool:
    """Whether a paragraph only tells who an author is: "Ada Berg teaches law at Bergen.".

    One that tells for whom an author works or speaks ("is paid by the ministry to represent it") belongs to the text:
    it is what is known of the author's stake.
    """
    about = any(text.startswith(f"{name} ") and _IS_SOMEBODY.match(text, len(name) + 1) for name in authors)
    return about and len(text) <= _LONGEST_NOTE and not _TELLS_STAKE.search(text)


def is_name(text: str) -> bool:
    """Whether words have the form of a person's or an agency's name."""
    return bool(_NAME.fullmatch(text)) and len(text) < 60


def is_person_name(text: str) -> bool:
    """Whether words look like a person with first and last name."""
    return is_name(text) and 2 <= len(text.split()) <= 5 and not is_organisation(text)


def is_organisation(text: str) -> bool:
    """Whether a name is that of an agency, a newsroom or a body rather than a person's."""
    return bool(_ORGANISATION.search(text)) or text.casefold() in _AGENCIES or "'" in text.rstrip("s")[-1:]


def is_agency(text: str) -> bool:
    """Whether a name is a news agency's by its own form."""
    return text.casefold() in _AGENCIES or bool(re.search(r"\b(?:news agency|press agency|agence)\b", text, re.I))


def join_authors(groups: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Names of several fields, each once, in order; "JANE DOE" and "Jane Doe" are one."""
    seen: dict[str, str] = {}
    for group in groups:
        for name in group:
            seen.setdefault(" ".join(name.casefold().split()), name)
    return tuple(seen.values())
