"""The copy of a headline that says the same in whole sentences, word by word beside the page's own.

"A, B verb" is "A and B verb", "three killed" is "three were killed", "union to strike" is "union will strike"; a verb
in the present that the tagger took for a noun ("cabinet steps down") stands behind "has", where no noun can stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from spacy.tokens import Doc, Token

from dragoman.language.labels import FINITE, has_subject
from dragoman.language.lemmas import participle_of

MAIN = frozenset({"ROOT", "conj", "ccomp", "advcl", "parataxis", "relcl", "xcomp"})
_STOPS = frozenset({":", ";", "–", "—", "-", "--"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_QUOTES = frozenset({"``", "''"})
_NOMINAL = _NOUNS | _QUOTES | {"JJ", "JJR", "JJS", "CD", "DT", "POS", "PRP$", "HYPH", "CC", "$", "AFX", "FW", ","}
_OBJECT = _NOUNS | {"JJ", "CD", "DT", "PRP$", "PRP", "$"}
_PREDICATES = FINITE | {"MD", "VBN", "VBG", "TO"}
_OF_NATIONS = ("ish", "ese", "ch", "iss")
_COLLECTIVE = frozenset({"police", "people", "militia", "youth"})
_PARTICLES = frozenset({"down", "up", "off", "out", "back", "away", "in", "over"})
_ACTIVE = frozenset({"aux", "auxpass", "dobj", "ccomp"})
_SUBORDINATING = frozenset({"as", "after", "when", "while", "before", "since", "until", "amid", "because"})
_STRUCK = {"dead": "killed", "hurt": "injured"}  # "12 dead in raid"
# What the tagger takes for a past was done to its subject with these: "nine killed as bus hits mine".
_DONE_TO = frozenset(
    {"kill", "injure", "wound", "arrest", "detain", "hold", "jail", "imprison", "charge", "convict", "sentence",
     "shoot", "stab", "abduct", "kidnap", "seize", "release", "free", "expel", "deport", "bomb", "attack", "ambush",
     "behead", "execute", "hang", "accuse", "ban", "bar", "block", "impose", "close", "lift", "reopen", "destroy",
     "damage", "burn", "torch", "displace", "evacuate", "rescue", "find", "lynch", "poison", "beat", "rape", "fine",
     "sack", "oust", "topple", "suspend", "freeze", "raid", "shell", "capture", "recapture", "summon", "recall",
     "sign", "reach", "adopt", "veto", "reject", "evict", "extradite", "pardon", "acquit", "clear", "name",
     "question", "order", "tell", "urge", "force", "spot", "sink", "down", "foil", "thwart", "blame", "fear"}
)  # fmt: skip
# What they do they do themselves: "12 rebels died" is no passive.
_INTRANSITIVE = frozenset(
    {"die", "fall", "rise", "agree", "resign", "flee", "fail", "march", "clash", "collapse", "vow", "say", "erupt",
     "vanish", "disappear", "escape", "surrender", "arrive", "go", "come", "happen", "emerge", "gather", "rally"}
)  # fmt: skip
# Their plurals are rather people than what somebody does: "rivals sign truce".
_PEOPLE = frozenset(
    {"rival", "guard", "rebel", "minister", "doctor", "general", "captain", "pilot", "judge", "champion", "host",
     "scout", "marshal", "soldier", "partner", "father", "nurse", "chair", "head", "man", "crew", "model", "coach",
     "witness", "force", "power", "state", "critic", "exile", "ally", "refugee"}
)  # fmt: skip
# "Plan to strike", "deal to free them": the infinitive says what it is, not who will.
_WITH_INFINITIVE = frozenset(
    {"plan", "bid", "move", "push", "call", "deal", "threat", "way", "thing", "time", "right", "effort", "attempt",
     "decision", "reason", "chance", "pledge", "order", "offer", "pressure", "campaign", "battle", "fight", "race",
     "need", "vow", "promise", "refusal", "failure", "agreement", "accord", "pact", "vote", "law", "bill", "rush",
     "struggle", "demand", "request", "appeal", "drive", "talk", "mission", "power", "ability", "scheme", "plot",
     "proposal", "motion", "step", "resolution", "place", "how", "what", "where", "when", "who", "why"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Edit:
    """What the copy does at one word of the page: a word put in before it, another word in its place ("": none).

    `tag` is the word's own tag where the copy's would be that of another form. `tells`: it has to turn out as a verb.
    """

    at: int
    put: str = ""
    word: str = ""
    tag: str = ""
    tells: bool = False


@dataclass(frozen=True, slots=True)
class Copy:
    """Words of the copy, each with the number of the page's word it stands for; None where it was put in."""

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    origin: tuple[int | None, ...]
    edits: tuple[Edit, ...]


