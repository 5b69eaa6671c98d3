"""Codes a page's events: sentence by sentence, trigger by trigger."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from spacy.tokens import Span as Words
from spacy.tokens import Token

from dragoman.codebook.context_file import Contexts
from dragoman.codebook.event_rules import QUAD_CLASS
from dragoman.codebook.happening import Happening
from dragoman.codebook.not_politics import NotPolitics
from dragoman.events.again import told_again
from dragoman.events.beside import with_sides_beside
from dragoman.events.cast import Cast, make_cast
from dragoman.events.commitments import who_commits
from dragoman.events.contexts import judge_contexts
from dragoman.events.demands import told_demands
from dragoman.events.doubles import each_once
from dragoman.events.fiction import is_fiction
from dragoman.events.means import mode_of_words
from dragoman.events.modes import is_means, settle_by_content
from dragoman.events.mutual import is_mutual, is_own_drill
from dragoman.events.numbers import find_numbers
from dragoman.events.once import echoes, goes_on
from dragoman.events.or_else import names_penalty
from dragoman.events.passing import is_answered, is_settled
from dragoman.events.politics import (
    is_business,
    is_daily_life,
    is_note,
    is_political,
    keep_on_page,
    keep_political,
    tells_politics,
)
from dragoman.events.rewriting import add_rewritten
from dragoman.events.roles import find_actors, find_recipients, is_done_by_things, sides_of_verb
from dragoman.events.second_voice import Uncoded, Voice, hear
from dragoman.events.silence import tells_nothing
from dragoman.events.status import is_alleged, is_conditional, status_of
from dragoman.events.triggers import RuleIndex, Trigger, find_triggers
from dragoman.language.clauses import children, is_infinitive, is_verb
from dragoman.language.labels import behind_comma
from dragoman.language.lemmas import verb_lemma
from dragoman.language.parser import Parse, span_of
from dragoman.types import Entity, EventMention, Participant, Span, Status

_HOLDING_OUT = frozenset({"offer", "pledge", "promise", "propose"})  # "offered helicopters": none has flown yet
_LONG_IDIOM = 4  # words
# "firms controlled by the army", "men who had crossed the border": told by the way.
_BESIDE_THE_POINT = frozenset({"aux", "auxpass", "amod", "acl", "relcl"})
_ANNOUNCING = frozenset({"announce", "report", "confirm", "disclose", "reveal"})
_SAID = frozenset({"AGREE", "REQUEST", "ACCUSE", "THREATEN"})


def code_events(
    parse: Parse,
    entities: Sequence[Entity],
    rules: RuleIndex,
    happening: Happening,
    skipped: NotPolitics,
    *,
    contexts: Contexts | None = None,
    voice: Voice | None = None,
) -> tuple[EventMention, ...]:
    """Every event of the page, in the order of the text, with ids e1, e2, ...

    The rules speak first; with a `voice` the classifier weighs each of their events and codes pairs of its own.
    With `contexts` each event is given what its sentence and paragraph are about, beside its rule's own contexts.

    Dates and places are not set here: they belong to the sentence's circumstances (dragoman.circumstances).
    """
    cast = make_cast(parse, entities)
    heads = sorted(cast.mentions)
    page = list(parse.sentences)
    sentences = [
        one for one in page if _names_somebody(one, heads) and not skipped.tells(_words(one)) and not is_fiction(one)
    ]
    told = [one for sentence in sentences for one in _code_sentence(sentence, cast, rules, happening, further=True)]
    found = list(keep_political(told, cast))
    found = _with_told_again(found, sentences, cast, happening)
    if voice is not None:
        text = parse.document.text
        uncoded = list(_uncoded(sentences, found, cast, happening))
        found = sorted(hear(text, found, uncoded, voice), key=lambda event: event.trigger)
    found = keep_on_page(_with_demands(found, sentences, cast), cast, len(page))
    found = each_once(found, sentences, cast)
    if contexts is not None:
        found = _with_contexts(found, sentences, contexts)
    silent, alone = who_commits(told, cast, happening)
    all_told = add_rewritten(found, silent, cast.states(), alone)
    return tuple(replace(event, id=f"e{number}") for number, event in enumerate(all_told, start=1))


def code_rules(
    parse: Parse, entities: Sequence[Entity], rules: RuleIndex, happening: Happening
) -> Iterator[EventMention]:
    """What these rules alone find in every sentence, neither weighed nor rewritten; for rules about other things."""
    cast = make_cast(parse, entities)
    for sentence in parse.sentences:
        told = _code_sentence(sentence, cast, rules, happening)
        yield from (event for event, trigger in told if tells_politics(event, trigger, cast))


def _names_somebody(sentence: Words, heads: Sequence[int]) -> bool:
    """Whether a mention's head, by its offset, stands in the sentence: without one there is nobody to code."""
    span = span_of(sentence)
    place = bisect_left(heads, span.start)
    return place < len(heads) and heads[place] < span.end


