"""Frames of verbs: "said that", "was accused of", "told reporters", "called for"."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Token

from dragoman.attributions.asides import teller_of, tells, without_asides
from dragoman.attributions.beside import around_interposed, beside_clause, condition_of, is_meanwhile
from dragoman.attributions.candidates import Candidate
from dragoman.attributions.charges import called_untrue, denies_noun, is_unproven
from dragoman.attributions.closing import Closing, read_closing, read_quoting_end, speaker_before
from dragoman.attributions.complements import (
    described,
    find_complements,
    is_infinitive,
    passive_subjects,
    words_under,
)
from dragoman.attributions.pieces import cut, spans_of, trim
from dragoman.attributions.scenes import is_scene, takes_for_granted
from dragoman.attributions.sources import (
    lost_subject,
    parted_subject,
    passive,
    source_of_verb,
    trailing_speaker,
    with_preposition,
)
from dragoman.attributions.told import carried, learned_from, outlet_told
from dragoman.codebook.cue_file import Cue, CueFile
from dragoman.language.clauses import children, is_verb
from dragoman.language.labels import FINITE
from dragoman.language.parser import span_of
from dragoman.types import AttributionKind, Document, Span

_PARTS = frozenset({"prt", "prep", "advmod", "acomp", "oprd", "dative"})
_NAMING = frozenset({"name", "identify", "quote"})
_KEEPS_SILENT = frozenset({"decline", "refuse"})
_CHARGE_OF = re.compile(r"(?P<charge>(?:an?|the) (?:charge|claim|allegation|accusation|assertion)s?) (?=[A-Z])")
_NOBODY = frozenset({"no", "nobody", "none", "neither"})
_DENYING = frozenset({"deny", "rule", "refute", "dispute", "contest"})  # "neither confirm nor rule out"


def read_verb(verb: Token, document: Document, cues: CueFile) -> list[Candidate]:
    """The attribution that this verb makes, and the outlet's that it was told to; empty where it makes none."""
    entry = _entry(verb, cues)
    if entry is None or verb.dep_ == "amod" or _is_silence(verb, cues) or _is_nobodys(verb) or is_scene(verb, cues):
        return []  # "UN-backed": an adjective
    cue, anchor = entry
    negated = bool(children(verb, "neg"))
    if negated and (cue.kind == "accusation" or (cue.kind == "denial" and verb.lemma_ not in _DENYING)):
        return []  # "has not accused Russia of sending them", "did not reject the offer"
    quoting = read_quoting_end(verb, cues)
    if quoting is not None:
        quoter, quoted, words = quoting
        content = spans_of(words, document.text)
        outer = Candidate(cue, "closing", "report", verb, span_of(verb), quoter, content)
        return [outer, replace(outer, frame="which.citing", source=quoted, rank=2)] if content else []
    closing = read_closing(verb, cue if anchor.i == verb.i else cues.verbs.get(verb.lemma_.lower(), cue), cues)
    heads_clause = _heads_clause(verb)
    frame, said = _said(verb, anchor, cue, cues) if heads_clause else ("", [])
    if closing is not None and _is_better(closing, verb, said):
        return _closed(verb, cue, closing, document)
    if not heads_clause:
        return []
    quotable = "quotation" in cue.frames
    if not said and not quotable:
        return []
    if _leaves_open(verb) or (negated and cue.kind == "denial"):
        return _open_claim(verb, cue, said, document)
    said = without_asides(verb, said, cues)
    source = _without_content(_speaker(verb, cues), said, document)
    charge = _charge_before(source, document) if cue.kind == "denial" else None
    if source is not None and charge is not None:
        denied = Span(source.start, charge)
        return [Candidate(cue, "object", "denial", verb, span_of(verb), Span(charge + 1, source.end), (denied,))]
    if source is None and not passive(verb) and (cue.tier == "other" or cue.kind == "accusation"):
        return []  # "Imagine that": nobody's thought
    span = _cue_span(verb, anchor)
    away = [span, *with_preposition(source, document)]
    said = [*said, *_further_charges(verb, frame, said, cues)] if cue.kind == "accusation" else said
    told = set(described(verb, cue, cues)) if frame == "object" else set()
    content = cut(spans_of([word for word in said if word not in told], document.text), away, document.text)
    if not content and not quotable:
        return []
    untrue = called_untrue(verb, cues) if cue.kind == "report" and frame in {"designation", "as"} else None
    if untrue is not None:
        content = cut(content, [span_of(list(untrue.subtree))], document.text)
    kind = "denial" if untrue is not None or denies_noun(verb, cues) else _kind(cue, frame, verb)
    frame = "why" if takes_for_granted(cue, frame, content, document) else frame or "quotation"
    found = Candidate(cue, frame, kind, verb, span, source, content, quotable)
    origin = learned_from(verb, source, cues)
    if origin is not None:
        content = cut(content, [origin], document.text)
        return [
            replace(found, content=content),
            replace(found, frame="from.citing", source=origin, content=content, rank=2),
        ]
    outlet = outlet_told(verb, cue, cues)
    return [found] if outlet is None else [found, carried(found, outlet, document)]


