"""Where an event happened, by grammar; where the grammar does not tell, nowhere.

A country that acts, or is acted upon, is not the event's place: only what stands behind a preposition of
place, or in front of a noun ("the Moscow meeting"), can be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from dragoman.language.clauses import children, conjuncts, is_joined_at_once, is_verb
from dragoman.language.parser import offset_of, start_of
from dragoman.mentions.gazetteer import load_gazetteer
from dragoman.mentions.places_pointing import beginning_in, place_pointed_to
from dragoman.mentions.places_steps import ARGUMENTS, REPORTING, words_around
from dragoman.types import Document, Place

_WHERE = frozenset({
    "in", "at", "near", "outside", "inside", "across", "around", "on", "off", "throughout", "over", "along", "within",
    "into", "between", "through", "above",
})  # fmt: skip
_TOWARDS = frozenset({"toward", "towards"})
_AIMING = frozenset({"fire", "launch", "shoot", "lob", "throw", "hurl", "march", "advance", "push"})
_GOING = frozenset(
    {"fly", "travel", "go", "arrive", "visit", "return", "head", "come", "rush", "march", "drive", "sail"}
)
_PARTS = frozenset(
    {"capital", "city", "town", "village", "resort", "suburb", "settlement", "island", "province", "region", "coast",
     "border", "north", "south", "east", "west"}
)  # fmt: skip
_LEAVING = frozenset({
    "withdraw", "flee", "launch", "fire", "evacuate", "expel", "deport", "pull", "retreat", "leave", "abduct", "kidnap",
    "snatch", "steal", "rescue",
})  # fmt: skip
_DRIVING_OUT = frozenset({"drive", "chase", "force", "push", "throw", "bundle"})
# What is done to a town is done in it.
_TO_TOWNS = frozenset({
    "enter", "leave", "reach", "seize", "capture", "take", "retake", "recapture", "overrun", "occupy", "liberate",
    "abandon", "quit", "shell", "bomb", "bombard", "rocket", "pound", "strike", "hit", "attack", "raid", "storm",
    "loot", "destroy", "burn", "torch", "besiege", "surround", "encircle", "blockade", "patrol", "evacuate", "flee",
    "tour", "visit", "invade", "strafe",
})  # fmt: skip
_TO_COUNTRIES = frozenset({"invade", "overrun", "enter", "leave", "occupy", "flee", "quit"})
_SUBJECTS = ("nsubj", "nsubjpass")
_MISSIONS = frozenset({"embassy", "ambassador"})
_MODIFIERS = ("compound", "nmod", "poss", "amod")
_TOWNS = frozenset({"city", "point"})
_WHOLE_COUNTRY = 4  # how coarse a place is, from 0


def place_of(trigger: Token, places: Sequence[Place], document: Document, *, is_meeting: bool = False) -> Place | None:
    """The place of the event that this word tells of, or None; `places` in the order of the text.

    In this order: a phrase of place on the word itself; a place in front of a noun; a phrase of place on its
    object or subject; for a noun, on the verb that it belongs to; for one of several joined verbs, on the other;
    then the nearest phrase of place in its clause, and what "there" and "inside" point back to. The dateline's
    town serves only in the first sentence, for what the page itself tells there; one abroad only for a meeting.
    """
    here = _in_sentence(trigger, places)
    found = _by_grammar(trigger, here) or _from_joined(trigger, here) or _nearest(trigger, here)
    found = found or place_pointed_to(trigger, places, document)
    found = found or _from_dateline(trigger, places, document, is_meeting=is_meeting)
    return _at_embassy(trigger, found, places)


def _in_sentence(trigger: Token, places: Sequence[Place]) -> dict[int, Place]:
    """Places of the sentence by the position of each of their words; demonyms only in "the Kenyan capital"."""
    sentence = trigger.sent
    found: dict[int, Place] = {}
    first, last = start_of(sentence[0]), start_of(sentence[-1]) + len(sentence[-1].text)
    inside = beginning_in(places, first, last)
    for token in sentence if inside else ():
        at = start_of(token)
        for place in inside:
            if place.span.start <= at < place.span.end and (place.how != "demonym" or _of_a_part(token)):
                found[token.i] = place
    return {at: place for at, place in found.items() if not _only_tells_where(sentence.doc[at], found)}


def _only_tells_where(name: Token, here: Mapping[int, Place]) -> bool:
    """ "Bucha, a commuter town outside *Kyiv*": it says where another place lies, and is no scene itself."""
    kind = next((above for above in name.ancestors if above.lower_ in _PARTS or is_verb(above)), None)
    if kind is None or kind.lower_ not in _PARTS or name.i < kind.i:
        return False
    first = next((word for word in kind.lefts if word.lower_ in {"a", "an"}), None)
    return first is not None and first.i > 1 and first.nbor(-1).text == "," and first.i - 2 in here


def _of_a_part(demonym: Token) -> bool:
    """ "the Kenyan capital", "the Syrian coast": the country, by the adjective of one of its parts."""
    return demonym.dep_ in {"amod", "compound"} and demonym.head.lower_ in _PARTS


def _by_grammar(trigger: Token, here: Mapping[int, Place]) -> Place | None:
    if not here:
        return None
    country: Place | None = None
    for word in words_around(trigger):
        found = _phrase_on(word, trigger, here) or _of_itself(word, trigger, here)
        if found is not None and _coarseness(found) != _WHOLE_COUNTRY:
            return found if country is None or found.country == country.country else country
        country = country or found
    town = _town_it_is_done_to(trigger, here)
    return town if town is not None and (country is None or town.country == country.country) else country


def _of_itself(word: Token, trigger: Token, here: Mapping[int, Place]) -> Place | None:
    """ "The *Moscow* meeting"; "the town of *Goris*, where police ...": what the word itself names or stands behind."""
    if word == trigger:
        return _in_front(word, here)
    return next(_named(word, here), None) if trigger.dep_ == "relcl" and word == trigger.head else None


def _town_it_is_done_to(verb: Token, here: Mapping[int, Place]) -> Place | None:
    """ "Rebels entered *Gisenyi*", "Marines patrolled the streets of *Jacmel*"; a country is invaded, not shelled."""
    lemma = verb.lemma_.lower()
    if lemma not in _TO_TOWNS:
        return None
    objects = (noun for child in children(verb, "dobj", "nsubjpass") for noun in conjuncts(child))
    named = [place for noun in objects for place in _named(noun, here)]
    fitting = [place for place in named if _coarseness(place) != _WHOLE_COUNTRY or lemma in _TO_COUNTRIES]
    return min(fitting, key=_coarseness) if fitting else None


def _phrase_on(word: Token, trigger: Token, here: Mapping[int, Place]) -> Place | None:
    """The most exact place behind a preposition of place on this word."""
    found: list[Place] = []
    for preposition in children(word, "prep"):
        if not _locates(preposition, trigger):
            continue
        for noun in _behind(preposition):
            found.extend(place for place in _named(noun, here) if not _is_target(preposition, noun, place))
    return min(found, key=_coarseness) if found else None


def _is_target(preposition: Token, noun: Token, place: Place) -> bool:
    """ "called on Kenya", "sanctions on officers of Myanmar's army": nothing happens on a country but on its parts."""
    return preposition.lower_ == "on" and place.precision == "country" and noun.lower_ not in _PARTS


def _from_joined(trigger: Token, here: Mapping[int, Place]) -> Place | None:
    """The scene that joined verbs of one subject share.

    "In Naypyidaw, police shot at marchers and hit a woman" sets it before them all; "killed 59 people and wounded
    175 at a market" behind the last of two that count, and so does "shot and wounded in Lima"; "attacked a college in
    Quetta and killed 59" tells where they were killed.
    """
    if not here or not is_verb(trigger):
        return None
    counts = _counts(trigger)
    if trigger.dep_ == "conj" and not children(trigger, *_SUBJECTS):
        first = trigger.head
        before = {at: place for at, place in here.items() if at < (trigger if counts else first).i}
        return _by_grammar(first, before) if counts else _phrase_on(first, first, before)
    for other in children(trigger, "conj"):
        both = (counts and _counts(other)) or is_joined_at_once(trigger, other)
        if both and not children(other, *_SUBJECTS):
            return _phrase_on(other, other, here)
    return None


def _counts(verb: Token) -> bool:
    """ "wounded 175", "killed three of them"."""
    return any(noun.like_num or children(noun, "nummod") for noun in children(verb, "dobj", "nsubjpass"))


def _at_embassy(trigger: Token, place: Place | None, places: Iterable[Place]) -> Place | None:
    """ "reopened its embassy in Kenya": embassies stand in the capital, where the page's dateline names it."""
    if place is None or place.precision != "country":
        return place
    words = (trigger, *(noun for child in children(trigger, *ARGUMENTS) for noun in conjuncts(child)))
    if all(word.lemma_.lower() not in _MISSIONS for word in words):
        return place
    seats = load_gazetteer().capital_of(place.country)
    rows = {site.geonames for site in seats}
    return next((other for other in places if other.geonames in rows and other.country == place.country), place)


