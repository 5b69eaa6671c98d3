"""Which of a sentence's dates is an event's own, by grammar; where the grammar does not tell, none is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from spacy.tokens import Token

from dragoman.language.clauses import children, is_infinitive, is_joined_at_once, is_verb, verb_above
from dragoman.language.dates_gaps import find_gaps
from dragoman.language.free_relatives import named_by
from dragoman.language.parser import offset_of, start_of
from dragoman.types import TimeExpression

_REPORTING = frozenset({
    "say", "tell", "announce", "report", "claim", "state", "add", "warn", "accuse", "condemn", "deny", "confirm",
    "write",
    "allege", "insist", "declare", "describe", "reveal", "admit", "note", "quote", "criticise", "criticize", "denounce",
    "discuss", "mourn", "welcome", "mark", "commemorate", "vow", "pledge", "promise", "threaten", "order", "plan",
    "call",
    "urge", "demand", "propose", "expect", "mention", "recall", "investigate", "learn", "think", "believe", "suspect",
})  # fmt: skip
_SPEECH = frozenset({"say", "tell", "report", "claim", "state", "add", "write", "note", "recall", "mention"})
# What is done at once by whom the verb names: "began shelling", "moved on Monday to recognise", "voted to expel".
_ASPECT = frozenset({
    "begin", "start", "continue", "stop", "resume", "keep", "cease", "finish", "manage", "move", "vote", "act",
    "proceed", "help", "rush", "try", "attempt",
})  # fmt: skip
_CALLING = frozenset({"telephone", "phone", "call", "ring", "write", "meet", "visit", "summon"})
_SAID_IN_CALLS = frozenset({
    "ask", "request", "demand", "urge", "plead", "appeal", "protest", "complain", "discuss", "congratulate", "thank",
    "apologise", "apologize", "condemn", "warn", "offer", "express", "negotiate",
})  # fmt: skip
_ON_SUBJECT = frozenset({"poss", "npadvmod", "compound", "nmod"})
_BEFORE_WHEN = 3  # tokens between a date and the "when" that takes it up
_ADVERBIAL = frozenset({"advmod", "npadvmod", "prep"})
_NOT_TOLD = frozenset({"DURATION", "SET"})
# "fled before the 6 June election", "apologised for a raid on March 1": the noun's date is not the verb's.
_ASIDE = frozenset({"after", "before"})
_CAUSES = frozenset({"for", "over", "about", "to"})
_ANSWERS = frozenset({
    "apologize", "apologise", "blame", "thank", "praise", "condemn", "criticize", "criticise", "accuse", "punish",
    "sanction", "sentence", "convict", "jail", "charge", "fine", "mourn", "compensate", "retaliate", "sue", "arrest",
    "detain", "expel", "protest", "question", "summon", "retaliation", "response", "revenge", "reprisal",
})  # fmt: skip
_TIMES = frozenset({"DATE", "TIME"})
_MEANWHILE = frozenset({"when", "as", "while"})
_HAPPENING = frozenset({"come", "follow", "happen", "occur"})

Dated = list[tuple[Token, TimeExpression]]


def date_of(trigger: Token, dates: Iterable[TimeExpression], anchor: date | None) -> TimeExpression | None:
    """The date that the grammar gives to the event told by this word, or None.

    In this order: a date on the word itself or within its phrase; for a noun the date of its verb; for a
    verb that of the verb it is joined to, of the noun it describes ("a raid on March 1 in which ..."), or, for a
    participle or the complement of "began", that of the main verb; last, the distance from another event that
    has a date ("two days after Quito ordered ..."). A date of saying never dates what is said.
    """
    told = tuple(dates)
    every = list(_in_sentence(trigger, told))
    here = [(root, found) for root, found in every if _tells_a_day(found)]
    return _told(trigger, here, anchor) or _by_distance(trigger, here, every, told, anchor)


def date_of_saying(trigger: Token, dates: Iterable[TimeExpression], anchor: date | None) -> TimeExpression | None:
    """When it was said or promised what this word tells ("said on Monday that it would send aid"), or None."""
    here = [(root, found) for root, found in _in_sentence(trigger, dates) if _tells_a_day(found)]
    above = verb_above(trigger)
    within = trigger.dep_ in {"ccomp", "xcomp"} or _is_purpose(trigger)
    return _told(above, here, anchor) if above is not None and within else None


def _told(event: Token, here: Dated, anchor: date | None) -> TimeExpression | None:
    return (_pick(_own(event, here, anchor)) or _from_clause(event, here, anchor)) if here else None


def _in_sentence(trigger: Token, dates: Iterable[TimeExpression]) -> Iterator[tuple[Token, TimeExpression]]:
    """Time expressions of the trigger's sentence with the token that heads each."""
    doc, sentence = trigger.doc, trigger.sent
    offset = offset_of(doc)
    low, high = offset + sentence.start_char, offset + sentence.end_char
    for found in dates:
        if low <= found.span.start < high:
            words = doc.char_span(found.span.start - offset, found.span.end - offset, alignment_mode="expand")
            if words is not None and len(words):
                yield words.root, found


