"""Outlets that are told something and pass it on: "told Reuters", "in an interview with Le Monde", "learned from"."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.attributions.candidates import Candidate
from dragoman.attributions.pieces import cut
from dragoman.attributions.sources import is_outlet, noun_span, passive
from dragoman.codebook.cue_file import Cue, CueFile
from dragoman.language.clauses import by_agents, children
from dragoman.types import Document, Span

_TALKS = frozenset(
    {"interview", "comment", "remark", "statement", "conversation", "call", "briefing", "message", "speech"}
)
_LEARNS = frozenset({"learn", "hear", "understand", "gather", "discover"})
_SPEAKS = frozenset({"speak", "talk"})


def outlet_told(verb: Token, cue: Cue, cues: CueFile) -> Token | None:
    """The outlet in "witnesses tell Reuters", "denied to the BBC that", "said in an interview with Le Monde"."""
    if cue.tier != "speech":
        return None
    if passive(verb):  # "the agency was told by the customs office"
        told = children(verb, "nsubjpass") if "addressee" in cue.frames and by_agents(verb) else []
        return next((noun for noun in told if is_outlet(noun, cues)), None)
    heard = children(verb, "dobj", "dative") if "addressee" in cue.frames else []
    for noun in [*reversed(heard), *_spoken_to(verb)]:
        if is_outlet(noun, cues) and noun.tag_ != "NNS":
            return noun
    return None


def learned_from(verb: Token, learner: Span | None, cues: CueFile) -> Span | None:
    """ "The agency Nova learned from sources": who told an outlet what it knows."""
    if verb.lemma_ not in _LEARNS or learner is None:
        return None
    if not any(is_outlet(word, cues) for word in children(verb, "nsubj")):
        return None
    phrases = [phrase for phrase in children(verb, "prep") if phrase.lower_ == "from"]
    return next((noun_span(noun) for phrase in phrases for noun in children(phrase, "pobj")), None)


def _spoken_to(verb: Token) -> list[Token]:
    """Whoever hears it behind a preposition: "said to", "in an interview with", "speaking to"."""
    phrases = children(verb, "prep", "dative")
    talks = [noun for phrase in phrases for noun in children(phrase, "pobj") if noun.lemma_.lower() in _TALKS]
    speaking = [clause for clause in children(verb, "advcl") if clause.lemma_ in _SPEAKS]
    heard = [phrase for phrase in phrases if phrase.lower_ == "to"]
    deeper = (phrase for head in (*talks, *speaking) for phrase in children(head, "prep"))
    heard.extend(phrase for phrase in deeper if phrase.lower_ in {"to", "with"})
    return [noun for phrase in heard for noun in children(phrase, "pobj")]


def _called(outlet: Token) -> Span | None:
    """ "told the broadcaster NHK": the name with what it is called, which the parser takes for a second object."""
    before = [noun for noun in children(outlet.head, outlet.dep_) if noun.right_edge.i == outlet.left_edge.i - 1]
    source = noun_span(outlet)
    first = noun_span(before[0]) if before else None
    return Span(first.start, source.end) if first and source else source


def carried(inner: Candidate, outlet: Token, document: Document) -> Candidate:
    """The outlet's own word: that somebody told it so."""
    source = _called(outlet)
    parts = [*inner.content, *([inner.source] if inner.source else [])]
    content = cut(sorted(parts), [source] if source else [], document.text)
    return Candidate(inner.cue, "carrier", "report", inner.trigger, inner.span, source, content, rank=0)
