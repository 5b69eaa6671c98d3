"""Words of a page that may name a place, by the parser's names and by the gazetteer.

The longest name of the gazetteer on capitalised words wins, inside an organisation's name too
("Aleppo University"), never inside a person's.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from dragoman.language.parser import Parse, offset_of, text_of, words_of
from dragoman.mentions.gazetteer import Gazetteer, Site, fold
from dragoman.mentions.places_near import holds_next
from dragoman.mentions.places_told import end_of_told_place, is_told_a_place
from dragoman.types import Document, Span

PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})
_OTHER_NAMES = frozenset({"PERSON", "WORK_OF_ART", "PRODUCT", "LAW", "EVENT"})
_LONGEST_NAME = 9  # words and hyphens: "Saint-Étienne-du-Rouvray" has seven
_ARTICLES = frozenset({"al-", "el-"})
_TITLES = frozenset({"mr", "mrs", "ms", "dr", "president", "general", "minister", "prince", "king", "queen", "pope"})
_NO_PLACE = frozenset({
    "of", "al", "march", "union", "general", "press", "post", "times", "nation", "police", "man", "mobile", "bar",
    "west",
    "east", "north", "south", "central", "the", "un", "eu", "who", "central bank", "university", "best", "same", "most",
    "sunday", "friday", "monday", "tuesday", "wednesday", "thursday", "saturday", "may", "august", "orange", "liberty",
    "independence", "reading", "bath", "nice", "deal", "date", "guard", "islam", "western", "college", "democrat",
    "roman", "pole", "poles", "finn", "finns", "bank", "council", "senate", "assembly", "hope", "justice", "victory",
    "jebel", "jabal", "wadi", "beit", "deir", "umm", "khirbet", "bab", "bir",
    "commerce", "enterprise", "media", "troy", "imperial", "republic", "center", "centre", "freedom", "new", "house",
})  # fmt: skip
_LAST_TOLD = 8  # names of places before the paragraph: "the capital" is that of a country told of lately
_OTHER_CAPITALS = frozenset({
    "provincial", "regional", "state", "district", "county", "financial", "commercial", "economic", "business",
    "industrial", "cultural", "spiritual", "religious", "tourist", "oil", "former", "ancient", "old", "historic",
})  # fmt: skip
_AT_CAPITALS = frozenset({"in", "near", "outside", "around", "across", "to", "from", "into", "through", "on", "of"})
_NATURE = frozenset({
    "county", "river", "creek", "street", "road", "avenue", "boulevard", "bay", "lake", "mountain", "mountains",
    "highway",
    "park", "square", "bridge", "valley", "cathedral", "stadium", "airport", "hill", "hills", "forest", "desert", "ave",
})  # fmt: skip
# "Palma, Mozambique", "Palma in northern Mozambique".
_IN_NEXT = re.compile(r", ?| \(|,? in (?:(?:north|south|east|west|central)(?:ern|east|west|eastern|western)? )?")
_BEFORE_NOUN = frozenset({"amod", "compound", "nmod", "poss"})
# On the scale of a town's population in powers of ten: a country goes before any town of its name.
_KIND_WEIGHT = {
    "country": 9.0, "demonym": 9.0, "continent": 9.0, "region": 6.6, "point": 6.3, "admin1": 6.2, "city": 0.0,
}  # fmt: skip
SMALL = 40_000  # a town below it is not believed on its name alone, off the parser's own places


@dataclass(frozen=True, slots=True)
class PlaceName:
    """Words that may name a place, and what the text around them says."""

    span: Span
    text: str
    sites: tuple[Site, ...]
    label: str
    weight: float
    followed_by: tuple[Site, ...] = ()
    before: tuple[Site, ...] = ()
    after_comma: bool = False


def find_names(parse: Parse, gazetteer: Gazetteer) -> tuple[PlaceName, ...]:
    """Every name of a place on the page, the dateline's first."""
    return (*_dateline_name(parse.document, gazetteer), *_names_in_text(parse, gazetteer))


def prior_of(site: Site) -> float:
    """How likely a name means this place, before the page is read."""
    size = math.log10(site.population + 1) if site.kind == "city" else 0.0
    return _KIND_WEIGHT[site.kind] + size - (1.0 if site.alias else 0.0)


def _dateline_name(document: Document, gazetteer: Gazetteer) -> Iterator[PlaceName]:
    dateline = document.dateline
    if dateline is None or not dateline.place:
        return
    at = document[dateline.span].lower().find(dateline.place.lower())  # the page may shout: "SANTO DOMINGO -"
    if at < 0:
        return
    start = dateline.span.start + at
    town, _, rest = dateline.place.partition(",")
    region = gazetteer.find(rest.strip()) if rest else ()
    span = Span(start, start + len(town))
    sites = tuple(site for site in gazetteer.find(town) if site.kind != "demonym")
    yield PlaceName(span, town, sites, "GPE", 4.0, region)


