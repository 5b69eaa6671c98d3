"""Gives each quotation to the one who speaks it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Token

from dragoman.attributions.candidates import Candidate
from dragoman.attributions.pieces import clip, covers, cut, join, touches
from dragoman.attributions.quotations import Quotation
from dragoman.attributions.sources import noun_span
from dragoman.language.labels import FINITE
from dragoman.language.parser import offset_of, span_of
from dragoman.types import Document, Span

_BESIDE = 5  # words between a cue and its speaker
_STRAY = 2  # characters of an opening mark that the parser left in the sentence before
_LEAD = 2  # a comma or colon and a blank
_SHORT = 4  # words of a phrase within a reported clause that need not be widened


def give_quotations(
    candidates: Sequence[Candidate], quotations: Sequence[Quotation], document: Document
) -> list[Candidate]:
    """The candidates with the quotations that are theirs.

    1. A cue inside a quotation keeps to it: what the quoted person says of others.
    2. A quotation that the grammar already puts in a cue's content is taken whole.
    3. One beside a cue in its sentence is that cue's.
    4. One that follows in the paragraph, or fills the next, goes on with the last speaker.
    5. Paragraphs in front that open a quotation and leave it open are his whom the last of them names.
    """
    found = [_keep_inside(each, quotations, document) for each in candidates]
    previous: int | None = None
    last: Quotation | None = None
    for place, quotation in enumerate(quotations):
        if quotation.scare:
            continue
        owner = _owner(found, quotation)
        if owner is None and not quotation.closed:
            owner = _named_at_the_end(found, quotations[place:])
        if owner is None and previous is not None and last is not None:
            owner = previous if _goes_on(found[previous], last, quotation, document) else None
        if owner is None:
            owner = _announced_by_colon(found, quotation, document)
        if owner is not None:
            found[owner] = _with(found[owner], quotation, document)
            previous, last = owner, quotation
    return [each for each in found if each.content]


def _named_at_the_end(candidates: Sequence[Candidate], quotations: Sequence[Quotation]) -> int | None:
    """ "“P.", "“Q.", "“R,” the minister said.": of paragraphs left open, he speaks whom the last of them names."""
    for before, quotation in pairwise(quotations):
        if before.closed or not quotation.follows:
            return None
        owner = _owner(candidates, quotation)
        if owner is not None:
            return owner
    return None


def _keep_inside(candidate: Candidate, quotations: Sequence[Quotation], document: Document) -> Candidate:
    around = next((each.span for each in quotations if not each.scare and each.span.contains(candidate.span)), None)
    if around is None:
        return _speak_outside(candidate, quotations, document)
    content = clip(candidate.content, around, document.text)
    source = candidate.source if candidate.source is None or around.contains(candidate.source) else None
    return replace(candidate, content=content, source=source, quotable=False)


def _speak_outside(candidate: Candidate, quotations: Sequence[Quotation], document: Document) -> Candidate:
    """Takes the end of a quotation off the name behind it, where the parser read the two as one."""
    source = candidate.source
    if source is None:
        return candidate
    gone = [each.span for each in quotations if not each.scare and each.span.overlaps(source)]
    rest = cut([source], gone, document.text) if gone else ()
    if gone and not rest:
        speaker = _named_beside(candidate, gone, document)
        return replace(candidate, source=speaker) if speaker else candidate
    return replace(candidate, source=rest[-1]) if rest else candidate


def _named_beside(candidate: Candidate, quoted: Sequence[Span], document: Document) -> Span | None:
    """The name between a quotation and its cue, or behind it, where the parser took quoted words for the subject."""
    cue = candidate.trigger
    if cue.tag_ not in FINITE:
        return None
    words = [
        word for word in cue.sent if not _is_bracketed(word) and not any(one.overlaps(span_of(word)) for one in quoted)
    ]
    place = next(number for number, word in enumerate(words) if word.i == cue.i) if cue in words else 0
    near = [*words[max(place - _BESIDE, 0) : place], *words[place + 1 : place + 1 + _BESIDE]]
    nouns = [word for word in near if word.pos_ in {"NOUN", "PROPN", "PRON"}]
    before = [noun for noun in nouns if noun.i < cue.i]
    named = before[-1] if before else next((_top(noun, words) for noun in nouns), None)
    span = noun_span(named, cue) if named is not None else None
    parts = cut([span], [candidate.span, *quoted], document.text) if span else ()
    return parts[0] if parts else None


def _top(noun: Token, words: Sequence[Token]) -> Token:
    """The head of a name: "Wimes" of "Leslie Wimes"."""
    while noun.dep_ in {"compound", "nmod", "amod"} and noun.head in words:
        noun = noun.head
    return noun


def _is_bracketed(word: Token) -> bool:
    """ "(D-Md.)" behind a name."""
    opening = word.doc.text.rfind("(", 0, word.idx + 1)
    return opening >= 0 and ")" not in word.doc.text[opening : word.idx]


def _owner(candidates: Sequence[Candidate], quotation: Quotation) -> int | None:
    outside = [
        (number, each)
        for number, each in enumerate(candidates)
        if each.cue.tier == "speech" and each.rank and not quotation.span.overlaps(each.span)
    ]
    before = [number for number, each in outside if _leads_in(each, quotation)]
    if before:
        return before[-1]
    held = [(number, each) for number, each in outside if touches(each.content, quotation.span)]
    if held:
        return max(held, key=lambda pair: (pair[1].quotable, -_distance(pair[1].span, quotation.span)))[0]
    beside = [(number, each) for number, each in outside if _may_speak(each) and _same_sentence(each, quotation)]
    if not beside:
        return None
    return min(beside, key=lambda pair: (bool(pair[1].content), _distance(pair[1].span, quotation.span)))[0]


def _leads_in(candidate: Candidate, quotation: Quotation) -> bool:
    """Whether the cue stands right before the opening mark ("a message stating, '...'")."""
    return candidate.quotable and not candidate.content and 0 < quotation.span.start - candidate.span.end <= _LEAD


def _may_speak(candidate: Candidate) -> bool:
    return candidate.quotable and candidate.source is not None


def _same_sentence(candidate: Candidate, quotation: Quotation) -> bool:
    """Whether the quotation stands in the cue's sentence, or ends right before it ("'Really?' asked Kerry.")."""
    sentence = _sentence(candidate)
    shared = min(sentence.end, quotation.span.end) - max(sentence.start, quotation.span.start)
    return shared > _STRAY or (not candidate.content and _opens_behind(candidate, sentence, quotation))


