"""Whose army is "the army"? Roles without a country take one from the page around them.

In this order: the place where its own clause says it acts, the same role named with its country before, the page's
home (the country of who issues it, its dateline's, or the one it names most), the paragraph's only country. "Congress"
goes to who has one, a region's body and people among other countries' names to nobody by the home alone. A dateline
tells where the reporter sits: where the page speaks of other countries and hardly of that one, or where headline and
text both speak of another one first, it is not the page's home.
The rule that decided is written into the mention's reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Token

from dragoman.folding import fold
from dragoman.language.clauses import children, verb_above
from dragoman.language.parser import Parse, split_words, start_of
from dragoman.mentions.found import Found
from dragoman.mentions.lexicon import Lexicon
from dragoman.mentions.origins import MISSIONS, only_backs
from dragoman.mentions.pointing import LEAGUES
from dragoman.mentions.role_keys import OF_PARTS, body_key
from dragoman.types import Document, Place

_STATE = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "OPP", "SPY", "PTY", "REB", "ELI"})
_PEOPLE = frozenset({"CVL", "LAB", "EDU", "REL", "HLH"})
_ANYWHERE = _PEOPLE | {"REB"}  # where another country is named, they need not be of the page's home
_VAGUE = frozenset(
    {"many", "several", "some", "other", "foreign", "various", "most", "any", "another", "each", "both", "western",
     "international", "regional", "neighbouring", "neighboring", "european", "african", "arab", "asian", "nordic",
     "baltic", "balkan", "scandinavian", "caribbean", "gulf"}
)  # fmt: skip
_HOME_SHARE = 0.4  # of all named countries, at least this part and three mentions make a page's home
_ENOUGH = 3
_LEAD = 2  # times as often as the country that is named next
_ABROAD_RATIO = 3  # a page that speaks that many times as often of another country is not about the dateline's
_LOCAL = frozenset({"COP", "CVL", "EDU", "HLH", "JUD", "LAB"})  # who acts in a town and belongs to its country
_LOCAL_BODIES = frozenset({"GOV", "LEG"})  # "stormed the parliament", but governments sign treaties abroad
# Capitalised words that tell a creed or party and no region.
_FAITHS = frozenset(
    {"republican", "democratic", "democrat", "conservative", "labour", "tory", "liberal", "green", "communist",
     "socialist", "islamic", "islamist", "muslim", "christian", "catholic", "jewish", "hindu", "sikh", "buddhist",
     "sunni", "shiite", "shia", "orthodox", "protestant", "evangelical", "nazi", "marxist", "maoist", "gop", "peronist",
     "zionist", "leninist", "stalinist", "federalist", "unionist", "loyalist"}
)  # fmt: skip
_OWNING = frozenset({"poss", "compound", "nmod"})
_MISSION = "mission"  # the last embassy, consul or envoy of whom it was told whose they are
_TELLING = _OWNING | {"nsubj", "nsubjpass", "amod"}  # "may buy drones from *Turkey*" makes no government Turkish
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SENDING = frozenset({"send", "deploy", "dispatch", "mass", "station", "withdraw", "pull", "redeploy", "airlift"})
_GROUND = frozenset({"capital", "city", "town", "village", "port", "province", "region", "district", "coast", "border"})
# Houses of parliament that only some countries have.
_HOUSES: Mapping[str, Sequence[str]] = {
    "congress": ("USA", "PHL", "PER", "ARG", "MEX", "CHL", "COL", "BRA", "HND", "GTM", "PRY", "FSM", "PLW", "ESP"),
    "national diet": ("JPN",), "japanese diet": ("JPN",),
}  # fmt: skip
ISSUER = "the country of who issues the page"
_STATES = frozenset({"state", "nation", "country", "government"})  # in the plural nobody's home
_WHERE = frozenset({"in", "at", "near", "outside", "across", "around", "throughout"})


@dataclass(frozen=True, slots=True)
class Home:
    """The country a page's unmarked roles belong to, and why."""

    country: str | None
    how: str


_NOWHERE = Home(None, "")