def _names_in_text(parse: Parse, gazetteer: Gazetteer) -> Iterator[PlaceName]:
    speaks_of_capital = "capital" in parse.document.text
    told: list[PlaceName] = []
    for number, block in enumerate(parse.blocks):
        weight = 2.0 if number == 0 else 1.0
        found = list(_names_in_block(block, gazetteer, weight))
        yield from _with_commas(found, block)
        if speaks_of_capital:
            told = [*told[-_LAST_TOLD:], *found]
            yield from _capitals(told, block, gazetteer)


def _capitals(names: list[PlaceName], block: Doc, gazetteer: Gazetteer) -> Iterator[PlaceName]:
    """The word "capital" of "the Kenyan capital", "Kenya's capital" and "the capital of Kenya", as that town.

    A bare "in the capital" is that of the country named last; `names` are those told so far, the paragraph's too.
    """
    offset = offset_of(block)
    for word in block if names else ():
        if word.lower_ != "capital" or word.dep_ in _BEFORE_NOUN - {"poss"} or not _is_national(word):
            continue
        start = offset + word.idx
        beside = {offset + child.idx for child in word.children if child.dep_ in _BEFORE_NOUN}
        of = [child for child in word.children if child.lower_ == "of"]
        beside |= {offset + part.idx for child in of for noun in child.children for part in noun.subtree}
        countries = [site.country for name in names if name.span.start in beside for site in name.sites[:1]]
        if not countries and not of and _is_bare(word):
            before = (name for name in reversed(names) if name.span.start < start)
            countries = [site.country for name in before for site in name.sites[:1] if site.country]
        sites = gazetteer.capital_of(next(iter(countries), None))
        if sites:
            yield PlaceName(Span(start, start + len(word)), f"capital {sites[0].country}", sites, "GPE", 1.0)


def _is_national(capital: Token) -> bool:
    """No "provincial capital", and no "financial capital": that is another town."""
    return not any(child.lower_ in _OTHER_CAPITALS for child in capital.lefts)


def _is_bare(capital: Token) -> bool:
    """ "in *the capital*", "the capital's suburbs": the town, and no money."""
    if not any(child.lower_ == "the" for child in capital.lefts):
        return False
    return capital.dep_ == "poss" or (capital.dep_ == "pobj" and capital.head.lower_ in _AT_CAPITALS)


def _names_in_block(block: Doc, gazetteer: Gazetteer, weight: float) -> Iterator[PlaceName]:
    offset = offset_of(block)
    taken = 0
    for token in _beginnings(block):
        if token.i < taken:
            continue
        named = _end_of_name(token, gazetteer)
        told = _end_of_told(token, named)
        end = max(named, told)
        if not end:
            continue
        words = block[token.i : end]
        text = words.text
        sites = gazetteer.find(text)
        if end != told and not _acceptable(words, fold(text), sites):
            continue
        span = Span(offset + words.start_char, offset + words.end_char)
        yield PlaceName(span, text, sites, "GPE" if end == told else token.ent_type_, weight)
        taken = end


def _end_of_name(token: Token, gazetteer: Gazetteer) -> int:
    """Where the name that begins here ends, by the gazetteer or by the parser; 0 where none begins."""
    block, end, entity = token.doc, _longest(token, gazetteer) or 0, _entity_end(token)
    if not end and entity is not None and not _holds_a_name(block, token.i + 1, entity, gazetteer):
        return entity
    if entity is not None and fold(block[entity - 1].text) in _NATURE:
        return max(end, entity)
    return end


def _end_of_told(token: Token, named: int) -> int:
    """Where a place's name ends by the words around it, unless more than one word is named already; 0 for none."""
    asked = named <= token.i + 1 or _entity_end(token) is None
    return (end_of_told_place(token) or 0) if asked else 0


def _beginnings(block: Doc) -> Iterator[Token]:
    """The words on which a name may begin: those with a capital, and a place's Arabic article."""
    for at, word in enumerate(words_of(block)):
        if word[:1].isupper() or (word[:3] in _ARTICLES and block[at].ent_type_ in PLACE_ENTITIES):
            yield block[at]


def _longest(token: Token, gazetteer: Gazetteer) -> int | None:
    """Where the longest name of the gazetteer that begins here ends."""
    doc, first = token.doc, token.i
    text = text_of(doc)
    found: int | None = None
    for at in range(first, min(first + _LONGEST_NAME, len(doc))):
        last = doc[at]
        known, longer = gazetteer.reach(text[token.idx : last.idx + len(last)])
        if known and (at == first or _ends_a_name(last)):
            found = at + 1
        if not longer:
            break
    return found


def _ends_a_name(word: Token) -> bool:
    named = word.text[:1].isupper() or word.text[:3] in _ARTICLES or word.pos_ == "NOUN"
    return named and word.tag_ != "POS" and not word.is_punct