def _locates(preposition: Token, trigger: Token) -> bool:
    name = preposition.lower_
    lemma = trigger.lemma_.lower()
    driven = name == "out" and lemma in _DRIVING_OUT
    away, there = driven or (name in {"from", "out"} and lemma in _LEAVING), name == "to" and lemma in _GOING
    return away or there or _is_where(preposition)


def _is_where(preposition: Token) -> bool:
    """A preposition of place; "towards" one where something is aimed, and not where somebody flees."""
    name = preposition.lower_
    return name in _WHERE or (name in _TOWARDS and preposition.head.lemma_.lower() in _AIMING)


def _behind(preposition: Token) -> Iterator[Token]:
    for child in preposition.children:
        if child.dep_ == "pobj":
            yield from conjuncts(child)
        elif child.dep_ == "prep":
            yield from _behind(child)


def _named(noun: Token, here: Mapping[int, Place]) -> Iterator[Place]:
    """Places named by the noun, or by what stands with it: "the city of Homs", "a base near Hama", "Gaza City".

    A town in which a building stands goes before the words of its name: "the Gaza Café in Leeds".
    """
    if noun.i in here:
        yield here[noun.i]
    behind: list[Place] = []
    for preposition in children(noun, "prep"):
        if preposition.lower_ == "of" or preposition.lower_ in _WHERE:
            behind.extend(place for inner in _behind(preposition) for place in _named(inner, here))
    if not any(place.precision in _TOWNS for place in behind):
        yield from (here[child.i] for child in children(noun, *_MODIFIERS, "appos") if child.i in here)
    yield from behind