def _speaker(verb: Token, cues: CueFile) -> Span | None:
    """Who says it; of a participle, who has said what stands before it, be it only by the commas around him."""
    clause = verb.head
    adds = verb.tag_ == "VBG" and verb.dep_ == "advcl" and clause.i < verb.i and is_verb(clause) and tells(clause, cues)
    closing = speaker_before(clause) if adds and not children(clause, "nsubj", "nsubjpass") else []
    return span_of(closing) if closing else source_of_verb(teller_of(verb, cues) or verb, cues)


def _is_better(closing: Closing, verb: Token, said: list[Token]) -> bool:
    """Whether the parser gave the cue no speaker, one on its wrong side, or none of what stands in front."""
    source = source_of_verb(verb)
    misplaced = closing.by_outlet if source is None else closing.inverted and source.start < span_of(verb).start
    return (misplaced and (closing.inverted or not passive(verb))) or not set(said) & set(closing.said)


def _closed(verb: Token, cue: Cue, closing: Closing, document: Document) -> list[Candidate]:
    """ "P, elders alleged.": the speaker with all that stands before him, and the outlet he tells it to."""
    content = cut(spans_of(closing.said, document.text), [closing.speaker], document.text)
    if not content:
        return []
    found = Candidate(
        cue, "closing", cue.kind, verb, span_of(verb), closing.speaker, content, "quotation" in cue.frames
    )
    return [found] if closing.outlet is None else [found, carried(found, closing.outlet, document)]


def _open_claim(verb: Token, cue: Cue, said: list[Token], document: Document) -> list[Candidate]:
    """What somebody will not confirm is claimed by others, who are not named."""
    content = cut(spans_of(said, document.text), [span_of(verb)], document.text)
    return [Candidate(cue, "silence", "claim", verb, span_of(verb), None, content)] if content else []


def _heads_clause(word: Token) -> bool:
    """Whether the word is a verb, also where the tagger took it for a noun ("the four accuse Doha")."""
    return is_verb(word) or word.tag_ in {"VBN", "VBD", "VBZ"} or bool(children(word, "nsubj", "nsubjpass"))


def _entry(verb: Token, cues: CueFile) -> tuple[Cue, Token] | None:
    """The verb's cue, with the particle or preposition if they are a cue together."""
    lemma = verb.lemma_.lower()
    if lemma not in cues.verb_openers:
        return None
    behind = [child for child in verb.children if child.i > verb.i and child.dep_ in _PARTS and not _is_time(child)]
    between = ["", *(f"{child.lower_} " for child in verb.children if child.dep_ in {"prt", "dobj", "advmod", "advcl"})]
    nouns = children(verb, "dobj")
    hung = [phrase for noun in nouns for phrase in children(noun, "prep")]  # "claimed responsibility for"
    for child in [*behind, *hung]:
        for middle in reversed(between) if child in behind else [f"{noun.lower_} " for noun in nouns]:
            phrase = cues.verbs.get(f"{lemma} {middle}{child.lower_}")
            if phrase is not None and (middle or not _takes_object(verb, child, phrase)):
                return phrase, child
    single = cues.verbs.get(lemma)
    return (single, verb) if single is not None else None


