"""Whose a nameless actor is, read from where mentions stand: "its men", "the group's fighters", "police in Homs".

Each mention is compared with those around it only, so that a page ten times as long costs ten times as much.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping

from dragoman.speakers.facts import BODIES
from dragoman.types import Document, Entity, Mention, Span

_POSSESSIVES = frozenset({"its", "their", "his", "her", "our"})
_BELONGING = re.compile(r"\s(?:of|for)\s+(?:the\s+)?$")
_FOLLOWED = re.compile(r"\s+(?:of|for)\s+(?:the\s+)?(?:[\w-]+['’]s\s+)?")
_WHERE = re.compile(r"\s+(?:in|of|from|at|near|around)\s+(?:the\s+)?")
# Words behind "its" and "their" for those who stand on another side.
_NOT_ONES_OWN = frozenset(
    {"neighbour", "neighbours", "neighbor", "neighbors", "enemy", "enemies", "rival", "rivals", "foe", "foes", "victim",
     "victims", "critic", "critics", "opponent", "opponents", "ally", "allies"}
)  # fmt: skip
_NAMED = frozenset({"name", "alias", "acronym"})


class _Line:
    """Mentions in the order in which they begin, to be asked for by a stretch of the text."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._mentions = sorted(enumerate(mentions), key=lambda one: one[1].span.start)
        self._starts = [mention.span.start for _, mention in self._mentions]

    def beginning(self, first: int, last: int) -> Iterator[Mention]:
        """Those that begin at one of the characters from `first` to `last`, in the order of the actors."""
        near = self._mentions[bisect_left(self._starts, first) : bisect_left(self._starts, last + 1)]
        return (mention for _, mention in sorted(near, key=lambda one: one[0]))


def owners_on(document: Document, entities: Mapping[str, Entity]) -> dict[str, str]:
    """By each nameless actor's id the id of the actor whose it is."""
    mentions = [mention for entity in entities.values() for mention in entity.mentions]
    line = _Line(mentions)
    found: dict[str, str] = {}
    for role in (mention for mention in mentions if mention.how == "role"):
        owner = next(_owners(role, line, entities, document), None)
        if owner is not None:
            found.setdefault(role.entity, owner)
    return found


def _owners(role: Mention, line: _Line, entities: Mapping[str, Entity], document: Document) -> Iterator[str]:
    """Who stands within the words in front, with the sign of possession, or as a body behind "of" or "for"."""
    behind = _FOLLOWED.match(document.text, role.span.end)
    for inner in line.beginning(role.span.start, behind.end() if behind else role.span.end):
        if inner.entity == role.entity:
            continue
        before = document.text[role.span.start : inner.span.start]
        inside = role.span.contains(inner.span)
        owns = inside and not before and _is_possessive(inner.span, document) and not _stands_apart(role, document)
        of_it = inside and inner.span.end == role.span.end and _BELONGING.search(before)
        for_it = _FOLLOWED.fullmatch(document.text[role.span.end : inner.span.start])
        if owns or ((of_it or for_it) and entities[inner.entity].kind in BODIES):
            yield inner.entity


def _is_possessive(words: Span, document: Document) -> bool:
    said, behind = document[words].casefold(), document.text[words.end : words.end + 2]
    return said in _POSSESSIVES or said.endswith(("'s", "’s", "s'", "s’")) or behind in {"'s", "’s", "' ", "’ "}


def _stands_apart(role: Mention, document: Document) -> bool:
    """ "Israel's neighbours" are not Israel's side."""
    return document[role.span].split()[-1].casefold() in _NOT_ONES_OWN


def told_on(document: Document, entities: Mapping[str, Entity]) -> frozenset[str]:
    """The ids of the actors whose own words name their country, and not only the page around them.

    Names are known from the actor file; a role noun must hold, or be followed by, somebody or a place of that country.
    """
    compatriots: dict[str | None, list[Mention]] = {}
    for entity in entities.values():
        compatriots.setdefault(entity.country, []).extend(one for one in entity.mentions if one.how != "role")
    lines = {country: _Line(mentions) for country, mentions in compatriots.items()}
    return frozenset(
        mention.entity
        for entity in entities.values()
        for mention in entity.mentions
        if mention.how in _NAMED or _is_told(mention, lines[entity.country], document)
    )


def _is_told(mention: Mention, compatriots: _Line, document: Document) -> bool:
    """Whether a compatriot stands within the words or, behind a word of place, next to them."""
    behind = _WHERE.match(document.text, mention.span.end)
    return any(
        mention.span.contains(other.span) or _WHERE.fullmatch(document.text[mention.span.end : other.span.start])
        for other in compatriots.beginning(mention.span.start, behind.end() if behind else mention.span.end)
        if other.entity != mention.entity
    )
