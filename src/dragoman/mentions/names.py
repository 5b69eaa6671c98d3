"""Names: known ones by longest match in the actor file, others by the parser's entity labels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from dragoman.language.clauses import children
from dragoman.language.parser import span_of
from dragoman.mentions.found import Found
from dragoman.mentions.lexicon import Known, Lexicon, fold
from dragoman.mentions.sectors import Sectors
from dragoman.types import EntityKind, MentionHow

_LABELS: Mapping[str, EntityKind] = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "NORP": "group"}
_INSIDE = frozenset({"in", "at", "near", "outside", "around", "inside", "throughout", "across", "within"})
_TITLE_LABELS = frozenset({"compound", "amod", "nmod", "poss", "appos"})


def find_names(block: Doc, lexicon: Lexicon, sectors: Sectors, day: date | None) -> Iterator[Found]:
    """Every name of one parsed paragraph; known names first, no two overlapping."""
    words = [token.text for token in block]
    folded = [fold(word) for word in words]
    taken: set[int] = set()
    position = 0
    while position < len(block):
        hit = lexicon.match(words, folded, position, day)
        if hit is None or not _may_start(block[position]):
            position += 1
            continue
        length, known = hit
        name = block[position : position + length]
        if _inside_longer_name(name):
            position += 1
            continue
        taken.update(range(position, position + length))
        yield _known_name(name, known, day)
        position += length
    yield from _labelled_names(block, taken, sectors)


def _may_start(token: Token) -> bool:
    return token.text[:1].isalnum()


def _inside_longer_name(name: Words) -> bool:
    """ "Jordan" in "Michael Jordan", "Georgia" in "Georgia Tech": a longer personal or corporate name wins."""
    for entity in name.doc.ents:
        if entity.start <= name.start and name.end <= entity.end and len(entity) > len(name):
            rest = [token for token in entity if token.i < name.start or token.i >= name.end]
            if entity.label_ == "PERSON" and all(token.pos_ == "PROPN" for token in rest):
                return entity.end == name.end or entity.start == name.start
    return False


def _known_name(name: Words, known: tuple[Known, ...], day: date | None) -> Found:
    one = known[0]
    head = name.root
    how: MentionHow = "acronym" if one.spelt else "name" if name.text == one.name else "alias"
    kind, sectors, reason, key = one.kind, one.sectors_on(day), f"actor file: {one.key}", one.key
    if one.use == "demonym":
        if head.pos_ in {"NOUN", "PROPN"} and head.tag_ in {"NNS", "NNPS"}:
            kind, sectors, reason, key = "group", ("CVL",), "people of a country", f"{one.country}.CVL"
        else:
            reason = "demonym"
    elif one.use == "capital":
        if _is_location(head):
            kind, sectors, reason, key = "place", (), "capital as a place", f"{one.key}.{name.text}"
        else:
            reason = "capital as its government"
    return Found(
        head=head,
        span=span_of(name),
        name=name.text if kind == "place" else one.name,
        kind=kind,
        country=one.country,
        sectors=sectors,
        how=how,
        reason=reason,
        key=key,
        wikidata=one.wikidata,
        proper=True,
        plural=kind == "group",
    )


def _is_location(head: Token) -> bool:
    if head.dep_ in {"compound", "amod", "nmod"} and head.head.pos_ in {"NOUN", "PROPN"}:
        return True
    return head.dep_ == "pobj" and head.head.lower_ in _INSIDE


def _labelled_names(block: Doc, taken: set[int], sectors: Sectors) -> Iterator[Found]:
    for entity in block.ents:
        kind = _LABELS.get(entity.label_)
        name = _bare(entity)
        if kind is None or name is None or any(token.i in taken for token in name):
            continue
        if kind == "group" and name.root.pos_ == "ADJ":
            continue
        sector = sectors.of_name(name) if kind in {"organisation", "group"} else None
        yield Found(
            head=name.root,
            span=span_of(name),
            name=name.text,
            kind=kind,
            country=None,
            sectors=(sector,) if sector else (),
            how="name",
            reason=f"named entity {entity.label_}" + (f", {sector} by its last word" if sector else ""),
            proper=True,
        )


def _bare(entity: Words) -> Words | None:
    """The name without its article, its possessive and stray marks."""
    start, end = entity.start, entity.end
    doc = entity.doc
    while start < end and (doc[start].pos_ in {"DET", "PUNCT", "SPACE", "NUM"}):
        start += 1
    while end > start and (doc[end - 1].tag_ == "POS" or doc[end - 1].pos_ in {"PUNCT", "SPACE"}):
        end -= 1
    name = doc[start:end]
    return name if len(name) and any(token.text[:1].isupper() for token in name) else None


def title_words(name_head: Token) -> list[Token]:
    """What stands before a person's name and in apposition to it: "renegade warlord", "the chairman"."""
    return children(name_head, *_TITLE_LABELS)