def _entity_end(token: Token) -> int | None:
    """Where the parser's own place that begins here ends, its possessive left off."""
    if token.ent_type_ not in PLACE_ENTITIES or token.pos_ not in {"PROPN", "NOUN", "ADJ"}:
        return None
    if token.ent_iob_ != "B" and not (token.i and token.nbor(-1).lower_ in {"the", "a"}):
        return None
    end = token.i + 1
    while end < len(token.doc) and token.doc[end].ent_iob_ == "I" and token.doc[end].tag_ != "POS":
        end += 1
    return end


def _holds_a_name(block: Doc, start: int, end: int, gazetteer: Gazetteer) -> bool:
    """Whether a name of the gazetteer stands further in: "East Germany", "Greater Toronto Area"."""
    if end - start < 1 or fold(block[end - 1].text) in _NATURE:
        return False
    for at in range(start, end):
        stop = _longest(block[at], gazetteer) if block[at].text[:1].isupper() else None
        if stop is not None and stop <= end and _well_known(gazetteer.find(block[at:stop].text)):
            return True
    return False


def _well_known(sites: tuple[Site, ...]) -> bool:
    """Whether the name stands for a country, a region or a large town, under its usual name."""
    best = max(sites, key=prior_of)
    return not best.alias and (best.kind not in {"city", "point"} or best.population > 4 * SMALL)


def _acceptable(words: Words, key: str, sites: tuple[Site, ...]) -> bool:
    """Whether the words are a place's name and not part of another's."""
    if key in _NO_PLACE or (key in {"us", "turkey"} and words.text in {"Us", "us", "turkey"}):
        return False
    first, start, end = words[0], words.start, words.end
    labels = {token.ent_type_ for token in words}
    if len(key) <= 2 and not (words.text in {"US", "UK"} or "." in words.text or _after_comma(first)):
        return False
    known = sites if any(not site.alias and site.kind != "demonym" for site in sites) else ()
    if known and is_told_a_place(words.doc, start, end, well_known=_well_known(known)):
        return True
    if labels & _OTHER_NAMES:
        return len(words) > 1 and "PERSON" in labels and _is_region(sites) and first.ent_iob_ != "I"
    if labels & PLACE_ENTITIES:
        return bool(sites) or "GPE" in labels or "LOC" in labels or "FAC" in labels
    if not sites or _joins_a_name(words.doc, start, end):
        return False
    best = max(sites, key=prior_of)
    if "ORG" in labels:
        return _well_known(sites)
    if "NORP" in labels or best.kind == "demonym":
        return best.kind in {"demonym", "country", "continent", "region"}
    return first.pos_ == "PROPN" and not best.alias and (best.kind != "city" or best.population > 2 * SMALL)


def _is_region(sites: tuple[Site, ...]) -> bool:
    """Whether the name is first of all that of a country, a division or a region."""
    return bool(sites) and not sites[0].alias and max(sites, key=prior_of).kind in {"country", "admin1", "region"}


def _joins_a_name(doc: Doc, start: int, end: int) -> bool:
    """Whether a title stands before ("President Lincoln") or a person's name goes on."""
    before = doc[start - 1] if start else None
    after = doc[end] if end < len(doc) else None
    if before is not None and (fold(before.text) in _TITLES or before.ent_type_ == "PERSON"):
        return True
    return after is not None and after.ent_type_ == "PERSON" and after.ent_iob_ == "I"


def _after_comma(token: Token) -> bool:
    return token.i > 1 and token.nbor(-1).text == ","


def _held_by(before: PlaceName, between: str) -> tuple[Site, ...]:
    """The country before a town: "the *Mozambican* town of Palma", "*Peru's* port of Paita"."""
    sites = tuple(site for site in before.sites if site.kind in {"country", "admin1", "demonym"})
    by_demonym = any(site.kind == "demonym" for site in sites)
    return sites if sites and holds_next(between, by_demonym=by_demonym) else ()


def _with_commas(names: list[PlaceName], block: Doc) -> Iterator[PlaceName]:
    """The names with the region that a comma sets after them: "Aleppo, Syria"."""
    offset, text = offset_of(block), text_of(block)
    for i, name in enumerate(names):
        following = names[i + 1] if i + 1 < len(names) else None
        before = names[i - 1] if i else None
        region: tuple[Site, ...] = ()
        if following is not None and _IN_NEXT.fullmatch(text[name.span.end - offset : following.span.start - offset]):
            region = tuple(s for s in following.sites if s.kind in {"country", "admin1"})
        since = text[before.span.end - offset : name.span.start - offset] if before is not None else ""
        if before is not None and not region:
            region = _held_by(before, since)
        after = since == ", "
        held_by = before.sites if before is not None and after else ()
        yield replace(name, followed_by=region, before=held_by, after_comma=after) if region or after else name