def _is_time(preposition: Token) -> bool:
    """ "reported on Sunday" is not "reported on the war"."""
    return any(noun.ent_type_ in {"DATE", "TIME"} for noun in children(preposition, "pobj"))


def _takes_object(verb: Token, preposition: Token, phrase: Cue) -> bool:
    """ "referred the case to the court" is not "referred to the case"; "asked Paris for help" is "asked for help"."""
    return phrase.kind == "report" and preposition.dep_ == "prep" and bool(children(verb, "dobj"))


def _is_silence(verb: Token, cues: CueFile) -> bool:
    """ "declined to comment", "did not respond to requests", "asked not to be named"."""
    head = verb.head
    if verb.lemma_ in cues.silence and verb.dep_ == "xcomp" and head.lemma_ in _KEEPS_SILENT | {"fail", "be", "want"}:
        return True
    if verb.lemma_ in _KEEPS_SILENT and any(child.lemma_ in cues.silence for child in children(verb, "xcomp")):
        return True
    if any(clause.lemma_ in _NAMING and children(clause, "neg") for clause in children(verb, "xcomp", "ccomp")):
        return True
    marks = [word.lower_ for clause in children(verb, "ccomp") for word in children(clause, "mark")]
    unsaid = verb.lemma_ in cues.silence and not children(verb, "ccomp")
    return bool(children(verb, "neg")) and (unsaid or "whether" in marks)  # "would not say whether"


def _is_nobodys(verb: Token) -> bool:
    """ "No group has claimed the attack", "nobody said so": nothing is asserted."""
    subjects = children(verb, "nsubj")
    return any(
        word.lower_ in _NOBODY or _NOBODY & {each.lower_ for each in children(word, "det", "preconj")}
        for word in subjects
    )


def _leaves_open(verb: Token) -> bool:
    """ "neither confirmed nor denied", "refused to deny", "stopped short of accusing": neither yes nor no is said."""
    if verb.dep_ == "pcomp" and verb.head.head.lower_ == "short":
        return True
    shares = verb.dep_ == "conj" and verb.head.lemma_ in {"confirm", *_DENYING} and not children(verb, "nsubj")
    first = verb.head if shares else verb
    refused = first.dep_ == "xcomp" and first.head.lemma_ in _KEEPS_SILENT
    unsaid = refused or any(word.lower_ in {"neither", "not", "n't", "nor"} for word in first.children)
    joined = {one.lemma_ for one in children(first, "conj") if not children(one, "nsubj")} | {verb.lemma_, first.lemma_}
    both = "confirm" in joined and bool(joined & _DENYING)
    return unsaid and (both or verb.lemma_ == "confirm")


def _said(verb: Token, anchor: Token, cue: Cue, cues: CueFile) -> tuple[str, list[Token]]:
    """The frame's name and all words of what is said."""
    if denies_noun(verb, cues):
        return "object", _charge(verb)  # "accused Turkey of shelling Afrin, a charge Ankara rejected"
    frame, heads = find_complements(verb, anchor, cue, cues)
    if passive(verb):
        return _said_in_passive(verb, anchor, cue, frame, heads)
    if parted := around_interposed(verb):
        return "clause", parted
    said = words_under(heads)
    if said and heads[0].i > verb.i:
        said = [*(condition_of(verb, heads[0]) or words_under(parted_subject(verb))), *said]
    if not said and "clause" in cue.frames and not is_meanwhile(verb, cue):
        speaker = trailing_speaker(verb)
        beside = list(verb.doc[verb.sent.start : speaker[0].left_edge.i]) if speaker else beside_clause(verb)
        return ("parenthesis", beside) if beside else ("", [])
    inside = {word.i for word in verb.subtree} if any(verb.i == word.i for word in said) else set()
    inside |= {word.i for subject in lost_subject(verb) for word in subject.subtree}
    return frame, [word for word in said if word.i not in inside]


def _charge_before(source: Span | None, document: Document) -> int | None:
    """Where a charge ends whose denier follows: "accused Kiev of theft, an allegation Kiev rejects"."""
    found = _CHARGE_OF.match(document[source]) if source is not None else None
    return source.start + found.end("charge") if source is not None and found is not None else None


