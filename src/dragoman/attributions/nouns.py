"""Frames of nouns and adjectives: "the claim that", "his promise to", "allegations of", "is confident that"."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.attributions.candidates import Candidate
from dragoman.attributions.charges import denies_noun
from dragoman.attributions.complements import as_what, is_infinitive, words_under
from dragoman.attributions.pieces import cut, spans_of
from dragoman.attributions.sources import giver_span, owner_span, source_of_verb
from dragoman.codebook.cue_file import Cue, CueFile
from dragoman.language.clauses import children, is_verb
from dragoman.language.parser import span_of
from dragoman.types import AttributionKind, Document, Span


def read_noun(noun: Token, document: Document, cues: CueFile) -> list[Candidate]:
    """The attribution that this noun makes, if it has a complement and, for a mere phrase, somebody behind it."""
    lemma = noun.lemma_.lower()
    cue = cues.nouns.get(lemma)
    kind: AttributionKind | None = cue.kind if cue else None
    if lemma in cues.documents and cue is None:
        cue, kind = cues.nouns.get("statement"), "document"
    if cue is None or kind is None or any(word.lower_ == "no" for word in children(noun, "det")):
        return []  # "no comment on the claim"
    source = owner_span(noun, cues.speakers)
    frame, heads = _complements(noun, cue, cues, needs_source=source is None)
    if frame in {"clause", "infinitive"} or not heads:
        source = source or giver_span(noun, cues.light_verbs)
        frame, heads = _complements(noun, cue, cues, needs_source=source is None)
    if source is not None and frame not in {"clause", "infinitive"} and owner_span(noun, cues.speakers) is None:
        return []
    if not heads:
        return []
    if _is_called_untrue(noun, cues):
        kind, source = "denial", source_of_verb(noun.head) if noun.dep_ == "dobj" else None
    span = span_of(noun)
    words = [word for word in words_under(heads) if word.i != noun.i]
    content = cut(spans_of(words, document.text), [span, *([source] if source else [])], document.text)
    return [Candidate(cue, f"noun.{frame}", kind, noun, span, source, content)] if content else []


def read_untrue(word: Token, document: Document, cues: CueFile) -> list[Candidate]:
    """ "It is a lie that we bombed the school", "it is not true that": what is denied by whoever says so."""
    false = word.lemma_.lower() in cues.untrue
    if not false and word.lower_ != "true":
        return []
    verb = word.head
    if verb.lemma_ != "be" or bool(children(verb, "neg")) == false:
        return []
    if not any(subject.lower_ == "it" for subject in children(verb, "nsubj", "expl")):
        return []
    below = [*children(word, "ccomp", "acl", "relcl"), *children(verb, "ccomp", "csubj", "advcl")]
    clauses = [clause for clause in below if clause.i > word.i and clause.left_edge.lower_ == "that"]
    content = cut(spans_of(words_under(clauses[:1]), document.text), [], document.text)
    span = span_of(word)
    return [Candidate(cues.verbs["deny"], "untrue", "denial", word, span, None, content)] if content else []


def _is_called_untrue(noun: Token, cues: CueFile) -> bool:
    """ "reports that troops had landed were untrue", "called reports that ... a tale": who says so denies them."""
    verb = noun.head
    if children(verb, "neg") or not (verb.lemma_ == "be" if noun.dep_ == "nsubj" else noun.dep_ == "dobj"):
        return False
    called = children(verb, "acomp", "attr", "oprd", "dobj")
    last = [word for word in verb.subtree if not word.is_punct][-1:]  # whatever the parser hangs it on
    return any(word.i > noun.i and word.lemma_.lower() in cues.untrue for word in (*called, *as_what(verb), *last))


def _complements(noun: Token, cue: Cue, cues: CueFile, *, needs_source: bool) -> tuple[str, list[Token]]:
    for clause in [*children(noun, "acl", "ccomp", "relcl"), *_predicate_clause(noun)]:
        if is_infinitive(clause):
            if "infinitive" in cue.frames and not needs_source:
                return "infinitive", [clause]
        elif any(mark.lower_ in {"that", "whether"} for mark in children(clause, "mark")) and not denies_noun(
            clause, cues
        ):
            return "clause", [clause]
    if needs_source and cue.kind != "accusation":
        return "", []
    phrases = [each for each in children(noun, "prep") if each.lower_ in cue.prepositions - {"by", "from"}]
    return (phrases[0].lower_, phrases[:1]) if phrases else ("", [])


def _predicate_clause(noun: Token) -> list[Token]:
    """ "the argument is that the vote was fair"."""
    verb = noun.head
    if noun.dep_ == "nsubj" and verb.lemma_ == "be" and not children(verb, "attr", "acomp"):
        return children(verb, "ccomp")
    return []


def read_adjective(adjective: Token, document: Document, cues: CueFile) -> list[Candidate]:
    """What a person is said to be confident, afraid or aware of."""
    cue = cues.adjectives.get(adjective.lower_)
    verb = adjective.head
    if cue is None or adjective.dep_ not in {"acomp", "oprd", "attr", "ROOT"} or not is_verb(verb):
        return []
    clauses = children(adjective, "ccomp", "xcomp")
    phrases = [each for each in children(adjective, "prep") if each.lower_ in cue.prepositions]
    heads = clauses or phrases
    source = source_of_verb(verb) if heads and not children(verb, "expl") else None
    if source is None or document[source].lower() == "it":
        return []
    span = _predicate_span(verb, adjective)
    content = cut(spans_of(words_under(heads), document.text), [span, source], document.text)
    frame = "clause" if clauses else phrases[0].lower_
    return [Candidate(cue, f"adjective.{frame}", cue.kind, adjective, span, source, content)] if content else []


def _predicate_span(verb: Token, adjective: Token) -> Span:
    """ "is confident" where the two stand together, else the adjective."""
    if 0 < adjective.i - verb.i <= 2:
        return Span(span_of(verb).start, span_of(adjective).end)
    return span_of(adjective)
