"""Which outlet speaks, and who keeps it: by outlets.toml, by its name, by what the page says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.codebook.actor_file import Outlet, Outlets
from dragoman.speakers.facts import PageFacts, named_part, namesake, quoted, state_mark
from dragoman.types import Entity, Link, Span, Stake, StakeKind

_BY_CONTROL: dict[str, StakeKind] = {
    "state": "state-controlled media",
    "public": "public media",
    "party": "political party",
    "private": "independent press",
}
# "A reporter for Reuters", "the editor of Dawn": the outlet is whom he serves.
_SERVES = frozenset({"of", "for", "at", "by", "to", "in", "from", "with", "and"})
_LOWER_HEAD = re.compile(r"^(?:[a-z][\w-]* )+(?=[A-ZÀ-Þ])")  # "newspaper El Tiempo"
_STATE_IN_NAME = re.compile(r"\bstate (?:news agency|news|television|tv|radio|media|broadcast\w*)\b", re.IGNORECASE)
_NATIONAL = re.compile(r"\b(?:national|public) (?:television|tv|radio|broadcaster)\b", re.IGNORECASE)
_ITS_STAFF = re.compile(
    r"(?P<outlet>.+?)['’]s? (?:[\w-]+ ){0,2}(?:correspondent|reporter|bureau|stringer|newsroom|editor)s?"
    r"(?: (?:in|at|for) .+)?"
)
_IS_OUTLET = (
    r"\s+is\s+(?:the|an?)\s+(?P<kept>(?:[\w-]+\s+){0,3})(?:newspaper|paper|organ|weekly|daily|magazine|radio|station|channel"
    r"|agency|website|site|publication|mouthpiece|voice|broadcaster|television)\b"
)
_OF_OWNER = r"\s+of\s+(?:the\s+)?(?P<owner>[A-ZÀ-Þ][\w'’-]*(?:\s+(?:of|the|for|and|[A-ZÀ-Þ][\w'’-]*))*)"


def outlet_at_end(named: Sequence[str], outlets: Outlets) -> Outlet | None:
    """The outlet that the last words name, before what it is called ("channel"); not "a reporter for Reuters"."""
    last = list(named)
    while last and (last[-1].islower() or not last[-1][0].isalnum()):
        last.pop()
    for start in range(len(last)):
        if last[start][:1].isupper() and not _SERVES & {word.casefold() for word in named[:start]}:
            found = outlets.find(" ".join(last[start:]))
            if found is not None:
                return found
    return None


def outlet_of(link: Link, entity: Entity | None, page: PageFacts) -> Outlet | None:
    """The outlet a link names, be it by its last words ("the state agency IRNA") or with its country's name."""
    outlets = page.codebook.actors.outlets
    words = page.document[named_part(link.span, page.document)].split() if link.span else []
    if page.codebook.cues.carriers & {word.casefold() for word in words}:
        found = outlet_at_end(words, outlets)
        if found is not None:
            return found
    if entity is not None and entity.kind not in {"media", "organisation"}:
        return None
    staff = _ITS_STAFF.fullmatch(link.name)
    names = [*([entity.name] if entity else []), _LOWER_HEAD.sub("", link.name), *([staff["outlet"]] if staff else [])]
    found = next((one for name in names for one in (outlets.find(name), _of_its_country(name, page)) if one), None)
    if found is None and entity is None:
        found = _edition(words, link.span, page)
    return found or (outlets.at(page.document.url) if link.relation == "publishes" else None)


def _of_its_country(name: str, page: PageFacts) -> Outlet | None:
    """ "El Comercio" of two countries, on a page that names one of them."""
    named = {entity.country for entity in page.entities.values() if entity.kind in {"country", "government"}}
    states = [country.name for country in page.codebook.actors.countries if country.code in named]
    found = [outlet for state in states if (outlet := page.codebook.actors.outlets.find(f"{name} {state}")) is not None]
    return found[0] if len(found) == 1 else None


def _edition(words: Sequence[str], span: Span | None, page: PageFacts) -> Outlet | None:
    """ "BBC Persian": an outlet's name before that of a language or region."""
    ends = [
        mention.span.end for entity in page.entities.values() for mention in entity.mentions if entity.kind == "country"
    ]
    return page.codebook.actors.outlets.find(" ".join(words[:-1])) if span and span.end in ends else None


def file_basis(outlet: Outlet) -> str:
    """Where the outlet file has it from."""
    return f"outlets.toml: {outlet.control_source or outlet.owner or outlet.control}"


