"""What the mention finders hand each other: a phrase, the word that heads it, and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from dragoman.language.parser import start_of
from dragoman.mentions.lexicon import Known
from dragoman.types import EntityKind, MentionHow, Span


@dataclass(frozen=True, slots=True)
class Found:
    """One mention before mentions are joined to entities.

    `key` is the actor file's key, or one made from country and sector ("SDN.MIL"), or "" where nothing is known
    but the words. `proper` tells a name from a role noun, `role` is the role noun's phrase ("foreign minister").
    `owned` roles have their country from somebody beside them; `of_part` offices are those of a region, a university,
    a firm in the country, and not the state's. `others` is what else the name can stand for on the
    day. `reason` names the rule or table that decided. `at` is where the head begins in the document's text.
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
    of_part: bool = False
    others: tuple[Known, ...] = ()
    at: int = field(init=False)

    def __post_init__(self) -> None:
        """Note where the head stands: mentions are found again by it."""
        object.__setattr__(self, "at", start_of(self.head))


def as_unknown(one: Found, name: str, kind: EntityKind, reason: str) -> Found:
    """The mention as one of somebody of whom only the name is known, whatever the actor file has by these words."""
    return replace(one, name=name, kind=kind, country=None, sectors=(), key="", wikidata=None, others=(), reason=reason)


def in_text(one: Found) -> tuple[int, int]:
    """To sort mentions in the order of the text."""
    return one.span.start, one.span.end
