"""He, she, they, it: who is meant, by the nearest fitting actor before.

Only earlier mentions of the same page are looked at, at most two sentences back; what stays unsure stays out.
On news text a crude sieve of this kind is right about four times in five (notes/actors_places_dates.md, 6), so
every link carries its rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from dragoman.language.clauses import children, conjuncts, is_verb, verb_above
from dragoman.language.parser import text_of, words_of
from dragoman.mentions.found import Found
from dragoman.mentions.gender import gender_of
from dragoman.mentions.peers import COUNTS, OF_STATES, PARTIES
from dragoman.mentions.pronouns_clauses import (
    hearers,
    is_done_to_held,
    is_empty,
    means_things,
    objects_meant,
    points_ahead,
    stands_for_thing,
    stands_in_opening,
    subject_meant,
    subjects_that_say,
)
from dragoman.types import EntityKind

_HE = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "themselves"})
_POINTING = _HE | _IT | _THEY | PARTIES | frozenset(COUNTS)
_BODIES: frozenset[EntityKind] = frozenset({"organisation", "armed group", "group", "government", "country"})
# One of them acts for its navy or army, but is nobody whom "they" could mean.
_CRAFT = frozenset({
    "submarine", "warship", "frigate", "destroyer", "carrier", "ship", "vessel", "gunboat", "cutter", "corvette",
    "tank", "jet", "aircraft", "plane", "helicopter", "drone",
})  # fmt: skip
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# Done to another's people, never to one's own.
_AGAINST = frozenset(
    {"expel", "summon", "kill", "bomb", "shell", "attack", "ambush", "capture", "repel", "drive", "defeat", "rout",
     "bombard", "encircle", "target", "torpedo", "sink", "seize", "hit", "strike", "storm", "raid", "violate", "breach",
     "enter", "invade", "detain", "arrest", "abduct", "poison", "harass", "intercept", "board", "hack", "ram"}
)  # fmt: skip
_OF_A_SIDE = frozenset(
    {"ambassador", "envoy", "diplomat", "consul", "attache", "fighter", "troop", "soldier", "force", "army", "navy",
     "position", "base", "commander", "militia", "jet", "convoy", "ship", "warship", "corvette", "frigate", "tanker",
     "embassy", "consulate", "airspace", "territory", "water", "border", "sovereignty", "citizen", "national", "vessel",
     "drone", "plane", "helicopter", "aircraft", "boat", "trawler"}
)  # fmt: skip
_SCENES = frozenset({"in", "inside", "near", "outside", "around", "across"})
# "An *Israeli* base ... one of its men": the base's are seldom meant.
_DESCRIBING = frozenset({"amod", "compound", "nmod"})
WINDOW = 2  # sentences looked back


def may_point(block: Doc) -> Iterator[Token]:
    """The paragraph's words that can stand for somebody named before."""
    for at, word in enumerate(words_of(block)):
        if word.lower() in _POINTING:
            yield block[at]


def is_pronoun(token: Token) -> bool:
    """Whether the word is one we try to link."""
    if is_empty(token):
        return False
    return token.lower_ in _HE or token.lower_ in _THEY or (token.lower_ in _IT and token.dep_ in {*_SUBJECTS, "poss"})


def antecedent(pronoun: Token, before: Sequence[tuple[int, Found]], sentence: int) -> Found | None:
    """The actor a pronoun means: the nearest fitting one, subjects first within a sentence.

    `before` holds (number of the sentence, mention) in the order of the text, all earlier than the pronoun.
    """
    actors = [found.head for _, found in before]
    if points_ahead(pronoun) or means_things(pronoun, actors):
        return None
    quote = _quote_start(pronoun)
    own = [entry for entry in before if entry[0] == sentence and _fits(pronoun, entry[1])]
    own = own if quote is None else [entry for entry in own if entry[1].head.i > quote]
    for object_above in objects_meant(pronoun):
        if meant := [found for _, found in own if found.head == object_above]:
            return meant[0]
    if pronoun.dep_ == "nsubjpass" and (victim := _harmed_before(pronoun, before, sentence)) is not None:
        return victim
    saying = subjects_that_say(pronoun)
    if sayers := [found for _, found in own if found.head in saying]:
        return sayers[-1]
    heard = hearers(pronoun)
    if told := [found for _, found in own if found.head in heard]:
        return told[0]
    earlier = [entry for entry in before if sentence - WINDOW <= entry[0] < sentence and _fits(pronoun, entry[1])]
    if own and pronoun.lower_ in _THEY and not _any_several(own) and (many := _people(earlier)):
        own, earlier = [], many
    if own and pronoun.lower_ in {"its", "their"}:
        return _owner_in_sentence(pronoun, own)
    if pronoun.lower_ in _SHE:
        own, earlier = _women_first(own), _women_first(earlier)
    if pronoun.lower_ in _THEY:
        own, earlier = _sooner_several(own), _nearest(earlier)
    nearest = _first_of_last(own) or _first_of_last(earlier)
    return None if nearest is not None and stands_for_thing(pronoun, nearest, actors) else nearest


