"""He, she, they, it, "the two": who is meant, by the nearest fitting actor before.

Only earlier mentions of the same page are looked at, at most two sentences back; what stays unsure stays out.
On news text a crude sieve of this kind is right about four times in five (notes/actors_places_dates.md, 6), so
every link carries its rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from dragoman.language.clauses import children, conjuncts, verb_above
from dragoman.language.parser import text_of, words_of
from dragoman.mentions.found import Found
from dragoman.mentions.gender import gender_of
from dragoman.types import EntityKind

_HE = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "themselves"})
_COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}
_STATES = frozenset({"countries", "nations", "neighbours", "neighbors", "governments"})
_PERSONS = frozenset({"men", "women", "presidents", "ministers"})
_OPPOSED = frozenset({"sides", "parties"})
_STANDING_BY = frozenset(
    {"urge", "call", "appeal", "welcome", "praise", "hail", "host", "mediate", "broker", "facilitate", "sponsor",
     "guarantee", "oversee", "monitor", "act"}
)  # fmt: skip
_PARTIES = _STATES | _PERSONS | {"sides", "parties", "leaders"}
_OF_STATES: frozenset[EntityKind] = frozenset({"country", "government"})
_POINTING = _HE | _IT | _THEY | _PARTIES | frozenset(_COUNTS)
_OF_PERSONS: frozenset[EntityKind] = frozenset({"person"})
_BODIES: frozenset[EntityKind] = frozenset({"organisation", "armed group", "group", "government", "country"})
# One of them acts for its navy or army, but is nobody whom "they" could mean.
_CRAFT = frozenset({
    "submarine", "warship", "frigate", "destroyer", "carrier", "ship", "vessel", "gunboat", "cutter", "corvette",
    "tank", "jet", "aircraft", "plane", "helicopter", "drone",
})  # fmt: skip
_COUNTING = frozenset({"nummod", "det", "predet"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_BUILDINGS = frozenset({"embassy", "consulate", "mission", "palace", "base"})
# Done to another's people, never to one's own.
_AGAINST = frozenset(
    {"expel", "summon", "kill", "bomb", "shell", "attack", "ambush", "capture", "repel", "drive", "defeat", "rout",
     "bombard", "encircle", "target", "torpedo", "sink", "seize"}
)  # fmt: skip
_OF_A_SIDE = frozenset(
    {"ambassador", "envoy", "diplomat", "consul", "attache", "fighter", "troop", "soldier", "force", "army", "navy",
     "position", "base", "commander", "militia", "jet", "convoy", "ship", "warship", "corvette", "frigate", "tanker"}
)  # fmt: skip
_DONE_TO_PERSONS = frozenset(
    {"kill", "shoot", "arrest", "detain", "seize", "abduct", "kidnap", "assassinate", "stab", "wound", "injure", "beat",
     "attack", "capture", "ambush", "rob", "murder", "torture", "strangle", "poison", "execute", "behead", "hang"}
)  # fmt: skip
_SCENES = frozenset({"in", "inside", "near", "outside", "around", "across"})
# "An *Israeli* base ... one of its men": the base's are seldom meant.
_DESCRIBING = frozenset({"amod", "compound", "nmod"})
_DENYING = frozenset({"deny", "reject", "dispute"})
_CHARGING = frozenset({"accuse", "blame", "suspect"})
WINDOW = 2  # sentences looked back


def may_point(block: Doc) -> Iterator[Token]:
    """The paragraph's words that can stand for somebody named before."""
    for at, word in enumerate(words_of(block)):
        if word.lower() in _POINTING:
            yield block[at]


def is_pronoun(token: Token) -> bool:
    """Whether the word is one we try to link."""
    return token.lower_ in _HE or token.lower_ in _THEY or (token.lower_ in _IT and token.dep_ in {*_SUBJECTS, "poss"})


