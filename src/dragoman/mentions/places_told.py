"""Names that the words around them tell to be places', whatever kind of name the parser took them for.

The parser takes a town that it never met for a person or a body: "the village of Tufiño", "near Sam Ouandja", "at the
Kyzyl-Bel crossing", "besieged Goma". A name told so is a place also where the gazetteer does not know it.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dragoman.language.clauses import is_verb

_SETTLEMENTS = frozenset({
    "village", "town", "city", "hamlet", "settlement", "suburb", "township", "municipality", "district", "province",
    "region", "county", "department", "prefecture", "governorate", "oasis", "island", "port", "neighbourhood",
    "neighborhood", "kibbutz",
})  # fmt: skip
# Those who hold them can be named behind them too: "a stronghold of the party".
_STRONGHOLDS = frozenset({"bastion", "stronghold", "enclave", "resort", "hub", "slum"})
_SITES = frozenset({
    "crossing", "village", "district", "province", "camp", "prison", "bridge", "mine", "airport", "airfield", "base",
    "checkpoint", "refinery", "dam", "island", "valley", "neighbourhood", "neighborhood", "hospital", "barracks",
    "refugee",
})  # fmt: skip
# What stands somewhere: "a consulate in ..." is in a town, whatever its name looks like.
_BUILDINGS = frozenset({
    "consulate", "embassy", "base", "hospital", "clinic", "school", "church", "mosque", "temple", "market", "camp",
    "post", "checkpoint", "home", "house", "hotel", "prison", "jail", "village", "town", "station", "plant", "refinery",
    "factory", "airport", "port", "headquarters", "barracks", "garrison", "border", "rally", "funeral",
})  # fmt: skip
_LOCATING = frozenset({"in", "near", "outside", "around", "at", "on", "inside", "from", "to", "towards", "toward"})
_BESIDE = frozenset({"near", "outside", "around"})
_WITHIN = frozenset({"in", "at", "inside"})
# What is done to ground; whoever is captured, seized or attacked may be a person.
_ON_GROUND = frozenset({
    "besiege", "recapture", "retake", "enter", "overrun", "shell", "bombard", "bomb", "encircle", "liberate", "reach",
    "evacuate", "leave", "flee", "visit",
})  # fmt: skip
_INSIDE_NAMES = frozenset({"de", "del", "da", "do", "el", "al", "la", "ad", "of", "bin", "-"})
_PERSONS = frozenset({"PERSON", "NORP", ""})


def is_told_a_place(doc: Doc, start: int, end: int, *, well_known: bool) -> bool:
    """Whether words that the gazetteer knows are a whole name, and a place's by what stands around them."""
    if not _is_whole(doc, start, end):
        return False
    before = doc[start - 1].lower_ if start else ""
    out_of = before == "of" and start > 1 and doc[start - 2].lower_ == "out"
    if out_of or before in {"in", "near", "outside", "around", "at"} or (before == "from" and well_known):
        return True
    return _is_called_one(doc, start, _STRONGHOLDS) or _is_ground(doc[end - 1])


def end_of_told_place(token: Token) -> int | None:
    """Where a name that begins here ends, if the words around it tell that it is a place's; None where they do not."""
    doc, start = token.doc, token.i
    if token.pos_ != "PROPN" or token.ent_iob_ == "I" or not start:
        return None
    end = _end_of_name(token)
    label = token.ent_type_
    if not _is_whole(doc, start, end) or (end < len(doc) and doc[end].tag_ == "POS"):
        return None
    if _is_called_one(doc, start) or (label in _PERSONS and _is_part_of_site(doc, start, end)):
        return end
    if not _is_foreign(doc, start, end):
        return None
    return end if _is_behind_where(doc, start, label) or (label in _PERSONS and _is_ground(doc[end - 1])) else None


def _is_foreign(doc: Doc, start: int, end: int) -> bool:
    """Whether English does not know a word of the name: "Kirkenes", but not "Parliament"."""
    return any(doc.vocab[word.lower_].is_oov for word in doc[start:end])


def _is_behind_where(doc: Doc, start: int, label: str) -> bool:
    """ "near ...", "a consulate in ..."; a person's name behind a bare "in" or "at" is no place."""
    preposition = doc[start - 1]
    if preposition.lower_ in _BESIDE:
        return label in _PERSONS
    within = preposition.lower_ in _WITHIN
    return within and (label in {"NORP", ""} or preposition.head.lemma_.lower() in _BUILDINGS)


def _end_of_name(token: Token) -> int:
    doc, end = token.doc, token.i + 1
    while end < len(doc) and (_goes_on(doc[end]) or (doc[end].lower_ in _INSIDE_NAMES and _continues(doc, end))):
        end += 1
    return end


def _goes_on(word: Token) -> bool:
    return word.pos_ == "PROPN" and word.text[:1].isupper()


def _continues(doc: Doc, at: int) -> bool:
    return at + 1 < len(doc) and _goes_on(doc[at + 1])


def _is_whole(doc: Doc, start: int, end: int) -> bool:
    """Whether no more of a name stands before the words or after them."""
    if doc[start].pos_ != "PROPN" or doc[start].ent_iob_ == "I":
        return False
    return end == len(doc) or not (doc[end].ent_iob_ == "I" or doc[end].text[:1].isupper())


def _is_called_one(doc: Doc, start: int, further: frozenset[str] = frozenset()) -> bool:
    """ "the village of ..."."""
    return start > 1 and doc[start - 1].lower_ == "of" and doc[start - 2].lower_ in _SETTLEMENTS | further


def _is_part_of_site(doc: Doc, start: int, end: int) -> bool:
    """ "at the ... crossing"."""
    if end >= len(doc) or doc[end].lower_ not in _SITES or doc[start].text.isupper():
        return False
    before = start - 1 if doc[start - 1].lower_ not in {"the", "a", "an"} else start - 2
    return before >= 0 and doc[before].lower_ in _LOCATING


def _is_ground(name: Token) -> bool:
    """ "besieged ...", "shelled ... and ..."."""
    first = name
    while first.dep_ == "conj" and first.head.pos_ == "PROPN":
        first = first.head
    verb = first.head
    return first.dep_ in {"dobj", "nsubjpass"} and is_verb(verb) and verb.lemma_.lower() in _ON_GROUND