def copy_headline(headline: Doc, verbs: frozenset[str]) -> Copy | None:
    """The headline in whole sentences; None where it says everything as a sentence does. `verbs` are base forms."""
    parts = list(_parts(headline, verbs))
    joined = any(_goes_on(part, verbs) for part in parts)
    edits = {edit.at: edit for part in parts for edit in _edits(part, verbs, joined=joined)}
    if not edits:
        return None
    told: list[tuple[str, bool, int | None]] = []
    for token in headline:
        edit = edits.get(token.i, Edit(token.i))
        if edit.put:
            told.append((edit.put, True, None))
        joined = token.i + 1 in edits and edits[token.i + 1].word == "and"
        told.append((edit.word or token.text, joined or bool(token.whitespace_), token.i))
    words, spaces, origin = zip(*told, strict=True)
    return Copy((*words, "."), (*spaces, False), (*origin, None), tuple(edits.values()))


def _parts(headline: Doc, verbs: frozenset[str]) -> Iterator[list[Token]]:
    """What stands between stops, and between commas that part clauses: "blasts rock Kabul, 12 killed"."""
    part: list[Token] = []
    for token in headline:
        stops = token.text in {":", ";"} or (
            token.text in _STOPS and token.i > 0 and bool(headline[token.i - 1].whitespace_)
        )
        if stops or (token.text == "," and _tells(part, verbs)):
            yield part
            part = []
        else:
            part.append(token)
    yield part


def _tells(part: Sequence[Token], verbs: frozenset[str]) -> bool:
    """Whether there is a verb among the words, or what may be one."""
    places = range(1, len(part))
    return any(part[place].tag_ in _PREDICATES or _may_tell(part, place, verbs) for place in places)


def _edits(part: Sequence[Token], verbs: frozenset[str], *, joined: bool) -> Iterator[Edit]:
    """The edits of one part; where a later verb is `joined` to the first, both stand in the perfect."""
    places = range(1, len(part))
    if _goes_on(part, verbs):
        yield _perfect(part, 0, verbs)
        return
    at = next((place for place in places if _is_predicate(part, place, verbs)), None)
    hidden = next((place for place in places if _may_tell(part, place, verbs)), None)
    if at is not None and not (hidden is not None and _asks(part, hidden, at)):
        yield from _edits_at(part, at, verbs, joined=joined)
    elif hidden is not None:
        yield _perfect(part, hidden, verbs)
        yield from _join_sides(part[:hidden])
    elif not any(token.tag_ in _PREDICATES for token in part):
        yield from _join_sides(part)


def _asks(part: Sequence[Token], hidden: int, at: int) -> bool:
    """ "Egypt, Qatar *press* Hamas to accept": a verb taken for a noun, and whom it asks, before the infinitive."""
    return part[at].tag_ == "TO" and hidden + 1 < at and part[hidden + 1].tag_ in _OBJECT


def _edits_at(part: Sequence[Token], at: int, verbs: frozenset[str], *, joined: bool) -> Iterator[Edit]:
    """The edits of a part whose first verb is known."""
    token, lead = part[at], part[:at]
    if token.tag_ == "TO":
        if not _heads_clause(part[at + 1]):
            yield Edit(token.i, word="will", tag="TO")
            yield Edit(part[at + 1].i, tells=True)
        yield from _join_sides(lead)
    elif token.lower_ in _STRUCK:
        yield Edit(token.i, put="were", word=_STRUCK[token.lower_], tells=True)
    elif token.tag_ in {"VBZ", "VBP"}:
        if joined or not _heads_clause(token):
            yield _perfect(part, at, verbs)
        if token.tag_ == "VBP":
            yield from _join_sides(lead)
    elif token.tag_ == "VBG":
        yield Edit(token.i, put="are" if _is_plural(lead) else "is", tells=True)
    elif (undergone := _undergone(part, at)) is not None:
        yield Edit(undergone.i, put="were" if _is_plural(lead) else "was", tells=True)
    elif token.tag_ == "VBD":
        yield from _join_sides(lead)