def _coarseness(place: Place) -> int:
    if place.lat is None:
        return 5  # a name that nobody knows goes behind a place that is known
    if place.precision == "country" and place.geonames is None:
        return 3  # a village of which no more than its country is known, before the country itself
    return {"point": 0, "city": 1, "admin1": 2, "region": 3, "country": _WHOLE_COUNTRY}[place.precision]


def _in_front(noun: Token, here: Mapping[int, Place]) -> Place | None:
    """ "the Moscow meeting", "Kabul's bombing": a town or region in front of the noun, not a country."""
    if is_verb(noun):
        return None
    for child in children(noun, "compound", "nmod", "poss"):
        place = here.get(child.i)
        if place is not None and place.precision != "country":
            return place
    return None


def _nearest(trigger: Token, here: Mapping[int, Place]) -> Place | None:
    """The nearest place behind a preposition of place in the trigger's own clause."""
    clause = _clause_of(trigger)
    if clause.lemma_.lower() in REPORTING and clause != trigger:
        return None
    options = [
        (abs(name.i - trigger.i), _coarseness(place), place)
        for name, place in ((trigger.doc[at], place) for at, place in here.items())
        if _locative(name, place)
        and _clause_around(name) == clause
        and not (name.dep_ in _MODIFIERS and name.head.i in here)  # "Mexico's Sonora state"
    ]
    return min(options, key=lambda option: option[:2])[2] if options else None


def _locative(token: Token, place: Place) -> bool:
    word = token
    while word.dep_ in {"compound", "nmod", "poss", "appos", "conj"} and word.head != word:
        word = word.head
    if word.dep_ == "pobj" and word.head.lower_ == "of" and word.head.head.lower_ in _PARTS:
        word = word.head.head  # "in the town of Goris"
    return word.dep_ == "pobj" and _is_where(word.head) and not _is_target(word.head, word, place)


def _clause_around(token: Token) -> Token:
    """Its clause; where that only describes somebody ("men wearing masks in Lima"), the one around it."""
    clause = _clause_of(token)
    return _clause_of(clause.head) if clause.dep_ == "acl" and clause.tag_ == "VBG" else clause


def _clause_of(token: Token) -> Token:
    word = token
    while not is_verb(word) and word.head != word:
        word = word.head
    return word


def _from_dateline(trigger: Token, places: Iterable[Place], document: Document, *, is_meeting: bool) -> Place | None:
    """The dateline's town, for the page's own news in its first sentence."""
    dateline = document.dateline
    if dateline is None or trigger.sent.start != 0 or not document.paragraphs:
        return None
    offset = offset_of(trigger.doc)
    if offset != dateline.span.end and not document.paragraphs[0].start <= offset <= dateline.span.end + 1:
        return None
    root = trigger.sent.root
    if root.lemma_.lower() in REPORTING or _clause_of(trigger) != root:
        return None
    if any(child.dep_ in {"aux", "neg"} and child.lower_ in {"will", "would", "not", "n't"} for child in root.children):
        return None
    there = next((place for place in places if dateline.span.contains(place.span)), None)
    if there is None or (_is_abroad(there, trigger, places) and not is_meeting):
        return None
    return replace(there, how="dateline")


def _is_abroad(dateline: Place, trigger: Token, places: Iterable[Place]) -> bool:
    """Whether the reporter only sits there: the sentence names other countries, and the page never that one."""
    first, last = start_of(trigger.sent[0]), start_of(trigger.sent[-1])
    others = [place for place in places if place.span != dateline.span and place.country]
    named = any(first <= place.span.start <= last for place in others)
    return named and all(place.country != dateline.country for place in others)