def _tells_a_day(found: TimeExpression) -> bool:
    """Whether an event can be of this date: no length or repetition, except "hours later" on a day told before."""
    return found.start is not None and (found.kind not in _NOT_TOLD or found.start == found.end)


def _own(event: Token, here: Dated, anchor: date | None) -> Dated:
    """Dates whose way up the tree meets the event's word before any other verb."""
    return [(root, found) for root, found in here if _reaches(root, event, _is_past(found, anchor))]


def _is_past(found: TimeExpression, anchor: date | None) -> bool:
    return anchor is not None and found.end is not None and found.end <= anchor


def _reaches(root: Token, event: Token, past: bool) -> bool:
    word = root
    while word.head != word:
        if word == event:
            return True
        if word != root and _parts(word, past) and not _names_thing_of(event, word):
            return False
        if is_verb(event) and word.dep_ in {"nsubj", "nsubjpass"} and word != root and not is_verb(word):
            return word.head == event and (root.dep_ in _ON_SUBJECT or _said_of_day(root, word))
        word = _clause_before(word) or word.head
    return word == event


def _names_thing_of(verb: Token, clause: Token) -> bool:
    """Whether the clause names the verb's thing: "*bombed* what it called a camp on Tuesday" was on Tuesday."""
    return clause.head == verb and clause.dep_ == "ccomp" and bool(named_by(clause))


def _clause_before(word: Token) -> Token | None:
    """The verb that a day belongs to where the parser hangs it on the clause behind.

    "Jets *hit* Sanaa *overnight*, the army said", "gunmen *killed* two *on Tuesday*; Delhi closed the border".
    """
    behind = word.head
    if word.dep_ not in _ADVERBIAL or word.i > behind.i:
        return None
    if behind.dep_ == "conj" and any(mark.text == ";" and mark.i > word.i for mark in children(behind, "punct")):
        return behind.head
    if behind.lemma_.lower() not in _REPORTING or not any(word.i < one.i for one in children(behind, "nsubj")):
        return None
    return next((clause for clause in children(behind, "ccomp") if clause.i < word.i), None)


def _parts(word: Token, past: bool) -> bool:
    """Whether a date below this word is no longer that of what stands above it.

    A past date in a clause of purpose is the main verb's too: "sent troops to enforce an accord in 1987".
    """
    if word.dep_ == "prep" and (
        word.lower_ in _ASIDE or (word.lower_ in _CAUSES and word.head.lemma_.lower() in _ANSWERS)
    ):
        return not any(noun.ent_type_ in _TIMES or noun.lower_ == "time" for noun in children(word, "pobj"))
    if not is_verb(word) or word.dep_ in {"aux", "auxpass"}:
        return False
    return not (past and _is_purpose(word))