def _opens_behind(candidate: Candidate, sentence: Span, quotation: Quotation) -> bool:
    """Whether the cue and its speaker open the sentence behind the quotation, in the same paragraph."""
    together = offset_of(candidate.trigger.doc) <= quotation.span.start
    return together and 0 <= sentence.start - quotation.span.end <= _LEAD and candidate.start - sentence.start <= _LEAD


def _sentence(candidate: Candidate) -> Span:
    words = candidate.trigger.sent
    start = offset_of(words.doc)
    return Span(start + words.start_char, start + words.end_char)


def _distance(cue: Span, quotation: Span) -> int:
    return max(cue.start - quotation.end, quotation.start - cue.end, 0)


def _goes_on(speaker: Candidate, last: Quotation, quotation: Quotation, document: Document) -> bool:
    """Whether the last speaker is still speaking."""
    if quotation.follows:
        return True
    if quotation.paragraph == last.paragraph:
        reach = max(last.span.end, _sentence(speaker).end)
        gap = document.text[min(reach, quotation.span.start) : quotation.span.start]
        return not any(char.isalnum() for char in gap)
    return quotation.whole and quotation.paragraph == last.paragraph + 1


def _announced_by_colon(candidates: Sequence[Candidate], quotation: Quotation, document: Document) -> int | None:
    """ "The paper reports:", or "He replied,", and the quotation in the next paragraph."""
    head = document.text[: quotation.span.start].rstrip()
    if not head.endswith((":", ",")):
        return None
    reach = len(head)
    near = [n for n, each in enumerate(candidates) if each.quotable and 0 <= reach - _sentence(each).end <= 1]
    return near[-1] if near else None


def _with(candidate: Candidate, quotation: Quotation, document: Document) -> Candidate:
    """The candidate with all of the quotation in its content."""
    if covers(candidate.content, quotation.span):
        return candidate
    held = touches(candidate.content, quotation.span)
    quoted = document[quotation.span]
    if held and len(quoted.split()) <= _SHORT and quoted[:-1].rstrip("'’”\"")[-1:] not in {",", ".", "!", "?"}:
        return candidate
    gone = [candidate.span, *([candidate.source] if candidate.source else [])]
    content = cut(join([*candidate.content, quotation.span], document.text), gone, document.text)
    return replace(candidate, content=content, frame=candidate.frame if candidate.content else "quotation")
