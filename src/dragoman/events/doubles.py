"""One deed coded twice: by two words of a sentence, by a noun later on the page, by a sentence that is printed twice.

"Shot and killed four men", "the attack killed nine", "... three days after *the killing*": a coder writes these down
once. What carries something new stays: a side, a number, a day, a status, a charge, somebody who confirms or denies it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Span as Words
from spacy.tokens import Token

from dragoman.codebook.event_rules import QUAD_CLASS
from dragoman.events.cast import Cast, ids_of
from dragoman.events.overlap import (
    EQUALS,
    Page,
    agree,
    counts_apart,
    has_day,
    is_once_more,
    is_pointed_at,
    known_sides,
    modes_agree,
    number_of_sides,
    page_of,
    weight,
)
from dragoman.events.retold import is_passing, is_printed_twice
from dragoman.language import clauses
from dragoman.types import EventMention, Participant

_CROWD = frozenset({"demonstrator", "protester", "protestor", "marcher", "rioter", "striker", "crowd", "participant"})
_GOVERNED = frozenset({"dobj", "dative", "prep", "xcomp", "ccomp"})
_WANTED = {"yield": {"CONCEDE", "RETREAT"}, "assist": {"AID"}, "meet": {"CONSULT"}}  # what a demand's mode tells
_AT = frozenset({"in", "at", "during", "with", "through", "by"})
_BLOWS = frozenset(
    {"attack", "assault", "strike", "airstrike", "raid", "blast", "explosion", "bombing", "shelling", "shooting",
     "ambush"}
)  # fmt: skip


def each_once(events: Sequence[EventMention], sentences: Iterable[Words], cast: Cast) -> list[EventMention]:
    """The events in the order of the text, each deed told once by what tells most of it."""
    page = page_of(events, sentences, cast)
    kept: list[EventMention] = []
    for event in sorted(events, key=lambda one: one.trigger):
        if event.trigger.start not in page.words:
            kept.append(event)
            continue
        for place, other in enumerate(kept):
            if other.trigger.start in page.words and (one := _as_one(other, event, page)) is not None:
                kept[place] = one
                break
        else:
            kept.append(event)
    wanted = _wanted(kept, page)
    return sorted((one for one in kept if one not in wanted), key=lambda one: one.trigger)


def _as_one(first: EventMention, second: EventMention, page: Page) -> EventMention | None:
    """The one event that both tell, or None where they are two."""
    if first.type != second.type:
        return None
    if first.sentence == second.sentence:
        return _joined(first, second, page) if _in_one_sentence(first, second, page) else None
    if first.alleged != second.alleged:
        return None
    if is_printed_twice(first, second, page):
        return second if weight(second, page) > weight(first, page) else first
    passing = is_passing(second, first, page)
    return replace(first, confidence=max(first.confidence, second.confidence)) if passing else None


def _in_one_sentence(first: EventMention, second: EventMention, page: Page) -> bool:
    """Whether two words of a sentence tell one deed: joined like words, a word and its noun, a word said twice."""
    a, b = page.at(first), page.at(second)
    if counts_apart(first, second) or not modes_agree(first, second):
        return False
    if first.alleged != second.alleged and not (first.alleged and b.dep_ == "conj"):
        return False
    if first.type == "ASSAULT" and first.status == second.status and _is_blow_and_toll(first, second, page):
        return True
    if not _sides_agree(first, second, page):
        return False
    if clauses.is_verb(a) and clauses.is_verb(b):
        return (
            first.status == second.status
            and not _are_parted(a, b)
            and (_is_joined(a, b, first.type) or _goes_on(a, b) or a.lemma_ == b.lemma_ or _tells_on(second, a, b))
        )
    if "negated" in {first.status, second.status}:
        return False
    noun, verb = (b, a) if clauses.is_verb(a) else (a, b)
    return clauses.is_verb(verb) and _stands_in(noun, verb)


def _is_joined(a: Token, b: Token, kind: str) -> bool:
    """ "*Criticised* and *condemned* Israel", "*arrested* him and *jailed* him"; not "*shot* one and *killed* two".

    A crowd that blocked a road and marched held one protest.
    """
    if b.dep_ != "conj" or (b not in clauses.conjuncts(a) and b.head != a):
        return False
    first, second = (
        [child for child in one.children if child.dep_ in _GOVERNED and child.lower_ != "as"] for one in (a, b)
    )
    if not second or kind == "PROTEST" or clauses.is_joined_at_once(a, b):
        return True
    return all(one.pos_ == "PRON" or one.lemma_ in {thing.lemma_ for thing in first} for one in second)


def _goes_on(a: Token, b: Token) -> bool:
    """ "'We *want* answers', they wrote, *asking* for a hearing": the quoted words and the writer's."""
    above = b.head
    return b.dep_ == "advcl" and b.tag_ == "VBG" and above in {a, a.head} and a.dep_ in {"ccomp", "ROOT"}


