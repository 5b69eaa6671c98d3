"""From mentions to the page's entities: same key, same name, part of a name, acronym, apposition, title."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from dragoman.folding import fold
from dragoman.language.parser import offset_of, text_of
from dragoman.mentions.found import Found, in_text
from dragoman.mentions.origins import BODIES
from dragoman.types import Entity, EntityKind, Mention, MentionHow, Span

_RANK: dict[str, int] = {"name": 0, "alias": 1, "acronym": 2, "apposition": 3, "role": 4, "pronoun": 5}
_SECONDS = frozenset({"vice", "deputy", "assistant", "acting"})


def _worth(one: Found) -> tuple[bool, int, int]:
    """Order of names: those of the actor file, then by how it was said, then the longer."""
    return not (one.proper and one.key), _RANK[one.how], -len(one.name)


def title_in(one: Found) -> str:
    """The role that a mention names by itself or that stands before its name, else its noun."""
    return one.role or one.head.lemma_.lower()


def titles_of(one: Found) -> tuple[str, ...]:
    """What its holder may be called: "foreign minister" and "minister", but a vice president is no president."""
    role = title_in(one)
    words = role.split()
    return (role,) if len(words) < 2 or words[0] in _SECONDS else (role, words[-1])


@dataclass(slots=True, eq=False)
class Group:
    """Mentions of one entity while the page is being read."""

    best: Found
    found: list[tuple[Found, MentionHow]] = field(default_factory=list)
    country: str | None = None
    sectors: tuple[str, ...] = ()
    kind: EntityKind = "other"
    reason: str = ""
    titles: set[str] = field(default_factory=set)
    number: int = 0
    joined: bool = False

    def add(self, one: Found, how: MentionHow) -> None:
        """Take a mention in; a better name or a missing fact is kept."""
        self.found.append((one, how))
        if _worth(one) < _worth(self.best) and one.kind == self.best.kind:
            self.best = one
        if one.proper or not self._is_of_the_world():
            self.country = self.country or one.country
        self.sectors = self.sectors or one.sectors
        if one.kind == "person" and one.role:
            self.titles.update(titles_of(one))

    def _is_of_the_world(self) -> bool:
        """A body that the actor file gives no country: "the coalition" that bombs Yemen is not Yemen's."""
        return self.best.proper and bool(self.best.key) and self.kind in BODIES


@dataclass(slots=True)
class Groups:
    """All entities of a page, found again by key, by name, by one word of a name and by what shortens one."""

    members: list[Group] = field(default_factory=list)
    by_key: dict[str, Group] = field(default_factory=dict)
    by_name: dict[str, Group] = field(default_factory=dict)
    by_word: dict[str, dict[Group, None]] = field(default_factory=lambda: defaultdict(dict))
    by_short: dict[str, dict[Group, None]] = field(default_factory=lambda: defaultdict(dict))
    opened: int = 0

    def open(self, one: Found) -> Group:
        """A new group for a mention that belongs to none yet."""
        self.opened += 1
        group = Group(
            one, country=one.country, sectors=one.sectors, kind=one.kind, reason=one.reason, number=self.opened
        )
        self.members.append(group)
        return group

    def place(self, one: Found) -> Group:
        """The group a mention belongs to, with the mention in it."""
        group, how = self._known(one)
        group = group or self.open(one)
        group.add(one, how)
        self.learn(group, one)
        return group

    def _known(self, one: Found) -> tuple[Group | None, MentionHow]:
        if one.key and one.key in self.by_key:
            return self.by_key[one.key], one.how
        if one.proper and not one.key:
            known = self.by_name.get(_folded(one.name))
            if known is not None:
                return known, one.how
            partial = self._by_part(one)
            if partial is not None:
                return partial, "alias"
        return None, one.how

    def _by_part(self, one: Found) -> Group | None:
        """ "Dagalo" after "Mohamed Hamdan Dagalo", "Northrop" or "NGC" after "Northrop Grumman Corporation".

        Of two of one surname it is who went by it before, then who holds an office, then who was named last.
        """
        words = _folded(one.name).split()
        unknown = one.kind == "place" and one.country is None  # "Doumbouya" after "Mamady Doumbouya" is no town
        if not (unknown or one.kind in {"person", "organisation"}) or len(words) > 2:
            return None
        named = self.by_word.get(words[0], {})
        alike = [group for group in _latest(self.by_word.get(words[-1], {})) if group in named]
        if persons := [group for group in alike if group.kind == "person"]:
            return min(persons, key=lambda person: (not _is_called(person, words), not person.sectors))
        if len(words) == 1 and not one.role:
            for group in _latest(self.by_short.get(_short_form(one.name), {})):
                if group.kind == "organisation" and _shortens(one.name, group.best.name):
                    return group
        return None

    def learn(self, group: Group, one: Found) -> None:
        """Remember the mention's key and name for the next one."""
        if one.key:
            self.by_key.setdefault(one.key, group)
        if one.proper:
            name = _folded(one.name)
            self.by_name.setdefault(name, group)
            for word in name.split():
                self.by_word[word][group] = None
            if " " in name:
                self.by_short[name.split()[0]][group] = None
            self.by_short[initials(one.name)][group] = None

    def join(self, into: Group, other: Group, how: MentionHow) -> None:
        """Two groups turn out to be one (apposition, definition)."""
        if into is other or other not in self.members:
            return
        for found, own in other.found:
            into.add(found, how if own == "role" else own)
            self.learn(into, found)
        for found, _ in other.found:
            for table, name in ((self.by_key, found.key), (self.by_name, _folded(found.name))):
                if table.get(name) is other:
                    table[name] = into
        self.members.remove(other)
        other.joined = True

    def drop(self, idle: Callable[[Found], bool]) -> None:
        """Leave out groups in which every mention is idle."""
        self.members = [group for group in self.members if not all(idle(found) for found, _ in group.found)]

    def entities(self) -> tuple[Entity, ...]:
        """The groups in the order of their first mention, as entities a1, a2, ..."""
        ordered = sorted(self.members, key=lambda group: min(in_text(found) for found, _ in group.found))
        return tuple(_entity(f"a{number}", group) for number, group in enumerate(ordered, start=1))