def _words(sentence: Words) -> set[str]:
    """Lower-case words, also those with a hyphen, which the parser takes apart ("semi-final")."""
    words = {token.lower_ for token in sentence}
    if "-" in words:
        words.update(word.strip(",.;:!?\"'()").lower() for word in sentence.text.split() if "-" in word)
    return words


def _with_contexts(
    events: Sequence[EventMention], sentences: Sequence[Words], contexts: Contexts
) -> list[EventMention]:
    places = {event.sentence for event in events}
    told = [sentence for sentence in sentences if _place(sentence) in places]
    judged = {
        _place(sentence): tuple(one.context for one in found)
        for sentence, found in zip(told, judge_contexts(told, contexts), strict=True)
    }
    return [
        replace(event, context=tuple(dict.fromkeys((*event.context, *judged.get(event.sentence, ())))))
        for event in events
    ]


def _with_told_again(
    events: Sequence[EventMention], sentences: Sequence[Words], cast: Cast, happening: Happening
) -> list[EventMention]:
    """The events and those that a later "it" tells again, in the order of the text."""
    places = [_place(sentence) for sentence in sentences]
    again: list[EventMention] = []
    for number, (sentence, place) in enumerate(zip(sentences, places, strict=True)):
        near = set(places[max(0, number - 1) : number + 1])
        again.extend(told_again(sentence, place, [one for one in events if one.sentence in near], cast, happening))
    return sorted([*events, *again], key=lambda event: event.trigger)


def _with_demands(events: Sequence[EventMention], sentences: Sequence[Words], cast: Cast) -> list[EventMention]:
    """The events and the demands made by "must", in the order of the text."""
    demands = [one for sentence in sentences for one in told_demands(sentence, _place(sentence), events, cast)]
    return sorted([*events, *demands], key=lambda event: event.trigger)


def _code_sentence(
    sentence: Words, cast: Cast, rules: RuleIndex, happening: Happening, *, further: bool = False
) -> Iterator[tuple[EventMention, Trigger]]:
    """Each event with its trigger; `further` looks for sides in the sentence's other clauses as well."""
    coded = [
        (trigger, event)
        for trigger in find_triggers(sentence, rules, happening)
        if (event := _make_event(trigger, sentence, cast, happening)) is not None
    ]
    if further:
        coded = with_sides_beside(coded, sentence, cast)
    settled: list[tuple[EventMention, Trigger]] = []
    for trigger, event in coded:
        inner = _inside(trigger, coded)
        if not is_means(event, inner):
            whole = settle_by_content(event, inner)
            settled.append((replace(whole, mode=mode_of_words(whole.type, whole.mode, trigger)), trigger))
    settled = [
        (event, trigger)
        for event, trigger in settled
        if not (trigger.verbal and any(goes_on(event, trigger, *other) for other in settled))
    ]
    events = [event for event, _ in settled]
    for event, trigger in settled:
        if trigger.verbal or not any(echoes(event, other) for other in events if other is not event):
            yield event, trigger


def _inside(trigger: Trigger, coded: Sequence[tuple[Trigger, EventMention]]) -> list[EventMention]:
    """The events told below the trigger, those after it first."""
    below = [
        (other.token.i, event)
        for other, event in coded
        if trigger.token.is_ancestor(other.token) and not is_conditional(other.token, trigger.token)
    ]
    return [event for place, event in sorted(below, key=lambda one: (one[0] < trigger.token.i, one[0]))]


def _uncoded(
    sentences: Sequence[Words], found: Sequence[EventMention], cast: Cast, happening: Happening
) -> Iterator[Uncoded]:
    """Verbs that set off no rule though a political actor stands on either side."""
    coded = {event.trigger for event in found}
    for sentence in sentences:
        for verb in sentence:
            if not is_verb(verb) or verb.dep_ in _BESIDE_THE_POINT or tells_nothing(verb) or _is_told(verb, coded):
                continue
            if verb_lemma(verb) in happening.silent:
                continue
            if verb_lemma(verb) in _ANNOUNCING and not children(verb, "dobj"):
                continue  # "expelled him, the ministry announced": it only says so
            actors, recipients = sides_of_verb(verb, cast, happening)
            if actors and recipients and is_political(actors, cast) and is_political(recipients, cast):
                yield Uncoded(verb, sentence, actors[0], recipients[0], status_of(verb, happening))