def _goes_on(part: Sequence[Token], verbs: frozenset[str]) -> bool:
    """ "Junta dissolves parliament, *seals* borders": a verb behind the comma, taken for a noun."""
    if len(part) < 2 or part[0].i == 0 or part[0].doc[part[0].i - 1].text != "," or part[0].dep_ in MAIN:
        return False
    base = base_of(part[0], verbs)
    inflected = part[0].text.islower() and base in verbs and base != part[0].lower_
    return inflected and part[0].tag_ in {"NNS", "VBZ"} and part[1].tag_ in _OBJECT


def _is_predicate(part: Sequence[Token], place: int, verbs: frozenset[str]) -> bool:
    """Whether the part's first verb stands here, or an adjective that needs none ("12 dead")."""
    if not all(_is_nominal(one) or one.tag_ == "IN" for one in part[:place]):
        return False
    token, before = part[place], _last_word(part[:place])
    follows = part[place + 1] if place + 1 < len(part) else None
    if token.tag_ == "TO":
        named = before is not None and before.tag_ in _NOUNS and before.lemma_.lower() not in _WITH_INFINITIVE
        return named and follows is not None and follows.tag_ == "VB"
    if token.lower_ in _STRUCK:
        counted = before is not None and before.tag_ in {"CD", "NNS"}
        return counted and (follows is None or follows.tag_ in {"IN", ",", "CC"})
    if token.tag_ == "VBZ" and base_of(token, verbs) in _PEOPLE:
        return _heads_clause(token) and not (follows is not None and follows.lower_ in verbs and place + 2 < len(part))
    if token.tag_ == "VBG":
        return _is_bare_gerund(part, place)
    if token.tag_ == "VBN" and token.dep_ == "amod":
        return False  # "of *ousted* leader"
    return token.tag_ in FINITE | {"VBN", "MD"} and (follows is None or follows.tag_ != "HYPH")


def _heads_clause(verb: Token) -> bool:
    return verb.dep_ in MAIN and has_subject(verb)


def _is_bare_gerund(part: Sequence[Token], at: int) -> bool:
    """ "Putin visiting Hanoi": nothing else tells, and what is done has an object or a place."""
    token, after = part[at], part[at + 1 :]
    alone = not any(one.tag_ in FINITE | {"MD", "VBN", "TO"} for one in after) and not _heads_clause(token)
    return alone and part[at - 1].tag_ in _NOUNS and bool(after) and after[0].tag_ in _OBJECT | {"IN"}


def _is_bare_participle(part: Sequence[Token], at: int) -> bool:
    """ "Three killed in ...": no object behind it, no other verb that tells, and no present of the same form."""
    token = part[at]
    after = list(takewhile(lambda one: one.lower_ not in _SUBORDINATING, part[at + 1 :]))
    if token.tag_ not in {"VBD", "VBN"} or token.lemma_ in _INTRANSITIVE:
        return False
    if any(one.dep_ in _ACTIVE for one in token.children) or (token.tag_ == "VBD" and token.lemma_ not in _DONE_TO):
        return False
    if any(one.tag_ in FINITE | {"MD"} for one in after) or _has_object(after):
        return False
    return token.lower_ != token.lemma_ or any(one.lower_ == "by" for one in after)


def _undergone(part: Sequence[Token], at: int) -> Token | None:
    """The participle that tells: the first, or the second in "aid workers abducted in Darfur *freed*"."""
    if _is_bare_participle(part, at):
        return part[at]
    later = [place for place in range(at + 1, len(part)) if part[place].tag_ in FINITE | {"VBN", "MD"}]
    second = len(later) == 1 and part[at].tag_ in {"VBD", "VBN"} and part[later[0]].lemma_ in _DONE_TO
    return part[later[0]] if second and _is_bare_participle(part, later[0]) else None


