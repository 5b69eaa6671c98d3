"""Who is cited by whom: "X reported, citing Y", "Y, quoted by X", "Y was quoted by X as saying"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from dragoman.attributions.candidates import Candidate
from dragoman.attributions.phrases import can_speak, shift_to
from dragoman.attributions.pieces import cut, join
from dragoman.attributions.sources import is_outlet, noun_span, with_preposition
from dragoman.codebook.cue_file import CueFile
from dragoman.language.clauses import by_agents, children, prepositional
from dragoman.language.parser import span_of
from dragoman.types import Document, Span

_SELF = r"(?:(?:in turn|himself|herself|themselves|itself) )?"
# "The mayor, who relied on drivers": from whom the one who speaks has it.
_HAS_IT_FROM = re.compile(
    rf",? who {_SELF}(?:had it from|(?:has |have |had )?(?:relied on|(?:heard|got|learned|learnt) (?:it|so|this) from"
    r"|been (?:told|informed) (?:so |of it |this )?by|cited|quoted)"
    r"|(?:was|were) (?:told|informed) (?:so |of it |this )?by|(?:was|were) (?:citing|quoting)) (?P<other>.+)",
    re.DOTALL,
)
# "A defector who had been interviewed by Radio Dabanga": through whom his word came.
_HEARD_BY = re.compile(
    r",? (?:who (?:had been|has been|have been|was|were) (?:quoted|cited|interviewed)|interviewed|contacted|reached)"
    r" by (?P<other>.+)",
    re.DOTALL,
)

# "Kommersant's source": the paper, and who told it.
_ITS_SOURCE = re.compile(
    r"['’]s? (?P<other>(?:[\w-]+ )?(?:sources?|informants?|interlocutors?)(?: (?:in|at|close to|from)\b.*)?)$"
)

_SAID = frozenset({"nsubj", "nsubjpass", "mark"})
_CITING_FRAMES = frozenset({"phrase.citing", "phrase.quoting"})
_CITING = re.compile(rf",? {_SELF}(?:citing|quoting) (?P<other>.+)", re.DOTALL)


def share_cited(candidates: Sequence[Candidate], document: Document, cues: CueFile) -> list[Candidate]:
    """ "X reported, citing Y": Y stands by the words that X reports, one step further in."""
    pairs = [(each, _citer(each, candidates) if each.frame in _CITING_FRAMES else None) for each in candidates]
    found = [
        each if citer is None else replace(each, content=shift_to(citer.content, each, document), rank=citer.rank + 1)
        for each, citer in pairs
        if citer is None or citer.content
    ]
    cited = [(citer, each) for each, citer in pairs if citer is not None]
    found = [_without_cited(each, cited, document) for each in found]
    return [_who_cited(each, found, document, cues) for each in found]


def _without_cited(each: Candidate, cited: Sequence[tuple[Candidate, Candidate]], document: Document) -> Candidate:
    """Who cites somebody tells what he has from him, not that he has it."""
    for citer, other in cited:
        if citer is each:
            each = replace(each, content=shift_to(each.content, other, document))
    return each


def _who_cited(cited: Candidate, candidates: Sequence[Candidate], document: Document, cues: CueFile) -> Candidate:
    """ "according to Al-Ahram, which cited a spokesman": the spokesman stands behind what the paper says."""
    verb = cited.trigger
    if verb.dep_ != "relcl" or verb.lemma_ not in {"cite", "quote"} or cited.frame != "object":
        return cited
    named = next((noun for noun in children(verb, "dobj") if can_speak(noun, cues)), None)
    holders = [each for each in candidates if each.source is not None and each.source.contains(cited.span)]
    source = noun_span(named) if named is not None else None
    if source is None or not holders:
        return cited
    outer = max(holders, key=lambda each: each.rank)
    content = cut(outer.content, [cited.span, source], document.text)
    return replace(cited, frame="which.citing", source=source, content=content, rank=outer.rank + 1)


def hand_on(told: Candidate, document: Document, cues: CueFile) -> list[Candidate]:
    """ "Citing the mayor, who relied on drivers", "a defector interviewed by Radio Okapi": two speakers."""
    words = document[told.source] if told.source is not None else ""
    for pattern, behind in ((_HAS_IT_FROM, True), (_HEARD_BY, False), (_ITS_SOURCE, True), (_CITING, True)):
        found = pattern.search(words)
        if found is None or found.start() == 0 or told.source is None or not told.content or told.frame == "carrier":
            continue
        first = Span(told.source.start, told.source.start + found.start())
        other = Span(told.source.start + found.start("other"), told.source.start + found.end("other"))
        outlet = other if pattern is _HEARD_BY else first
        if pattern is not _HAS_IT_FROM and not names_outlet(document[outlet], cues):
            continue
        content = cut(told.content, [told.source], document.text)
        outer, inner = (first, other) if behind else (other, first)
        shown = replace(told, source=outer, content=content)
        return [shown, replace(told, frame="which.citing", source=inner, content=content, rank=told.rank + 1)]
    return [told]


def part_from_cited(told: Candidate, document: Document, cues: CueFile) -> Candidate:
    """ "Citing a nun, Sky News reported": the parser takes the outlet for an apposition of whom it cites."""
    words = document[told.source] if told.source is not None else ""
    comma = words.rfind(", ")
    opens = words.casefold().startswith(("citing ", "quoting "))
    cited = told.frame in _CITING_FRAMES and told.trigger.is_sent_start
    if told.source is None or comma < 0 or not (opens or cited) or not names_outlet(words[comma + 2 :], cues):
        return told
    parts = Span(told.source.start + comma + 2, told.source.end), Span(told.source.start, told.source.start + comma)
    return replace(told, source=parts[0] if opens else parts[1])


def names_outlet(words: str, cues: CueFile) -> bool:
    """Whether words hold one that outlets go by ("agency"), or are, or end in, a known outlet's name."""
    said = words.casefold().removeprefix("the ").split()
    ends = (" ".join(said[start:]) for start in range(len(said)))
    return not cues.carriers.isdisjoint(said) or any(end in cues.outlets for end in ends)


