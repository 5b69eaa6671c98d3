"""Whose a nameless actor is, read from where mentions stand: "its men", "the group's fighters", "police in Homs"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

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
_BODIES = frozenset({"armed group", "organisation"})


def owners_on(document: Document, entities: Mapping[str, Entity]) -> dict[str, str]:
    """By each nameless actor's id the id of the actor whose it is."""
    mentions = [mention for entity in entities.values() for mention in entity.mentions]
    found: dict[str, str] = {}
    for role in (mention for mention in mentions if mention.how == "role"):
        owner = next(_owners(role, mentions, entities, document), None)
        if owner is not None:
            found.setdefault(role.entity, owner)
    return found


def _owners(
    role: Mention, mentions: Sequence[Mention], entities: Mapping[str, Entity], document: Document
) -> Iterator[str]:
    """Who stands within the words in front, with the sign of possession, or as a body behind "of" or "for"."""
    for inner in mentions:
        if inner.entity == role.entity:
            continue
        before = document.text[role.span.start : inner.span.start]
        inside = role.span.contains(inner.span)
        owns = inside and not before and _is_possessive(inner.span, document) and not _stands_apart(role, document)
        of_it = inside and inner.span.end == role.span.end and _BELONGING.search(before)
        for_it = _FOLLOWED.fullmatch(document.text[role.span.end : inner.span.start])
        if owns or ((of_it or for_it) and entities[inner.entity].kind in _BODIES):
            yield inner.entity


def _is_possessive(words: Span, document: Document) -> bool:
    said, behind = document[words].casefold(), document.text[words.end : words.end + 2]
    return said in _POSSESSIVES or said.endswith(("'s", "’s", "s'", "s’")) or behind in {"'s", "’s", "' ", "’ "}


def _stands_apart(role: Mention, document: Document) -> bool:
    """ "Israel's neighbours" are not Israel's side."""
    return document[role.span].split()[-1].casefold() in _NOT_ONES_OWN


def country_is_told(entity: Entity, entities: Mapping[str, Entity], document: Document) -> bool:
    """Whether an actor's own words name its country, and not only the page around it.

    Names are known from the actor file; a role noun must hold, or be followed by, somebody or a place of that country.
    """
    if any(mention.how in {"name", "alias", "acronym"} for mention in entity.mentions):
        return True
    compatriots = [
        mention.span
        for other in entities.values()
        if other.id != entity.id and other.country == entity.country
        for mention in other.mentions
        if mention.how != "role"
    ]
    return any(
        mention.span.contains(span) or _WHERE.fullmatch(document.text[mention.span.end : span.start])
        for mention in entity.mentions
        for span in compatriots
    )
