"""Links of a chain: what each speaker is called, and who of them are one and the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.codebook.actor_file import Outlet, Outlets
from dragoman.speakers import named_part, outlet_at_end, without_suffix
from dragoman.types import Attribution, Document, Entity, Link, LinkRelation, Span

PRONOUNS = frozenset({"he", "she", "it", "they"})
_ARTICLE = re.compile(r"^(?:(?:the|[Aa]n?) |The (?=[a-z]))")
_DESCRIBED = re.compile(
    r" (?:who|whom|whose|which|that|(?:quoted|cited|seen|obtained|reviewed|published|leaked) by"
    r"|(?:unsealed|filed|released|published|issued) (?:on|in|by|last|this|late|early)) .*"
)
_OWN_PRESS = re.compile(
    r"\b(?:agency|television|radio|broadcaster|newspaper|channel|daily|weekly|(?:news|press) service)"
    r"(?:\s+[A-ZÀ-Þ][\w-]*){0,3}$"
    r"|^Radio [A-ZÀ-Þ][\w-]+$"
)
_THIS_OUTLET = re.compile(
    r"(?:this|our) (?:newspaper|paper|office|agency|magazine|newsroom|website|site|station|channel|broadcaster|"
    r"programme|desk|weekly|daily|journal|reporters?|correspondents?)|us",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Speakers:
    """Who is one and the same: "AFP" and "Agence France-Presse", "he" and the minister, "this paper" and `publisher`.

    `publisher` is the page's, "" where it names none.
    """

    entities: Mapping[str, Entity]
    outlets: Outlets
    publisher: str = ""

    def same_as(self, link: Link) -> str:
        """One word for whoever the link names, the same for all of his names."""
        entity = self.entities.get(link.entity or "")
        if self.publisher and _names_publisher(link, entity, self.publisher):
            return self.same_as(Link(self.publisher, "publishes"))
        name = without_suffix(entity.name if entity else link.name)
        outlet = self.outlets.find(name) or outlet_at_end(name.split(), self.outlets)
        return (outlet.name if outlet else name).casefold().removeprefix("the ")

    def is_other_outlet(self, words: str, entity: Entity, *, named: bool) -> bool:
        """Whether the words name an outlet, and the actor is only named inside: "BBC Persian", "the TRT channel".

        `named`: the actor's own name ends the words.
        """
        spoken = words.split(",", maxsplit=1)[0].split()
        outlet = outlet_at_end(spoken, self.outlets) or self._edition(spoken, entity)
        if outlet is not None:
            return self.outlets.find(entity.name) is not outlet
        strangers = {word.casefold() for word in spoken}.isdisjoint(entity.name.casefold().split())
        if entity.kind == "media":
            return strangers and not named and spoken[-1][:1].isupper()
        of_state = entity.kind in {"country", "government"} and spoken[-1:] != [entity.name]
        return (of_state or (strangers and not named)) and _OWN_PRESS.search(" ".join(spoken)) is not None

    def _edition(self, spoken: Sequence[str], entity: Entity) -> Outlet | None:
        """The outlet before the name of a language or region: "BBC Persian", "Sky News Arabia"."""
        of_country = entity.kind in {"country", "government"} and len(spoken) > 1 and spoken[-1] != entity.name
        return self.outlets.find(" ".join(spoken[:-1])) if of_country else None

    def once_each(self, links: Iterable[Link]) -> tuple[Link, ...]:
        """The chain without those who stand in it already."""
        seen: dict[str, Link] = {}
        for link in links:
            seen.setdefault(self.same_as(link), link)
        return tuple(seen.values())


def _names_publisher(link: Link, entity: Entity | None, publisher: str) -> bool:
    """ "This newspaper" on its own page, and "the Beacon" on that of the North Shore Beacon."""
    if link.span is None:
        return False
    if _THIS_OUTLET.fullmatch(link.name):
        return True
    of_press = entity is None or entity.kind in {"media", "organisation", "other"}
    return of_press and link.name[:1].isupper() and publisher.casefold().endswith(f" {link.name.casefold()}")


def link_of(attribution: Attribution, source: Span, document: Document, speakers: Speakers) -> Link:
    """The step of a chain that an attribution with these words for its source makes."""
    relation: LinkRelation = "says"
    if attribution.rule.endswith((".citing", ".quoting")):
        relation = "reports citing"
    elif attribution.kind == "document":
        relation = "quotes document"
    words = " ".join(document[source].split())
    entity = speakers.entities.get(attribution.entity or "")
    if entity is not None and speakers.is_other_outlet(words, entity, named=_ends_with(source, entity, document)):
        entity = None
    name = _speaker(words, source, entity)
    return Link(name, relation, source, entity.id if entity else None, attribution.cue)


def _ends_with(source: Span, entity: Entity, document: Document) -> bool:
    """Whether the actor's own name or pronoun is the last of the words up to a comma."""
    end = named_part(source, document).end
    names = [mention for mention in entity.mentions if mention.how in {"name", "alias", "acronym", "pronoun"}]
    return any(source.start <= mention.span.start and mention.span.end == end for mention in names)


def _speaker(words: str, source: Span, entity: Entity | None) -> str:
    """The speaker's name, with the page's own words where they differ: "Qatar (Doha)".

    Words after a comma describe the speaker ("Kerry, who received him") and are left to the span.
    """
    short = _DESCRIBED.sub("", _ARTICLE.sub("", words.split(",", maxsplit=1)[0]))
    if entity is None:
        return short
    how = next((mention.how for mention in entity.mentions if mention.span.overlaps(source)), "name")
    if how == "pronoun" or short.casefold() in PRONOUNS or short.casefold() in entity.name.casefold():
        return _ARTICLE.sub("", entity.name)
    named = any(mention.how in {"name", "alias", "acronym"} for mention in entity.mentions)
    if _ARTICLE.sub("", entity.name).casefold() in short.casefold() or not named:
        return short
    return f"{entity.name} ({short})"