def _is_purpose(verb: Token) -> bool:
    return verb.dep_ == "advcl" and verb.tag_ == "VB" and is_infinitive(verb)


def _said_of_day(root: Token, subject: Token) -> bool:
    """ "EU ministers on Monday called for ...": the parser hangs the day on the subject, it is the verb's."""
    return root.dep_ == "pobj" and root.head.lower_ == "on" and root.head.head == subject


def _pick(options: Dated) -> TimeExpression | None:
    """The most exact; of two as exact the first."""
    if not options:
        return None
    return min((found for _, found in options), key=_length)


def _length(found: TimeExpression) -> int:
    return (found.end - found.start).days if found.start and found.end else 100_000


def _from_clause(event: Token, here: Dated, anchor: date | None) -> TimeExpression | None:
    if not is_verb(event):
        verb = verb_above(event)
        return None if verb is None or verb.lemma_.lower() in _REPORTING else _told(verb, here, anchor)
    taken_up = _taken_up_by_when(event, here) or _of_described(event, here, anchor)
    taken_up = taken_up or _at_once_with(event, here, anchor) or _of_joined(event, here, anchor)
    if taken_up is not None:
        return taken_up
    if event.dep_ == "ROOT" and (before := _before_semicolon(event)) is not None:
        return _shared(event, before, here, anchor)
    head = event.head
    if event.dep_ == "pcomp" and _is_the_doing(head):
        return next((_told(verb, here, anchor) for verb in head.ancestors if is_verb(verb)), None)
    if head == event or not is_verb(head):
        return None
    if event.dep_ == "conj":
        return _shared(event, head, here, anchor)
    at_once = head.lemma_.lower() in _ASPECT and (event.dep_ == "xcomp" or _is_purpose(event))
    if at_once or _is_said_so(event, head):
        return _told(head, here, anchor)
    if event.dep_ == "advcl" and event.tag_ == "VBG" and not children(event, "mark", "nsubj"):
        return None if head.lemma_.lower() in _REPORTING else _told(head, here, anchor)
    return None


def _is_said_so(event: Token, head: Token) -> bool:
    """ "telephoned him on Tuesday to ask for help": what the call was for was said in it."""
    return head.lemma_.lower() in _CALLING and event.lemma_.lower() in _SAID_IN_CALLS and _is_purpose(event)


def _before_semicolon(verb: Token) -> Token | None:
    """The verb of the clause before a semicolon, which the parser hangs on the one behind it."""
    first = next((child for child in children(verb, "ccomp") if child.i < verb.i), None)
    if first is None or not any(child.text == ";" for child in children(verb, "punct") if child.i > first.i):
        return None
    return first


def _is_the_doing(preposition: Token) -> bool:
    """ "answered by expelling three diplomats", "stopped short of condemning": done when the verb was."""
    return preposition.lower_ == "by" or (preposition.lower_ == "of" and preposition.head.lower_ == "short")


def _taken_up_by_when(event: Token, here: Dated) -> TimeExpression | None:
    """ "on Monday, when four states severed relations"."""
    when = next((child for child in event.children if child.lower_ == "when"), None)
    if when is None:
        return None
    return _pick([(root, found) for root, found in here if 0 < when.i - root.i <= _BEFORE_WHEN])


def _at_once_with(event: Token, here: Dated, anchor: date | None) -> TimeExpression | None:
    """ "Two were *killed* when a shell *hit* their house overnight": what was done then has the day of what did it."""
    marked = (one for one in children(event, "advcl") if any(word.lower_ in _MEANWHILE for word in one.children))
    return _first_told(marked, here, anchor)


def _of_joined(event: Token, here: Dated, anchor: date | None) -> TimeExpression | None:
    """ "Was *shot* and wounded *on Wednesday*": the day behind the second verb is the first one's too."""
    joined = (other for other in children(event, "conj") if is_joined_at_once(event, other))
    return _first_told(joined, here, anchor)