def _is_told(verb: Token, coded: Set[Span]) -> bool:
    """Whether another word tells it: "*failed* to comply", "extended *sanctions*", "*withdrew*, handing it over"."""
    if span_of(verb) in coded or any(span_of(noun) in coded for noun in children(verb, "dobj", "nsubjpass")):
        return True
    outcome = verb.dep_ == "advcl" and verb.tag_ == "VBG" and behind_comma(verb)
    return (outcome or is_infinitive(verb)) and span_of(verb.head) in coded


def _make_event(trigger: Trigger, sentence: Words, cast: Cast, happening: Happening) -> EventMention | None:
    if is_done_by_things(trigger, cast, happening) or tells_nothing(trigger.token):
        return None
    actors = find_actors(trigger, cast, happening)
    recipients = find_recipients(trigger, cast, happening, actors)
    if trigger.rule.symmetric or (not recipients and is_mutual(trigger)):
        actors, recipients = _share_sides(actors, recipients)
    if is_business(trigger, (*actors, *recipients), cast):
        return None
    if is_daily_life(trigger, actors, recipients, cast, happening):
        return None
    rule = trigger.rule
    if (not actors and not recipients) or (_lacks_recipient(trigger) and not recipients):
        return None
    answered = _is_answered(trigger)
    kind, mode = _kind_and_mode(trigger, actors, recipients, cast)
    return EventMention(
        id="",
        type=kind,
        mode=mode,
        context=rule.context,
        actors=actors,
        recipients=recipients,
        trigger=span_of(trigger.token),
        sentence=_place(sentence),
        status="actual" if answered else _status(trigger, happening),
        date=None,
        place=None,
        numbers=find_numbers(trigger.token, rule.mode, violent=rule.event == "ASSAULT"),
        confidence=_confidence(trigger, actors, recipients),
        rule=rule.id,
        alleged=is_alleged(trigger.token),
        settled=answered or is_settled(trigger.token),
    )


def _kind_and_mode(
    trigger: Trigger, actors: tuple[Participant, ...], recipients: tuple[Participant, ...], cast: Cast
) -> tuple[str, str | None]:
    """The rule's own, unless an order names a penalty, a state's protest is a note or a drill is held with nobody."""
    rule = trigger.rule
    if rule.event == "REQUEST" and trigger.verbal and actors and names_penalty(trigger.token):
        return "THREATEN", None
    if is_note(trigger, actors, cast):
        return "ACCUSE", "disapprove"
    if is_own_drill(trigger, actors, recipients):
        return "MOBILIZE", "weapons"
    return rule.event, rule.mode


def _is_answered(trigger: Trigger) -> bool:
    """Whether the noun names words, and they were answered: a rejected demand was made."""
    return not trigger.verbal and trigger.rule.event in _SAID and is_answered(trigger.token)


def _status(trigger: Trigger, happening: Happening) -> Status:
    found = trigger.rule.status or status_of(trigger.token, happening, trigger.carrier)
    held_out = trigger.rule.event == "AID" and verb_lemma(trigger.token) in _HOLDING_OUT
    return "planned" if held_out and found == "actual" else found


def _lacks_recipient(trigger: Trigger) -> bool:
    """Whether the event is none without a recipient; a long idiom says by itself what is meant ("cap in hand")."""
    rule = trigger.rule
    return "recipient" in rule.needs and (rule.symmetric or trigger.match.depth < _LONG_IDIOM)


def _share_sides(
    actors: tuple[Participant, ...], recipients: tuple[Participant, ...]
) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    """Equals: every party is an actor; where no other side is named, all but the first are recipients too.

    Who was only found somewhere inside is no party in the place of an unknown subject: "the two will swap prisoners
    under a deal brokered by the Emirates".
    """
    if not actors:
        actors, recipients = tuple(one for one in recipients if not one.how.startswith("within")), ()
    if not recipients and len(actors) > 1:
        return actors, actors[1:]
    return actors, recipients


def _confidence(trigger: Trigger, actors: tuple[Participant, ...], recipients: tuple[Participant, ...]) -> float:
    """A rule's own confidence, less where sides are missing or reached by a walk, less for nouns."""
    value = trigger.rule.confidence + 0.05 * (trigger.match.depth - 1)
    if actors and recipients:
        value += 0.1
    elif not actors and QUAD_CLASS[trigger.rule.event] < 4:
        value -= 0.15
    if any(participant.how == "within" for participant in recipients):
        value -= 0.1
    if not trigger.verbal:
        value -= 0.1
    return round(min(max(value, 0.05), 0.95), 3)


def _place(sentence: Words) -> Span:
    """Where a sentence stands, without the blanks around it."""
    start, end = 0, len(sentence)
    while start < end - 1 and sentence[start].is_space:
        start += 1
    while end > start + 1 and sentence[end - 1].is_space:
        end -= 1
    return span_of(sentence[start:end])
