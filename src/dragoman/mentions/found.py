"""What the mention finders hand each other: a phrase, the word that heads it, and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.mentions.lexicon import Known
from dragoman.types import EntityKind, MentionHow, Span


@dataclass(frozen=True, slots=True)
class Found:
    """One mention before mentions are joined to entities.

    `key` is the actor file's key, or one made from country and sector ("SDN.MIL"), or "" where nothing is known
    but the words. `proper` tells a name from a role noun, `role` is the role noun's phrase ("foreign minister").
    `owned` roles have their country from somebody beside them. `others` is what else the name can stand for on the
    day. `reason` names the rule or table that decided.
    """

    head: Token
    span: Span
    name: str
    kind: EntityKind
    country: str | None
    sectors: tuple[str, ...]
    how: MentionHow
    reason: str
    key: str = ""
    wikidata: str | None = None
    proper: bool = True
    plural: bool = False
    role: str = ""
    owned: bool = False
    others: tuple[Known, ...] = ()