def home_of(
    parse: Parse, lexicon: Lexicon, found: Sequence[Found], day: date | None, places: Sequence[Place] = ()
) -> Home:
    """The dateline's country, or the one the page names far more often than others."""
    counts = Counter(country for one in found if (country := _told_by(one)) is not None)
    (commonest, most), (_, second) = (*counts.most_common(2), (None, 0), (None, 0))[:2]
    alone = most >= _LEAD and not second
    is_home = alone or most >= max(_ENOUGH, _HOME_SHARE * counts.total(), _LEAD * second)
    by_count = Home(commonest, "the page's commonest country") if is_home else _NOWHERE
    dateline = parse.document.dateline
    country = _country_of_dateline(parse.document, lexicon, day, places)
    if dateline is None or country is None:
        return by_count
    never_named = not counts[country] and (alone or counts.total() >= _ENOUGH)
    titled = _countries_in(parse.document.title or "", lexicon, day)
    is_titled = commonest in titled and country not in titled and most > counts[country]
    if is_home and is_titled:
        return Home(commonest, "the country of headline and text")
    if never_named or (is_home and most > _ABROAD_RATIO * counts[country]):
        return by_count
    return Home(country, f"dateline {dateline.place}")


def _country_of_dateline(document: Document, lexicon: Lexicon, day: date | None, places: Sequence[Place]) -> str | None:
    """By the actor file, which has the capitals, else by the gazetteer: "GOMA" is in Congo."""
    dateline = document.dateline
    if dateline is None or not dateline.place:
        return None
    words = dateline.place.split()
    hit = lexicon.match(words, [fold(word) for word in words], 0, day)
    if hit is not None:
        return hit[1][0].country
    return next((place.country for place in places if dateline.span.contains(place.span)), None)


def _countries_in(line: str, lexicon: Lexicon, day: date | None) -> set[str | None]:
    """The countries of the names in a line."""
    words = split_words(line)
    folded = [fold(word) for word in words]
    hits = (lexicon.match(words, folded, at, day) for at, word in enumerate(words) if word[:1].isupper())
    return {hit[1][0].country for hit in hits if hit is not None}


def inherit(found: Sequence[Found], home: Home, lexicon: Lexicon, day: date | None) -> Iterator[Found]:
    """The mentions, roles of a state filled up with a country where one of the rules gives it."""
    by_role: dict[str, str] = {}
    of_parts = {one.role for one in found if one.of_part}
    whole, placed = _named_in_blocks(found)
    before: dict[int, dict[str, None]] = {}
    towns = {one.at: one.country for one in found if one.country and _is_ground(one)}
    states = {one.at: one.country for one in found if one.country and not one.of_part}
    grounds, everywhere = _grounds(found), _told_in_blocks(found)
    for one in found:
        block, told = id(one.head.doc), _told_by(one)
        if told is not None and one.kind != "place":
            before.setdefault(block, {})[told] = None
        elif one.country and not one.proper and not one.of_part:
            role = one.head.lemma_.lower()
            by_role[role] = one.country
            if role in MISSIONS:
                by_role[_MISSION] = one.country
        named = before.get(block) or whole.get(block) or placed.get(block, {})
        if not one.proper and one.kind == "person" and one.role in of_parts:
            yield one  # "the president" of a page on a region's president
            continue
        if "REB" in one.sectors and not grounds.get(block, set()) <= set(named):
            named = {}  # "French troops killed ten rebels in Mali": whom an army fights abroad is not its country's
        country, how = _by_clause(one, states)
        if country is None:
            abroad = bool(everywhere.get(block, set()) - {home.country}) and not _ANYWHERE.isdisjoint(one.sectors)
            country, how = _country_for(one, by_role, named, _NOWHERE if abroad else home, towns)
        if country is None or _another_holds(one, country, lexicon, day):
            yield one
            continue
        has_key = one.kind != "person" and one.sectors
        key = body_key(country, one.sectors[0], one.role, one.head) if has_key else ""
        yield replace(one, country=country, key=key, reason=f"{one.reason}, {how}")


