"""Who is cited by whom: "X reported, citing Y", "Y, quoted by X", "Y was quoted by X as saying"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from dragoman.attributions.candidates import Candidate
from dragoman.attributions.phrases import can_speak, shift_to
from dragoman.attributions.pieces import cut, join
from dragoman.attributions.sources import noun_span, with_preposition
from dragoman.codebook.cue_file import CueFile
from dragoman.language.clauses import by_agents, children
from dragoman.language.parser import span_of
from dragoman.types import Document, Span


def share_cited(candidates: Sequence[Candidate], document: Document, cues: CueFile) -> list[Candidate]:
    """ "X reported, citing Y": Y stands by the words that X reports, one step further in."""
    found: list[Candidate] = []
    for each in candidates:
        citer = _citer(each, candidates) if each.frame in {"phrase.citing", "phrase.quoting"} else None
        if citer is None:
            found.append(each)
        elif citer.content:
            found.append(replace(each, content=shift_to(citer.content, each, document), rank=citer.rank + 1))
    return [_who_cited(each, found, document, cues) for each in found]


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


def _citer(cited: Candidate, candidates: Sequence[Candidate]) -> Candidate | None:
    """The report whose verb the citing clause hangs on, be it through the reported verb."""
    sentence = [
        each for each in candidates if each is not cited and each.trigger.sent == cited.trigger.sent and each.rank
    ]
    above = {token.i for token in cited.trigger.ancestors}
    over = [each for each in sentence if each.trigger.i in above and each.cue.tier == "speech"]
    return max(over, key=lambda each: each.trigger.i) if over else None


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


def quoted_as_saying(quoting: Candidate, document: Document) -> list[Candidate]:
    """ "The envoy was quoted by Xinhua as saying": the envoy speaks, and Xinhua passes it on if it is named."""
    verb = quoting.trigger
    saying = [clause for prep in children(verb, "prep") if prep.lower_ == "as" for clause in children(prep, "pcomp")]
    speakers = children(verb, "nsubjpass")
    if verb.lemma_ not in {"quote", "cite"} or not saying or not speakers:
        return [quoting]
    speaker = noun_span(speakers[0], verb)
    agents = by_agents(verb) or by_agents(saying[0]) or _by_phrases(saying[0])
    outlet = noun_span(agents[0]) if agents else None
    away = [span_of(verb), *([speaker] if speaker else []), *with_preposition(outlet, document)]
    content = cut(quoting.content, away, document.text)
    found = [replace(quoting, frame="clause", kind="report", source=speaker, content=content)]
    if outlet is not None and speaker is not None:
        whole = join([*content, speaker], document.text)
        found.append(replace(quoting, frame="carrier", kind="report", source=outlet, content=whole, rank=0))
    return found


def _by_phrases(verb: Token) -> list[Token]:
    return [noun for by in children(verb, "prep") if by.lower_ == "by" for noun in children(by, "pobj")]