def _charge(verb: Token) -> list[Token]:
    """The noun that a relative clause describes, without the clause."""
    inside = {word.i for word in verb.subtree}
    return [word for word in verb.head.subtree if word.i not in inside]


def _said_in_passive(verb: Token, anchor: Token, cue: Cue, frame: str, heads: list[Token]) -> tuple[str, list[Token]]:
    """ "was told that" holds the clause alone; "is accused of", "was said to", "was announced" also the subject."""
    heads = [head for head in heads if head.dep_ != "agent" and head.lower_ != "by"]
    if verb.lemma_ == "hold" and any(is_infinitive(clause) and clause.lemma_ not in {"be", "have"} for clause in heads):
        return "", []  # "concerts were held to help the town"
    if not heads and "clause" in cue.frames:
        heads = [clause for clause in children(verb, "xcomp") if is_infinitive(clause)]  # "was said to have fled"
        frame = "infinitive" if heads and not children(verb, "agent") else frame  # "is said to": nobody's word
    if "addressee" in cue.frames and heads:
        return f"passive.{frame}", words_under(heads)
    patients = passive_subjects(verb)
    if not patients and verb.dep_ == "acl":
        patients = [verb.head]
    about = [word for patient in patients for word in _about(patient, verb)]
    if not heads and not {"object", "clause", "designation"} & cue.frames:
        return "", []
    if not heads and anchor.i == verb.i and "object" not in cue.frames:
        return "", []
    return f"passive.{frame or 'object'}", [*about, *words_under(heads)]


def _without_content(source: Span | None, said: list[Token], document: Document) -> Span | None:
    """ "defined by many governments as a threat": the parser lets the agent hold the phrase that is said."""
    phrases = [
        word for word in said if word.dep_ == "prep" and source and source.start < span_of(word).start < source.end
    ]
    if source is None or not phrases:
        return source
    return trim(Span(source.start, span_of(phrases[0]).start), document.text)


def _further_charges(verb: Token, frame: str, said: list[Token], cues: CueFile) -> list[Token]:
    """ "Accuse the crew of circling them, ramming their boat and leaving": gerunds that the parser hangs elsewhere."""
    end = max((word.i for word in said), default=verb.i) + 1
    rest = verb.doc[end : verb.sent.end]
    behind = [word for word in rest[:2] if not word.is_punct and word.lower_ != "and"]
    goes_on = frame == "of" and bool(behind) and behind[0].tag_ == "VBG" and verb.i < end
    goes_on = goes_on and not (tells(behind[0], cues) and children(behind[0], "ccomp"))  # "..., saying that"
    return [word for word in rest if not word.is_space] if goes_on and not any(map(_speaks_anew, rest)) else []


def _speaks_anew(word: Token) -> bool:
    """A finite verb with a subject of its own, or a quotation mark: somebody says something else."""
    return word.is_quote or (word.tag_ in FINITE and word.dep_ in {"ROOT", "conj", "parataxis"})


def _about(patient: Token, verb: Token) -> list[Token]:
    """The patient's words, without the clause that describes it if that is the cue's own."""
    inside = {word.i for word in verb.subtree}
    if patient.i in inside:
        return list(patient.subtree)
    return [word for word in patient.subtree if word.i not in inside]


def _cue_span(verb: Token, anchor: Token) -> Span:
    """The verb, with its particle or preposition where that stands right behind it."""
    if anchor.i != verb.i and 0 < anchor.i - verb.i <= 2:
        return Span(span_of(verb).start, span_of(anchor).end)
    return span_of(verb)


def _kind(cue: Cue, frame: str, verb: Token) -> AttributionKind:
    """The cue's kind; to tell, ask or warn somebody to do a thing is a demand, to say it without proof a claim."""
    if cue.kind == "report" and cue.tier == "speech" and frame.endswith("infinitive"):
        return "claim" if passive(verb) and "addressee" not in cue.frames else "demand"
    if cue.kind == "report" and is_unproven(verb):
        return "claim"
    return cue.kind