def _is_ground(one: Found) -> bool:
    """A town or region, a state in which something is done, or whose capital it is: "in the *Sudanese* capital"."""
    behind = one.kind == "country" and _is_set_in(one.head)
    return one.kind == "place" or behind or (one.head.dep_ in _OWNING | {"amod"} and one.head.head.lower_ in _GROUND)


def _is_set_in(name: Token) -> bool:
    return name.dep_ == "pobj" and name.head.lower_ in _WHERE


def _by_clause(one: Found, states: Mapping[int, str | None]) -> tuple[str | None, str]:
    """The country of who sends the forces, or of who speaks of them; (None, "") where the clause tells of none."""
    if sender := states.get(_sender_of(one)):
        return sender, "who sent them"
    speaker = states.get(_speaker_on(one))
    return speaker, "who speaks of it" if speaker else ""


def _speaker_on(body: Found) -> int:
    """Where the subject stands that says what "the army" of no country does: "*Putin* said the army would stay"."""
    bare = body.head.tag_ in {"NN", "NNS"} and {child.lower_ for child in body.head.children} <= {"the"}
    if body.proper or body.country or body.owned or body.kind == "person" or not bare or body.head.dep_ != "nsubj":
        return -1
    clause = body.head.head
    if not set(body.sectors) & {"MIL", "GOV", "LEG", "COP"} or clause.dep_ != "ccomp":
        return -1
    return _subject_at(clause.head)


def _sender_of(forces: Found) -> int:
    """Where the subject stands that sends forces of which no more is told: "*Moscow* sent 150 paratroopers"."""
    verb = forces.head.head
    if forces.country or forces.owned or forces.head.dep_ != "dobj" or not set(forces.sectors) & {"MIL", "COP"}:
        return -1
    if verb.lemma_.lower() not in _SENDING or not forces.plural:
        return -1
    return _subject_at(verb)


def _subject_at(verb: Token) -> int:
    return next((start_of(subject) for subject in children(verb, "nsubj")), -1)


def _told_by(one: Found) -> str | None:
    """The country that a name tells of; "US-backed" tells of none, nor do missions, which stand abroad."""
    if not one.country or not one.proper or only_backs(one.head):
        return None
    sent = one.head.dep_ in {"amod", *_OWNING} and one.head.head.lemma_.lower() in MISSIONS
    return None if sent else one.country


def _is_owner(place: Token) -> bool:
    """ "Kano's emir", "the Kano emir", "the emir of Kano"."""
    return place.dep_ in _OWNING or (place.dep_ == "pobj" and place.head.lower_ == "of")


def _named_in_blocks(found: Sequence[Found]) -> tuple[dict[int, dict[str, None]], dict[int, dict[str, None]]]:
    """The countries of each paragraph's names, and apart from them those of towns and regions that something is of.

    "The Emir of Kano" tells the country; what is done in Nairobi can be done by anybody.
    """
    names: dict[int, dict[str, None]] = {}
    places: dict[int, dict[str, None]] = {}
    for one in found:
        told = _told_by(one)
        if told is None:
            continue
        if one.kind != "place" and one.head.dep_ in _TELLING:
            names.setdefault(id(one.head.doc), {})[told] = None
        elif one.kind == "place" and _is_owner(one.head):
            places.setdefault(id(one.head.doc), {})[told] = None
    return names, places


def _told_in_blocks(found: Sequence[Found]) -> dict[int, set[str]]:
    """All countries that each paragraph names: where there is another, people and rebels need not be of the home."""
    told: dict[int, set[str]] = {}
    for one in found:
        if one.kind != "place" and (country := _told_by(one)) is not None:
            told.setdefault(id(one.head.doc), set()).add(country)
    return told


def _grounds(found: Sequence[Found]) -> dict[int, set[str]]:
    """The countries in which each paragraph is set: those of its towns, and those behind "in"."""
    grounds: dict[int, set[str]] = {}
    for one in found:
        if one.country and one.proper and (one.kind == "place" or _is_set_in(one.head)):
            grounds.setdefault(id(one.head.doc), set()).add(one.country)
    return grounds