def _tells_on(event: EventMention, a: Token, b: Token) -> bool:
    """ "Filed charges against the mayor, who *was charged* with fraud": nobody else did it, nor earlier."""
    past = any(child.lower_ == "had" for child in clauses.children(b, "aux"))
    new = event.actors and event.type != "PROTEST"
    return b.dep_ == "relcl" and a.is_ancestor(b) and not past and not new


def _are_parted(a: Token, b: Token) -> bool:
    """Whether each has a day of its own, or the second is told as another: "and struck *again*"."""
    return is_once_more(b) or (has_day(a) and has_day(b))


def _stands_in(noun: Token, verb: Token) -> bool:
    """ "*Blocked* the road in a *protest*", "*said in a statement of condemnation*": the noun is how it was done."""
    above = next((one for one in noun.ancestors if one.pos_ in {"VERB", "AUX"}), None)
    by_way = noun.dep_ == "pobj" and noun.head.lower_ in _AT
    return above is not None and by_way and (above == verb or verb.is_ancestor(above))


def _is_blow_and_toll(first: EventMention, second: EventMention, page: Page) -> bool:
    """ "The attack killed nine and hurt ten", "shelled it, killing nine": a number, or nobody unknown to the other."""
    a, b = page.at(first), page.at(second)
    if _strikes(a, b) or _strikes(b, a):
        one = agree(first.actors, second.actors)
        return one and (agree(first.recipients, second.recipients) or bool(second.numbers or first.numbers))
    if b in clauses.conjuncts(a) and any(noun.lemma_ in _BLOWS for noun in clauses.logical_subject(a)):
        return agree(first.actors, second.actors)
    return bool(second.numbers) and _is_toll(a, b) and ids_of(second.actors) <= ids_of(first.actors)


def _strikes(noun: Token, verb: Token) -> bool:
    """ "The *attack killed* nine", "an *attack* that *killed* nine": the blow and what it did."""
    if noun.pos_ != "NOUN" or not clauses.is_verb(verb):
        return False
    clause = verb.head if verb.dep_ == "ccomp" else verb  # "which officials say killed nine"
    return noun in clauses.logical_subject(verb) or (clause.dep_ in {"relcl", "acl"} and clause.head == noun)


def _is_toll(a: Token, b: Token) -> bool:
    """ "Shelled it, *killing* nine", "struck in a raid that *left* nine dead", "... and the bombing *killed* nine"."""
    if b.dep_ == "advcl" and b.tag_ == "VBG" and b.head == a:
        return True
    return any(_is_blow_of(noun, a) for noun in (*clauses.logical_subject(b), b.head) if noun.pos_ == "NOUN")


def _is_blow_of(noun: Token, verb: Token) -> bool:
    """Whether the noun means what the verb tells: "ambushed them in *an attack*", "shelled it; *the shelling*"."""
    meant = noun.lemma_ in _BLOWS or noun.lemma_.startswith(verb.lemma_)
    near = noun.dep_ == "pobj" and noun.head.lower_ in _AT and noun.head.head == verb
    return meant and (near or is_pointed_at(noun))