def count_of_peers(token: Token) -> int:
    """How many actors "the two", "both sides" or "the four countries" mean; 0 where the word means none."""
    if token.lower_ in _COUNTS and token.dep_ in {*_SUBJECTS, "pobj", "dobj"}:
        bare = not [child for child in token.children if child.dep_ in {"prep", "compound"}]
        definite = token.lower_ == "both" or any(child.lower_ in {"the", "these"} for child in token.children)
        return _COUNTS[token.lower_] if bare and definite else 0
    if token.lower_ not in _PARTIES:
        return 0
    counted = [_COUNTS[child.lower_] for child in token.children if child.lower_ in _COUNTS and child.dep_ in _COUNTING]
    return counted[0] if counted else 0


def antecedent(pronoun: Token, before: Sequence[tuple[int, Found]], sentence: int) -> Found | None:
    """The actor a pronoun means: the nearest fitting one, subjects first within a sentence.

    `before` holds (number of the sentence, mention) in the order of the text, all earlier than the pronoun.
    """
    quote = _quote_start(pronoun)
    own = [entry for entry in before if entry[0] == sentence and _fits(pronoun, entry[1])]
    own = own if quote is None else [entry for entry in own if entry[1].head.i > quote]
    for object_above in (_accused_above(pronoun), _object_done_to(pronoun)):
        if meant := [found for _, found in own if found.head == object_above]:
            return meant[0]
    if pronoun.dep_ == "nsubjpass" and (victim := _harmed_before(pronoun, before, sentence)) is not None:
        return victim
    saying = _subjects_that_say(pronoun)
    if sayers := [found for _, found in own if found.head in saying]:
        return sayers[-1]
    if own and pronoun.lower_ in {"its", "their"}:
        about = _subject_before_speaker(pronoun)
        if about is not None and (told := [found for _, found in own if found.head in about.subtree]):
            return next((found for found in told if found.head == about), told[0])
        named = [entry for entry in own if entry[1].head.dep_ not in _DESCRIBING] or own
        return next((found for _, found in reversed(named) if not _is_scene(found.head, pronoun)), named[-1][1])
    earlier = [entry for entry in before if sentence - WINDOW <= entry[0] < sentence and _fits(pronoun, entry[1])]
    if pronoun.lower_ in _SHE:
        own, earlier = _women_first(own), _women_first(earlier)
    if pronoun.lower_ in _THEY:
        own, earlier = _sooner_several(own), _sooner_several(earlier)
    return _first_of_last(own) or _first_of_last(earlier)


def _accused_above(pronoun: Token) -> Token | None:
    """ "Iran accused *Israel* of theft, an accusation *it* denied": who denies a charge is who was charged."""
    clause = pronoun.head
    if pronoun.dep_ != "nsubj" or clause.dep_ != "relcl" or clause.lemma_ not in _DENYING:
        return None
    charging = next((one for one in clause.ancestors if one.lemma_ in _CHARGING), None)
    objects = children(charging, "dobj") if charging is not None else []
    return objects[0] if objects else None


def _object_done_to(pronoun: Token) -> Token | None:
    """ "Gunmen shot *the mayor* as *he* left a mosque": who is shot does what goes on meanwhile.

    "Strangled *Khashoggi* and dismembered *his* body": and it is done to his body.
    """
    clause = pronoun.head
    further = clause.head
    if pronoun.dep_ == "poss" and clause.dep_ == "dobj" and further.dep_ == "conj" and _is_done_to(further.head):
        return _patient_of(further.head)
    meanwhile = any(mark.lower_ in {"as", "when", "while"} for mark in children(clause, "mark", "advmod"))
    if pronoun.dep_ not in _SUBJECTS or clause.dep_ != "advcl" or not meanwhile:
        return None
    return _patient_of(clause.head) if _is_done_to(clause.head) else None


def _patient_of(verb: Token) -> Token | None:
    return next(iter(children(verb, "dobj", "nsubjpass")), None)


def _is_done_to(verb: Token) -> bool:
    return verb.lemma_.lower() in _DONE_TO_PERSONS