def _entity(entity_id: str, group: Group) -> Entity:
    spans: dict[Span, Mention] = {}
    for found, how in sorted(group.found, key=lambda pair: in_text(pair[0])):
        spans.setdefault(found.span, Mention(found.span, entity_id, how))
    return Entity(
        id=entity_id,
        name=group.best.name,
        kind=group.kind,
        country=group.country,
        sectors=group.sectors,
        how=group.reason,
        wikidata=group.best.wikidata,
        key=group.best.key or next((found.key for found, _ in group.found if found.key), None),
        mentions=tuple(spans.values()),
    )


def _latest(groups: Iterable[Group]) -> list[Group]:
    """The groups that still stand for themselves, the one that was opened last first."""
    return sorted((group for group in groups if not group.joined), key=lambda group: -group.number)


def _is_called(person: Group, words: Sequence[str]) -> bool:
    """Whether the person went by the surname alone: "Marco Ferri ... Ferri ... his wife Lea Ferri ... Ferri"."""
    return len(words) == 1 and any(_folded(one.name).split() == words for one, how in person.found if how == "alias")


def _folded(name: str) -> str:
    return " ".join(fold(name).replace("-", " ").replace(".", "").split())


def _shortens(short: str, name: str) -> bool:
    """ "Northrop" or an acronym for a longer name of the page."""
    words, form = _folded(name).split(), _short_form(short)
    if form.isupper():
        return form == initials(name)
    return len(words) > 1 and len(short) > 4 and words[0] == form


def _short_form(short: str) -> str:
    """An acronym without its points, or else the word folded."""
    acronym = short.replace(".", "")
    return acronym if acronym.isupper() and 2 < len(acronym) < 7 else _folded(short)


def initials(name: str) -> str:
    """ "Rapid Support Forces" -> "RSF"."""
    return "".join(word[0] for word in name.replace("-", " ").split() if word[:1].isupper())


def find_definitions(found: Sequence[Found]) -> Iterable[tuple[Found, Found]]:
    """(name, acronym) pairs of "Rapid Support Forces (RSF)" and "an East African bloc known as IGAD"."""
    for name, short in pairwise(found):
        if name.head.doc is not short.head.doc or not short.name.replace(".", "").isupper():
            continue
        offset = offset_of(name.head.doc)
        gap = text_of(name.head.doc)[name.span.end - offset : short.span.start - offset]
        if gap.strip() in {"(", "( the", ", or", ", known as", "or"} and len(short.name) <= 8:
            yield name, short