def _first_told(verbs: Iterable[Token], here: Dated, anchor: date | None) -> TimeExpression | None:
    """The date of the first of the verbs that has one of its own."""
    return next((found for verb in verbs if (found := _pick(_own(verb, here, anchor))) is not None), None)


def _of_described(event: Token, here: Dated, anchor: date | None) -> TimeExpression | None:
    """ "a raid on March 1 in which his forces bombed a camp": the verb has the date of the noun it describes."""
    if event.dep_ != "relcl" or not any(
        below.lower_ == "which" for preposition in children(event, "prep") for below in children(preposition, "pobj")
    ):
        return None
    return _pick(_own(event.head, here, anchor))


def _shared(event: Token, head: Token, here: Dated, anchor: date | None) -> TimeExpression | None:
    """ "On Friday X did a and did b": a date in front of the first verb is of both, unless the second has a subject.

    A single day, or any date at the head of the sentence, is also shared by what is told on in the same tense: "X
    accused Y on Thursday, and Z promised help", "In 1997 X hired men; its own soldiers arrested them".
    """
    if head.lemma_.lower() in _SPEECH:
        return None
    own, subject = _own(head, here, anchor), children(event, "nsubj", "nsubjpass")
    if not subject and head.lemma_.lower() not in _REPORTING:
        in_front = _pick([(root, found) for root, found in own if root.i < head.i])
        if in_front is not None:
            return in_front
    if _told_on(event, head):
        days = [(root, found) for root, found in own if root.i < event.i]
        shared = _pick([(root, found) for root, found in days if found.start == found.end or _is_first(root)])
        if shared is not None:
            return shared
    further = head.dep_ == "conj" or event.tag_ == head.tag_ == "VBG"  # "killing one and wounding two"
    return _from_clause(head, here, anchor) if further and not subject else None


def _told_on(event: Token, head: Token) -> bool:
    """Whether two joined verbs stand in the same past tense, so that the story goes on."""
    if _is_past_tense(event):
        return _is_past_tense(head)
    return event.tag_ == head.tag_ == "VBN" and not children(event, "aux", "auxpass")


def _is_past_tense(verb: Token) -> bool:
    return verb.tag_ == "VBD" or any(child.tag_ == "VBD" for child in children(verb, "auxpass"))


def _is_first(root: Token) -> bool:
    """ "In 1997 ...": a date with which its sentence begins."""
    return root.i - root.sent.start < _BEFORE_WHEN and root.dep_ not in _ON_SUBJECT


def _by_distance(
    event: Token, here: Dated, every: Dated, dates: Iterable[TimeExpression], anchor: date | None
) -> TimeExpression | None:
    """ "a day after its parliament declared independence", from the date of the main clause or the other way."""
    for gap in find_gaps(pair for pair in every if pair[1].kind == "DURATION"):
        if event in {gap.other, *gap.other.conjuncts}:
            base = _base_of(gap.main, here, anchor) or _told_before(gap.main, dates)
            return gap.day_of_other(base) if base is not None else None
        if event == gap.main:
            base = _told(gap.other, here, anchor)
            return gap.day_of_main(base) if base is not None else None
    return None


def _base_of(main: Token, here: Dated, anchor: date | None) -> TimeExpression | None:
    """The date of the main clause, or of the saying above it; what was is not counted from what is still to come."""
    for verb in (main, *main.ancestors):
        base = _told(verb, here, anchor) if is_verb(verb) else None
        if base is not None and (anchor is None or base.start is None or base.start <= anchor):
            return base
    return None


def _told_before(event: Token, dates: Iterable[TimeExpression]) -> TimeExpression | None:
    """The day told last, for "the step came a day after ..."."""
    if event.lemma_.lower() not in _HAPPENING:
        return None
    start = start_of(event.sent[0])
    days = [found for found in dates if found.span.start < start and found.kind == "DATE" and found.start is not None]
    return days[-1] if days and days[-1].start == days[-1].end else None