def _joined(first: EventMention, second: EventMention, page: Page) -> EventMention:
    """What both tell of a deed: the sides, the mode and the numbers of one, where the other has none.

    Of words the verb's are kept: "*vowed* in its *pledges* for the election".
    """
    main, other = (second, first) if _rank(second, page) > _rank(first, page) else (first, second)
    equal = number_of_sides(first) == number_of_sides(second) and not first.rule.startswith("model.")
    if equal and page.at(second) in clauses.conjuncts(page.at(first)):
        main, other = first, second
    deed = QUAD_CLASS[main.type] == 4
    counted = {number.what for number in main.numbers}
    return replace(
        main,
        mode=main.mode or (other.mode if deed and not main.numbers else None),
        actors=main.actors or (other.actors if deed else ()),
        recipients=_struck(main, other) if deed else main.recipients,
        alleged=first.alleged or second.alleged,
        numbers=(*main.numbers, *(number for number in other.numbers if number.what not in counted)),
        confidence=max(first.confidence, second.confidence),
    )


def _struck(main: EventMention, other: EventMention) -> tuple[Participant, ...]:
    """ "Attacked *the base*, killing *nine soldiers*": both of them. Other deeds are done to whom one word tells."""
    if main.type != "ASSAULT":
        return main.recipients or other.recipients
    new = ids_of(other.recipients) - ids_of((*main.recipients, *main.actors))
    return (*main.recipients, *(one for one in other.recipients if one.entity in new))


def _wanted(events: Sequence[EventMention], page: Page) -> list[EventMention]:
    """What a demand is for: "called on Rwanda to *release* him" is the demand and no release."""
    demands = [one for one in events if one.type == "REQUEST" and one.actors and one.trigger.start in page.words]
    return [
        event
        for event in events
        if event.trigger.start in page.words
        and event.status in {"possible", "planned"}
        and any(_is_wanted(event, demand, page) for demand in demands)
    ]


def _is_wanted(event: EventMention, demand: EventMention, page: Page) -> bool:
    above, word = page.at(demand), page.at(event)
    if event.sentence != demand.sentence or demand.status != "actual" or not above.is_ancestor(word):
        return False
    if event.type not in _WANTED.get(demand.mode or "", ()):
        return False
    return not any(one.dep_ in {"relcl", "advcl"} for one in (word, *word.ancestors) if above.is_ancestor(one))


def _sides_agree(first: EventMention, second: EventMention, page: Page) -> bool:
    """Whether neither has a side that speaks against the other's; one side at least is told by both."""
    if first.type in EQUALS:
        a, b = (ids_of(one.actors + one.recipients) for one in (first, second))
        return a <= b or b <= a
    if first.type == "PROTEST":
        doers = all(_is_crowd(one, page) for one in second.actors) or agree(first.actors, second.actors)
        return doers and (agree(first.recipients, second.recipients) or not clauses.is_verb(page.at(second)))
    shared = ids_of(first.actors) & ids_of(second.actors) or ids_of(first.recipients) & ids_of(second.recipients)
    return bool(shared) and agree(first.actors, second.actors) and agree(first.recipients, second.recipients)


def _is_crowd(one: Participant, page: Page) -> bool:
    """ "Thousands of miners held a march, and *demonstrators* ...": whoever marches."""
    name = page.cast.entities[one.entity].name.lower().split()
    return bool(name) and name[-1].rstrip("s") in _CROWD


def _rank(event: EventMention, page: Page) -> tuple[int, int, bool, float]:
    """Which of two words of a sentence is kept: of words the verb, of blows what has more and better known sides."""
    sides, known = known_sides(event, page) if event.type == "ASSAULT" else (0, 0)
    return sides, known, clauses.is_verb(page.at(event)), event.confidence