def _owner_in_sentence(pronoun: Token, own: Sequence[tuple[int, Found]]) -> Found:
    """Whose "its" is, of the actors named before it in its sentence: by its clause, else the last that is no scene."""
    about = subject_meant(pronoun)
    if about is not None and (told := [found for _, found in own if found.head in about.subtree]):
        return next((found for found in told if found.head == about), told[0])
    named = [entry for entry in own if entry[1].head.dep_ not in _DESCRIBING] or own
    return next((found for _, found in reversed(named) if not _is_scene(found.head, pronoun)), named[-1][1])


def _harmed_before(pronoun: Token, before: Sequence[tuple[int, Found]], sentence: int) -> Found | None:
    """ "Agents strangled *Khashoggi*, an official said. *He* had been tortured": the victim, not who tells of it."""
    if pronoun.lower_ not in _HE | {"they"} or not is_done_to_held(pronoun.head):
        return None
    near = [found for number, found in before if sentence - WINDOW <= number and _fits(pronoun, found)]
    harmed = [one for one in near if one.head.dep_ in {"dobj", "nsubjpass"} and is_done_to_held(one.head.head)]
    harmed = [one for one in harmed if one.kind == "person" or one.plural]
    return harmed[-1] if harmed else None


def _women_first(fitting: list[tuple[int, Found]]) -> list[tuple[int, Found]]:
    """ "An assassin killed Benazir Bhutto. *Her* party ...": who is known to be a woman, sooner than who may be one."""
    return [entry for entry in fitting if gender_of(entry[1]) == "she"] or fitting


def _sooner_several(fitting: list[tuple[int, Found]]) -> list[tuple[int, Found]]:
    """ "Oslo expelled two envoys. They left": a state, or one body, is "they" only where nobody else can be."""
    return _people(fitting) or _no_states(fitting)


def _nearest(fitting: list[tuple[int, Found]]) -> list[tuple[int, Found]]:
    """Those of the last sentence in which somebody can be "they", subject or not."""
    several = _no_states(fitting)
    return _sooner_several([entry for entry in several if entry[0] == several[-1][0]])


def _any_several(fitting: Sequence[tuple[int, Found]]) -> bool:
    """ "*Politicians* were held. A court extended *their* detention": many are "they" sooner than one court."""
    return any(found.plural or found.kind == "armed group" for _, found in fitting)


def _people(fitting: Sequence[tuple[int, Found]]) -> list[tuple[int, Found]]:
    """Those in the plural: a group is "they" no sooner than a state of the sentence itself."""
    return [entry for entry in fitting if entry[1].plural]


def _no_states(fitting: list[tuple[int, Found]]) -> list[tuple[int, Found]]:
    """Those that are no state; all of them where there is nobody else."""
    return [entry for entry in fitting if not _is_one_state(entry[1])] or fitting


def _is_one_state(found: Found) -> bool:
    return found.kind in OF_STATES and not found.plural


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
    if pronoun.sent == found.head.sent and (
        _same_clause_object(pronoun, found.head) or stands_in_opening(found.head, pronoun)
    ):
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
    held = pronoun.head
    if pronoun.dep_ == "poss" and held.lemma_.lower() in _OF_A_SIDE:
        whole = _whole_of(held)
        against = whole.dep_ == "dobj" and whole.head.lemma_.lower() in _AGAINST
        return against and (_does(other, whole.head) or _is_charged_with(other, whole.head))
    return pronoun.dep_ in {"dobj", "dative"} and _does(other, held)


def _does(subject: Token, verb: Token) -> bool:
    """Whether it is the verb's subject, also where the verb is joined: "met Xi and *pressed* him" presses another."""
    while verb.dep_ == "conj" and is_verb(verb.head) and not children(verb, *_SUBJECTS):
        verb = verb.head
    return subject.dep_ in _SUBJECTS and subject.head == verb


def _is_charged_with(charged: Token, deed: Token) -> bool:
    """ "accused *Israel* of *bombing* its consulate": who is charged with a deed did it."""
    return charged.dep_ == "dobj" and deed.dep_ == "pcomp" and deed.head.head == charged.head


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


def with_those_beside(pronoun: Token, meant: Found, before: Sequence[tuple[int, Found]]) -> tuple[Found, ...]:
    """ "*Nurses and doctors* marched. *They* ...": whoever is joined with the one found is meant as well."""
    heads = conjuncts(meant.head)
    if pronoun.lower_ not in _THEY or len(heads) < 2:
        return (meant,)
    beside = tuple(found for _, found in before if found.head in heads and found.how != "pronoun")
    return beside if len(beside) == len(heads) else (meant,)
