"""Names: known ones by longest match in the actor file, others by the parser's entity labels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from dragoman.folding import fold
from dragoman.language.parser import span_of, words_of
from dragoman.mentions.found import Found
from dragoman.mentions.lexicon import Known, Lexicon
from dragoman.mentions.names_within import (
    BEFORE_NOUN,
    inside_longer_name,
    is_a_states_own,
    is_behind_month,
    is_of_other_name,
    is_office,
    longer_body,
)
from dragoman.mentions.namesakes import SEAT, branch_key, join_branches
from dragoman.mentions.sectors import Sectors
from dragoman.types import EntityKind, MentionHow

CAPITAL_AS_PLACE = "capital as a place"
BY_SPELLING = "by first and last name"
_LABELS: Mapping[str, EntityKind] = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "NORP": "group"}
_INSIDE = frozenset(
    {"in", "at", "near", "outside", "around", "inside", "throughout", "across", "within", "into", "through"}
)
_STORMS = frozenset({"typhoon", "hurricane", "cyclone", "storm"})  # they bear names, and act for nobody
_KIND_NOUNS = frozenset(
    {"newspaper", "daily", "group", "agency", "movement", "organisation", "organization", "network", "party", "militia",
     "insurgency"}
)  # fmt: skip
# What is done to a town and not to a government.
_OF_TOWNS = frozenset(
    {"seize", "capture", "enter", "retake", "recapture", "leave", "reach", "shell", "besiege", "surround", "storm",
     "flee", "evacuate", "bombard", "encircle"}
)  # fmt: skip
# Whose "of Cairo" is the town's.
_IN_TOWNS = frozenset(
    {"university", "city", "town", "mayor", "airport", "port", "suburb", "outskirt", "street", "bishop", "archbishop",
     "north", "south", "east", "west", "centre", "center", "college", "hospital", "resident", "governorate",
     "municipality", "district", "siege", "battle", "fall", "capture"}
)  # fmt: skip


def find_names(block: Doc, lexicon: Lexicon, sectors: Sectors, day: date | None) -> list[Found]:
    """Every name of one parsed paragraph; known names first, no two overlapping."""
    return join_branches(list(_names_of(block, lexicon, sectors, day)))


def _names_of(block: Doc, lexicon: Lexicon, sectors: Sectors, day: date | None) -> Iterator[Found]:
    words, entities = words_of(block), block.ents
    folded = [fold(word) for word in words]
    taken: set[int] = set()
    homes: dict[int, Known] = {}
    state: tuple[Words, Known] | None = None
    first_words, end = lexicon.names, 0
    for position in [at for at, word in enumerate(folded) if word in first_words]:
        if position < end or not words[position][:1].isalnum():
            continue
        hit = lexicon.match(words, folded, position, day)
        if hit is None:
            continue
        length, known = hit
        name = block[position : position + length]
        if known[0].kind == "media" and _is_no_outlet(name):
            continue  # "the Australian judge" is of no newspaper: "Australian" comes next
        if is_of_other_name(name, known[0]) or is_a_states_own(name, known[0], state):
            continue
        known = _senses(known, name.root)
        owner, state = state, (name, known[0]) if known[0].use in {"country", "demonym"} else state
        body = longer_body(name, known[0], entities, sectors)
        if owner is not None and _is_branch(name, known[0], owner[0]):
            taken.update(range(owner[0].start, position + length))
            yield _branch(name, known[0], *owner)
            end = position + length
            continue
        if body is not None or inside_longer_name(name, entities, sectors):
            if body is not None and known[0].country and known[0].kind != "media":
                homes[body.start] = known[0]  # "The National Institute" is not where a paper of that name appears
            continue
        name = _with_its_noun(name, known[0])
        end = name.end
        taken.update(range(position, end))
        yield _known_name(name, known, day)
    for one in _labelled_names(entities, taken, homes, sectors):
        known_person = lexicon.person(one.name) if one.kind == "person" and " " in one.name else None
        yield _spelt_otherwise(one, known_person, day) if known_person else one


def _is_no_outlet(name: Words) -> bool:
    """ "*The Australian* judge", "*the National* Police Chiefs' Council": a word before a noun, a piece of a name."""
    last = name[-1]
    if last.head.lower_ in _KIND_NOUNS:
        return False
    goes_on = name.end < len(name.doc) and name.doc[name.end].ent_iob_ == "I" and last.ent_type_ == "ORG"
    return last.dep_ == "amod" or (goes_on and last.dep_ in BEFORE_NOUN and name[0].lower_ == "the")


def _spelt_otherwise(one: Found, known: Known, day: date | None) -> Found:
    return replace(
        one, name=known.name, country=known.country, sectors=known.sectors_on(day), how="alias", key=known.key,
        wikidata=known.wikidata, reason=f"actor file: {known.key}, {BY_SPELLING}",
    )  # fmt: skip


def _senses(known: tuple[Known, ...], head: Token) -> tuple[Known, ...]:
    """What a name stands for, the likeliest first: Brussels is a town, or the Union's seat sooner than Belgium's."""
    if len({one.country for one in known if one.use in {"capital", "seat"}}) < 2:
        return known
    first = "capital" if is_location(head) else "seat"
    return tuple(sorted(known, key=lambda one: one.use != first))


def _with_its_noun(name: Words, known: Known) -> Words:
    """ "The SANA agency" and "the Islamic State group" are one name with the noun that says what it is."""
    head = name.root
    if known.kind not in {"armed group", "organisation", "media"} or head.dep_ not in BEFORE_NOUN:
        return name
    following = name.doc[name.end] if name.end < len(name.doc) else None
    if following is None or following != head.head or following.lower_ not in _KIND_NOUNS:
        return name
    return name.doc[name.start : name.end + 1]


def _is_branch(name: Words, known: Known, state: Words) -> bool:
    """ "Red Cross" of "the Kenya Red Cross" and "Kenya's Red Cross": a world body's society in one country."""
    if known.kind != "organisation" or known.country is not None or known.sectors != ("NGO",):
        return False
    between = name.doc[state.end : name.start]
    return state[-1].dep_ in BEFORE_NOUN and all(token.tag_ == "POS" for token in between) and len(between) < 2