def _harmed_before(pronoun: Token, before: Sequence[tuple[int, Found]], sentence: int) -> Found | None:
    """ "Agents strangled *Khashoggi*, an official said. *He* had been tortured": the victim, not who tells of it."""
    if pronoun.lower_ not in _HE or not _is_done_to(pronoun.head):
        return None
    near = [found for number, found in before if sentence - WINDOW <= number and _fits(pronoun, found)]
    harmed = [one for one in near if one.head.dep_ in {"dobj", "nsubjpass"} and _is_done_to(one.head.head)]
    return harmed[-1] if harmed else None


def _women_first(fitting: list[tuple[int, Found]]) -> list[tuple[int, Found]]:
    """ "An assassin killed Benazir Bhutto. *Her* party ...": who is known to be a woman, sooner than who may be one."""
    return [entry for entry in fitting if gender_of(entry[1]) == "she"] or fitting


def _subjects_that_say(pronoun: Token) -> list[Token]:
    """ "The EU imposed bans, and *Moscow* said that *it* would respond": who says it, whoever stands first."""
    clause = pronoun.head
    while clause.dep_ in {"xcomp", "conj"} and clause.head != clause:
        clause = clause.head
    return children(clause.head, *_SUBJECTS) if pronoun.dep_ in _SUBJECTS and clause.dep_ == "ccomp" else []


def _subject_before_speaker(pronoun: Token) -> Token | None:
    """ "*Taiwan* will bomb Chinese ports, *its* minister said": the subject of what the speaker after it says."""
    speaker = pronoun.head
    if pronoun.dep_ != "poss" or speaker.dep_ != "nsubj":
        return None
    verb = speaker.head
    said = [clause for clause in children(verb, "ccomp") if clause.i < speaker.i]
    said += [verb.head] if verb.dep_ == "parataxis" and verb.head.i < speaker.i else []
    return next((subject for clause in said for subject in children(clause, *_SUBJECTS)), None)


def _sooner_several(fitting: list[tuple[int, Found]]) -> list[tuple[int, Found]]:
    """ "Oslo expelled two envoys. They left": a state is "they" only where nobody else can be."""
    return [entry for entry in fitting if not _is_one_state(entry[1])] or fitting


def _is_one_state(found: Found) -> bool:
    return found.kind in _OF_STATES and not found.plural


def _first_of_last(fitting: Sequence[tuple[int, Found]]) -> Found | None:
    """The first subject, else the first mention, of the last sentence that has one: a sentence is about its subject."""
    subjects = [entry for entry in fitting if entry[1].head.dep_ in _SUBJECTS]
    pool = subjects or fitting
    return next((found for number, found in pool if number == pool[-1][0]), None)


def _quote_start(token: Token) -> int | None:
    """Where the quotation opened in which this word stands: its "he" is not the speaker outside."""
    if '"' not in text_of(token.doc):
        return None
    marks = [one.i for one in token.doc[token.sent.start : token.i] if one.text == '"']
    return marks[-1] if len(marks) % 2 == 1 else None


def _fits(pronoun: Token, found: Found) -> bool:
    word = pronoun.lower_
    if _same_clause_object(pronoun, found.head) and pronoun.sent == found.head.sent:
        return False
    if word in _HE:
        other = "she" if word in {"he", "him", "his", "himself"} else "he"
        return found.kind == "person" and not found.plural and gender_of(found) != other
    if word in _THEY:
        if _is_one_state(found):
            return found.head.dep_ in _SUBJECTS
        return found.plural or (found.kind in _BODIES and found.head.lemma_.lower() not in _CRAFT)
    several = found.plural or (found.kind == "group" and found.head.tag_ in {"NNS", "NNPS"})
    return not several and (found.kind in _BODIES or found.kind == "media")


def _is_scene(head: Token, pronoun: Token) -> bool:
    """ "X works in the country, where its staff ...": the scene of another clause is seldom whose "its" is."""
    if head.dep_ != "pobj" or head.head.lower_ not in _SCENES:
        return False
    return verb_above(head) != verb_above(pronoun)