def _country_for(
    one: Found, by_role: Mapping[str, str], named: Collection[str], home: Home, towns: Mapping[int, str]
) -> tuple[str | None, str]:
    titled = one.kind == "person" and bool(one.role) and not one.key
    if one.country is None and not one.proper and one.head.lemma_.lower() in MISSIONS and one.owned:
        return by_role.get(_MISSION), "the mission before"  # "stormed the U.S. consulate, killing the ambassador, X"
    if one.country or one.owned or (one.proper and not titled) or _is_vague(one.head):
        return None, ""
    if (houses := _HOUSES.get(one.role)) is not None:
        return _of_house(houses, home, named)
    if one.head.lemma_.lower() in LEAGUES or _is_regions(one):
        return None, ""
    town = _town_of(one, towns)
    if town is not None:
        return town, "the place where it acts"
    if set(one.sectors) & _STATE or any(word.lower_ == "state" for word in one.head.lefts):  # "the state television"
        role = one.head.lemma_.lower()
        own = home.how == ISSUER and one.head.text[:1].isupper()  # "the Minister" of a ministry's paper is its own
        if role in MISSIONS and role not in by_role:  # at home nowhere: "summoned the Saudi envoy over the embassy"
            return by_role.get(_MISSION), "the mission before"
        if role in by_role and not own:
            return by_role[role], "the same role before"
        if home.country:
            return home.country, home.how
        if len(named) == 1:
            return next(iter(named)), "the paragraph's only country"
    elif set(one.sectors) & _PEOPLE and home.country and set(named) <= {home.country}:
        return home.country, home.how
    return None, ""


def _is_regions(one: Found) -> bool:
    """ "The *Bavarian* government" of a page that is at home elsewhere, but "the *Republican* government"."""
    if OF_PARTS.isdisjoint(one.sectors):
        return False
    before = [child for child in one.head.lefts if child.dep_ in _OWNING | {"amod"} and child.text[:1].isupper()]
    told = [child for child in before if child.ent_type_ == "NORP" and not only_backs(child)]
    return any(child.lower_ not in _FAITHS for child in told)


def _of_house(countries: Sequence[str], home: Home, named: Collection[str]) -> tuple[str | None, str]:
    """Whose "Congress" it is: of the countries that have one, the page's home, the paragraph's, or the only one."""
    if home.country in countries:
        return home.country, home.how
    there = [country for country in countries if country in named]
    if len(there) == 1 or len(countries) == 1:
        return (there or countries)[0], "who has such a house"
    return None, ""


def _town_of(one: Found, towns: Mapping[int, str]) -> str | None:
    """The country of the town in which the clause is set: "In Yerevan, a crowd stormed the seat of the government"."""
    acted_on = one.head.dep_ not in _SUBJECTS and (one.kind != "person" or "LEG" in one.sectors)
    local = set(one.sectors) & (_LOCAL | _LOCAL_BODIES if acted_on else _LOCAL)
    if not towns or one.proper or not local or one.head.lemma_.lower() in MISSIONS:
        return None
    verb = verb_above(one.head)
    while verb is not None:
        holders = (verb, *(noun for part in (verb, *children(verb, "prep")) for noun in children(part, "dobj", "pobj")))
        where = [part for holder in holders for part in children(holder, "prep") if part.lower_ in _WHERE]
        nouns = [noun for part in where for noun in children(part, "pobj")]
        named = [start_of(word) for word in (*nouns, *(child for noun in nouns for child in noun.lefts))]
        town = next((towns[at] for at in named if at in towns), None)
        if town is not None:
            return town
        verb = verb.head if verb.dep_ == "conj" else None
    return None


def _another_holds(one: Found, country: str, lexicon: Lexicon, day: date | None) -> bool:
    """Whether the country's foreign minister of that day is known, and is not the one whom the page titles so."""
    if not one.proper or not one.role:
        return False
    holder = lexicon.holder(country, one.role, day)
    return holder is not None and not holder.ends_like(one.name)


def _is_vague(noun: Token) -> bool:
    """ "many governments", "the 27 member states": nobody's in particular."""
    several = noun.tag_ in {"NNS", "NNPS"} and noun.lemma_.lower().removesuffix("s") in _STATES
    return several or any(child.lower_ in _VAGUE for child in noun.children)