def _branch(name: Words, known: Known, state_words: Words, state: Known) -> Found:
    whole = name.doc[state_words.start if state_words.end == name.start else name.start : name.end]
    return Found(
        head=name.root, span=span_of(whole), name=f"{state_words.text} {name.text}", kind=known.kind,
        country=state.country, sectors=known.sectors, how="name",
        reason=f"{known.key}'s society in {state.name}", key=branch_key(state.country or "", name.text),
    )  # fmt: skip


def _known_name(name: Words, known: tuple[Known, ...], day: date | None) -> Found:
    one = known[0]
    head = name.root
    how: MentionHow = "acronym" if one.spelt else "name" if name.text == one.name else "alias"
    kind, sectors, reason, key = one.kind, one.sectors_on(day), f"actor file: {one.key}", one.key
    called, country = one.name, one.country
    if one.use == "demonym":
        if head.pos_ in {"NOUN", "PROPN"} and head.tag_ in {"NNS", "NNPS"}:
            kind, sectors, reason, key = "group", ("CVL",), "people of a country", f"{one.key}.CVL"
            called = f"{name.text}"
            if not _are_nationals(name):
                country, key, reason = None, "", "people called after a country"
        else:
            reason = "demonym"
    elif one.use == "seat":
        reason = SEAT
    elif one.use == "capital":
        if is_location(head):
            recognised = one.key if one.since is None else f"{one.country}.GOV.government"
            kind, sectors, reason, key = "place", (), CAPITAL_AS_PLACE, f"{recognised}.{name.text}"
        else:
            reason = "capital as its government" if one.since is None else f"capital ruled by {one.name} on {day}"
    return Found(
        head=head,
        span=span_of(name),
        name=name.text if kind == "place" else called,
        kind=kind,
        country=country,
        sectors=sectors,
        how=how,
        reason=reason,
        key=key,
        wikidata=one.wikidata,
        proper=True,
        plural=kind == "group",
        others=tuple(other for other in known[1:] if other.key != one.key),
    )


def _are_nationals(people: Words) -> bool:
    """ "Ethnic Albanians" live in many states, and "Tzotzil Indians" far from India."""
    before = people.doc[people.start - 1] if people.start else None
    if before is None or before.head != people.root:
        return True
    named_apart = people.text == "Indians" and before.pos_ == "PROPN" and before.dep_ in BEFORE_NOUN
    return before.lower_ != "ethnic" and not named_apart


def is_location(head: Token) -> bool:
    """Whether a capital stands for the town: in front of a noun, behind "in", behind "University of" or "taken"."""
    if head.dep_ in {"compound", "amod", "nmod"} and head.head.pos_ in {"NOUN", "PROPN"}:
        return True
    if head.dep_ == "dobj":
        return head.head.lemma_.lower() in _OF_TOWNS
    if head.dep_ != "pobj":
        return False
    return head.head.lower_ in _INSIDE or (head.head.lower_ == "of" and head.head.head.lemma_.lower() in _IN_TOWNS)


def _labelled_names(
    entities: Sequence[Words], taken: set[int], homes: Mapping[int, Known], sectors: Sectors
) -> Iterator[Found]:
    for entity in entities:
        kind = _LABELS.get(entity.label_)
        name = _bare(entity) if kind is not None else None
        if kind is None or name is None or not taken.isdisjoint(range(name.start, name.end)):
            continue
        if (kind == "group" and name.root.pos_ == "ADJ") or name[0].lower_ in _STORMS:
            continue
        if kind == "organisation" and _is_role(name, sectors):
            continue
        sector = sectors.of_name(name) if kind in {"organisation", "group"} else None
        home = homes.get(entity.start) if kind == "organisation" else None
        sector = sector or ("CVL" if kind == "group" else None)
        yield Found(
            head=name.root,
            span=span_of(name),
            name=name.text,
            kind=kind,
            country=home.country if home else None,
            sectors=(sector,) if sector else (),
            how="name",
            reason=f"named entity {entity.label_}" + (f", {sector} by its last word" if sector else ""),
            proper=True,
        )


def _is_role(name: Words, sectors: Sectors) -> bool:
    """ "the Supreme Court", "Interior" of "Interior Minister": capital letters, but no name; role nouns read it."""
    above = sectors.of_noun(name.root.head) if name.root.dep_ == "compound" else None
    if above is not None and above[0].startswith(f"{name.text.lower()} "):
        return True
    return name.root.i == name.end - 1 and is_office(name, sectors)


def _bare(entity: Words) -> Words | None:
    """The name without its article, its possessive and stray marks."""
    words = list(entity)
    start, end = 0, len(words)
    while start < end and words[start].pos_ in {"DET", "PUNCT", "SPACE", "NUM"}:
        start += 1
    if end - start > 1 and is_behind_month(words[start + 1]):
        start += 1
    while end > start and (words[end - 1].tag_ == "POS" or words[end - 1].pos_ in {"PUNCT", "SPACE"}):
        end -= 1
    named = any(word.text[:1].isupper() for word in words[start:end])
    return entity.doc[entity.start + start : entity.start + end] if named else None