def _citer(cited: Candidate, candidates: Sequence[Candidate]) -> Candidate | None:
    """The report whose verb the citing clause hangs on, be it through the reported verb, or stands right behind."""
    block = [each for each in candidates if each.trigger.doc is cited.trigger.doc and each is not cited and each.rank]
    sentence = [each for each in block if each.trigger.sent == cited.trigger.sent]
    above = {token.i for token in cited.trigger.ancestors}
    spoken = [each for each in sentence if each.cue.tier == "speech"]
    over = [each for each in spoken if _stands_behind(cited.trigger, each)]
    over = over or [each for each in spoken if each.trigger.i in above]
    return max(over, key=lambda each: each.trigger.i) if over else None


def _stands_behind(citing: Token, told: Candidate) -> bool:
    """ "..., Myanmar Now reported on Sunday, quoting residents": only when and where between the two."""
    between = list(told.trigger.doc[told.trigger.i + 1 : citing.i])
    inside = {word.i for word in told.trigger.subtree}
    near = all(word.i in inside or word.is_punct for word in between)
    return near and bool(between) and between[-1].text == "," and not any(word.dep_ in _SAID for word in between)


def quoted_by(quoting: Candidate, candidates: Sequence[Candidate], document: Document) -> Candidate:
    """ "AFP, quoted by state television, reported that": what AFP reports is what the television passes on."""
    if quoting.frame != "passive.object" or quoting.trigger.lemma_ not in {"quote", "cite"} or quoting.source is None:
        return quoting
    for each in candidates:
        told = each.source is not None and each.source.contains(quoting.span) and each is not quoting
        if told and each.content:
            away = [quoting.span, Span(quoting.span.start, quoting.source.end)]
            content = cut(sorted([*each.content, *quoting.content, each.span]), away, document.text)
            return replace(quoting, frame="carrier", content=content, rank=0)
    return quoting


def quoted_as_saying(quoting: Candidate, document: Document, cues: CueFile) -> list[Candidate]:
    """ "The envoy was quoted by Xinhua as saying": the envoy speaks, and Xinhua passes it on if it is named."""
    verb = quoting.trigger
    saying = [clause for prep in children(verb, "prep") if prep.lower_ == "as" for clause in children(prep, "pcomp")]
    speakers = children(verb, "nsubjpass")
    if verb.lemma_ not in {"quote", "cite"} or not saying or not speakers:
        return [quoting]
    speaker = noun_span(speakers[0], verb)
    heard = [noun for noun in children(saying[0], "dobj", "dative") if is_outlet(noun, cues)]  # "as telling dpa"
    agents = by_agents(verb) or by_agents(saying[0]) or prepositional(saying[0], "by") or heard
    outlet = noun_span(agents[0]) if agents else None
    away = [span_of(verb), *([speaker] if speaker else []), *with_preposition(outlet, document)]
    content = cut(quoting.content, away, document.text)
    found = [replace(quoting, frame="clause", kind="report", source=speaker, content=content)]
    if outlet is not None and speaker is not None:
        whole = join([*content, speaker], document.text)
        found.append(replace(quoting, frame="carrier", kind="report", source=outlet, content=whole, rank=0))
    return found