def outlet_stakes(outlet: Outlet, page: PageFacts) -> tuple[Stake, ...]:
    """What the outlet file documents; a party that rules alone makes its paper the state's too."""
    basis = file_basis(outlet)
    kind = _BY_CONTROL.get(outlet.control)
    if kind is None:
        return ()
    if any("IGO" in entry.sectors for entry in page.codebook.actors.find(outlet.owner or "")):
        return (Stake("international body", None, f"outlets.toml: {outlet.owner}"),)
    if kind != "political party":
        return (Stake(kind, None if kind == "independent press" else outlet.country, basis),)
    own = Stake(kind, outlet.owner, basis)
    law = _sole_party_law(outlet, page)
    return (own, Stake("state-controlled media", outlet.country, f"{basis}; {law}")) if law else (own,)


def _sole_party_law(outlet: Outlet, page: PageFacts) -> str | None:
    """The law that sets the outlet's party over its state; an armed group's outlet is no such party's."""
    armed = any(entry.kind == "armed group" for entry in page.codebook.actors.find(outlet.owner or ""))
    party = outlet.control == "party" and not armed
    return page.codebook.agents.sole_parties.get(outlet.country or "") if party else None


def owner_marks(outlet: Outlet, page: PageFacts) -> dict[str, str]:
    """The marks of whoever controls the outlet: its state, or the party or group that owns it."""
    basis = f"outlets.toml: owner {outlet.owner or outlet.control_source}"
    marks = {}
    if outlet.country and (outlet.control == "state" or _sole_party_law(outlet, page)):
        marks[state_mark(outlet.country)] = basis
    if outlet.control == "party" and outlet.owner:
        marks.update({f"key {entry.key}": basis for entry in page.codebook.actors.find(outlet.owner)})
    return marks


def told_keeper(link: Link, page: PageFacts) -> Entity | None:
    """Whose paper a publisher is, as the page itself says: "The Herald is the newspaper of the People's Party"."""
    for found in _told(link, _IS_OUTLET + _OF_OWNER, page):
        owner = namesake(found["owner"], page)
        if owner is not None:
            return owner
    return None


def told_control(link: Link, page: PageFacts) -> Iterator[Stake]:
    """ "Radio Jabal is the official broadcaster of the east": who keeps a publisher, as the page itself says."""
    for found in _told(link, _IS_OUTLET, page):
        for word in found["kept"].casefold().split():
            kind = page.codebook.agents.press.get(word)
            if kind is not None:
                yield Stake(kind, None, f"the text: {' '.join(found.group().split())!r}")


def without_suffix(name: str) -> str:
    """An outlet's name without a last "News" or "Online"."""
    return name.removesuffix(" News").removesuffix(" Online")


def _told(link: Link, pattern: str, page: PageFacts) -> Iterator[re.Match[str]]:
    """Where the page says what its publisher is, under its name or that without a last "News"."""
    if link.relation not in {"publishes", "press release of"}:
        return
    names = dict.fromkeys((link.name, without_suffix(link.name)))
    for told in (re.compile(re.escape(name) + pattern) for name in names):
        for place in (page.document.text, *(piece.text for piece in page.document.left_out)):
            yield from told.finditer(place)


def state_in_words(words: Sequence[Span], page: PageFacts) -> dict[str, str]:
    """The mark of the state whose medium it is: "Tajikistan's state agency Khovar"."""
    return {
        state_mark(entity.country): "the text: its state's own medium"
        for span in words
        for entity, _ in page.within(span)
        if entity.kind == "country" and entity.country
    }


def press_stakes(name: str, words: Sequence[Span], entity: Entity | None, page: PageFacts) -> Iterator[Stake]:
    """ "the official news agency", "state television": who keeps an outlet that the outlet file does not know."""
    if _STATE_IN_NAME.search(name):
        yield Stake("state-controlled media", entity.country if entity else None, f"its name: {name!r}")
    elif _NATIONAL.search(name):
        yield Stake("public media", entity.country if entity else None, f"its name: {name!r}")
    if entity is not None:
        words = [*words, *(mention.span for mention in entity.mentions if mention.how != "pronoun")]
    for span in words:
        said = re.findall(r"[\w-]+", page.document[span].casefold())
        of_press = (entity is not None and entity.kind == "media") or page.codebook.cues.carriers & set(said)
        for word in said if of_press else []:
            kind = page.codebook.agents.press.get(word)
            if kind is not None:
                of = entity.country if entity and kind != "independent press" else None
                yield Stake(kind, of, quoted(span, page.document), span)