def _has_object(after: Sequence[Token]) -> bool:
    """Whether a noun phrase follows at once, but for adverbs and quotes; a day is none."""
    first = next((one for one in after if one.tag_ not in _QUOTES | {"RB", "RP"} and one.lower_ != "dead"), None)
    return first is not None and first.tag_ in _OBJECT and first.ent_type_ not in {"DATE", "TIME"}


def _may_tell(part: Sequence[Token], place: int, verbs: frozenset[str]) -> bool:
    """Whether a word taken for a noun is a verb in the present that agrees with the noun before it."""
    token, before = part[place], _last_word(part[:place])
    named = before is not None and (before.tag_ in _NOUNS | {"CD", "VBZ"} or _is_nation(before))
    if not named or not token.text.islower():
        return False
    base = base_of(token, verbs)
    inflected = token.lower_ != base
    if token.tag_ not in _NOUNS | {"JJ", "VB", "VBZ", "VBP"} or base not in verbs or (inflected and base in _PEOPLE):
        return False
    if not all(_is_nominal(one) or one.tag_ in {"IN", "VBZ"} for one in part[:place]):
        return False
    many = _is_plural(part[:place])
    after = part[place + 1] if place + 1 < len(part) else None
    if inflected == many or after is None:
        return False
    return (
        after.tag_ in _OBJECT | _QUOTES | {"RP", "TO", "RB", "VBG"}
        or after.lower_ in _PARTICLES
        or (many and after.tag_ == "IN")
    )


def _perfect(part: Sequence[Token], at: int, verbs: frozenset[str]) -> Edit:
    """The verb behind "has" or "have"; its tag stays that of the present."""
    many = _is_plural(part[:at])
    word = participle_of(base_of(part[at], verbs))
    return Edit(part[at].i, put="have" if many else "has", word=word, tag="VBP" if many else "VBZ", tells=True)


def base_of(token: Token, verbs: frozenset[str]) -> str:
    """The infinitive of a form of the present."""
    word = token.lower_
    ends = [word.removesuffix(end) + put for end, put in (("ies", "y"), ("es", ""), ("s", "")) if word.endswith(end)]
    return next((base for base in (*ends[::-1], word) if base in verbs), word)


def _is_plural(lead: Sequence[Token]) -> bool:
    """Whether the words before a verb are more than one."""
    last = _last_word(lead)
    tagged = last is not None and last.tag_ in {"NNS", "NNPS", "CD", "VBZ"}
    plural = tagged or (last is not None and (last.lower_ in _COLLECTIVE or _is_nation(last)))
    return plural or _parting_comma(lead) is not None or any(token.lower_ == "and" for token in lead)


def _is_nation(token: Token) -> bool:
    """ "*Swiss* freeze assets", "*Dutch* vote": an adjective that opens the line and stands for many."""
    return token.i == 0 and token.tag_ == "JJ" and token.text.istitle() and token.lower_.endswith(_OF_NATIONS)


def _last_word(words: Sequence[Token]) -> Token | None:
    return next((token for token in reversed(words) if token.tag_ not in _QUOTES), None)


def _join_sides(lead: Sequence[Token]) -> Iterator[Edit]:
    comma = _parting_comma(list(takewhile(_is_nominal, lead)))
    if comma is not None:
        yield Edit(comma.i, word="and")


def _parting_comma(lead: Sequence[Token]) -> Token | None:
    """The last comma of "A, B" and "A, B, C", all of them nouns with what belongs to them."""
    commas = [token for token in lead if token.text == ","]
    if not commas or any(not _is_nominal(token) or token.lower_ == "and" for token in lead):
        return None
    ends = [lead[0].doc[comma.i - 1] for comma in commas] + [lead[-1]]
    return commas[-1] if all(token.tag_ in _NOUNS or token.i == 0 for token in ends) else None


def _is_nominal(token: Token) -> bool:
    """Part of a name; an unknown one that opens the line may look like a cry."""
    return token.tag_ in _NOMINAL or (token.i == 0 and token.tag_ == "UH" and token.text.istitle())