def _same_clause_object(pronoun: Token, other: Token) -> bool:
    """Subject and object of one verb are never the same without "-self"; nor is "expelled *its* envoy" one's own."""
    if other.dep_ not in _SUBJECTS:
        return False
    held = pronoun.head
    if pronoun.dep_ == "poss" and held.lemma_.lower() in _OF_A_SIDE:
        whole = _whole_of(held)
        return whole.dep_ == "dobj" and whole.head == other.head and other.head.lemma_.lower() in _AGAINST
    return pronoun.dep_ in {"dobj", "dative"} and held == other.head


def _whole_of(noun: Token) -> Token:
    """ "one" of "one of its corvettes", else the noun itself."""
    counted = noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.tag_ in {"CD", "NN", "DT"}
    return noun.head.head if counted else noun


def joined_subjects(pronoun: Token, before: Sequence[tuple[int, Found]]) -> tuple[Found, ...]:
    """ "X and Y announced that they would ...": they are both; nobody where the clause above has no such subject."""
    if pronoun.lower_ not in {"they", "their"}:
        return ()
    verb = verb_above(pronoun)
    while verb is not None and verb.dep_ in {"ccomp", "xcomp", "advcl"}:
        verb = verb.head
        for subject in children(verb, *_SUBJECTS):
            heads = conjuncts(subject)
            meant = [found for _, found in before if found.head in heads]
            if len(heads) > 1 and len(meant) == len(heads):
                return tuple(meant)
    return ()


def peers_of(token: Token, count: int, before: Sequence[tuple[int, Found]], sentence: int) -> tuple[Found, ...]:
    """The actors that "the two" or "the four" mean: of this sentence, filled up from those before, subjects first.

    "The two governments" are states and "both men" are persons, whoever else stands nearer; no host or mediator is one
    of "both sides".
    """
    peers: dict[str, Found] = {}
    states = token.lower_ in _STATES
    kinds = _OF_STATES if states else _OF_PERSONS if token.lower_ in _PERSONS else None
    opposed = token.lower_ in _OPPOSED
    for number in range(sentence, sentence - (2 if count == 2 and not states and not opposed else 3), -1):
        pool = [found for at, found in before if at == number and _is_peer(found) and not _addresses(found, token)]
        pool = [found for found in pool if not (opposed and _stands_by(found.head))]
        pool = [found for found in pool if kinds is None or (found.kind in kinds and not found.plural)]
        for found in sorted(pool, key=lambda one: one.head.dep_ not in _SUBJECTS):
            peers.setdefault(_party(found), found)
            if len(peers) == count:
                return tuple(peers.values())
    return ()


def _addresses(found: Found, token: Token) -> bool:
    """ "*Oman* urged both sides": who urges them is neither."""
    if token.dep_ not in {"dobj", "dative"} or found.head.sent != token.sent:
        return False
    return any(found.head in subject.subtree for subject in children(token.head, *_SUBJECTS))


def _stands_by(head: Token) -> bool:
    """ "*China and Russia* called for calm", "talks hosted by *Oman*": who speaks to the two sides is neither."""
    while head.dep_ == "conj":
        head = head.head
    above = head.head.head if head.dep_ == "pobj" and head.head.dep_ == "agent" else head.head
    return head.dep_ in {*_SUBJECTS, "pobj"} and above.lemma_ in _STANDING_BY


def _party(found: Found) -> str:
    """Whom a mention stands for at a table: a country and its government are one party."""
    if found.country and found.key in {found.country, f"{found.country}.GOV.government"}:
        return found.country
    return found.key or found.name


def _is_peer(found: Found) -> bool:
    """Somebody who can sign or fight for himself: no town, newspaper, embassy or describing word."""
    if found.kind in {"place", "media"} or found.how == "pronoun" or found.head.lemma_.lower() in _BUILDINGS:
        return False
    if found.head.dep_ == "dobj" and found.head.head.lemma_ in {"report", "quote", "cite"}:
        return False
    described = found.head.dep_ in {"amod", "nmod", "compound", "poss", "attr", "oprd", "appos"}
    return not described and not _owns_another(found.head)


def _owns_another(head: Token) -> bool:
    """ "Haftar" in "the government of Haftar", "troops from Ethiopia": the government and the troops act."""
    return head.dep_ == "pobj" and head.head.lower_ in {"of", "from"}
