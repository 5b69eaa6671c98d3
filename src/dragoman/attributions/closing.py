"""A sentence that its speaker closes, read by its commas where the parser lost him: "P, elders alleged on radio."."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.attributions.phrases import can_speak
from dragoman.attributions.sources import is_outlet
from dragoman.codebook.cue_file import Cue, CueFile
from dragoman.language.clauses import children, is_verb
from dragoman.language.labels import FINITE
from dragoman.language.parser import span_of
from dragoman.types import Span

_FINITE_OR_MODAL = FINITE | {"MD"}
_CUE_TAGS = FINITE | {"VBN"}
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_NAME_PARTS = _NOMINAL | {"DET", "ADJ", "NUM", "PART"}
_NO_SPEAKER = frozenset({"it", "there", "which", "who", "whom", "what", "that", "this", "where", "when", "how", "why"})
# A clause or phrase that leads in what comes behind the comma: "When the shelling ended, residents told of it".
_LEADS_IN = frozenset(
    {"after", "when", "while", "before", "as", "since", "although", "though", "because", "once", "until", "despite",
     "asked", "speaking", "whether", "in", "on", "at", "with", "having", "to", "by", "but", "and", "during", "under"}
)  # fmt: skip
_CONCLUDING = frozenset({"belief.think", "belief.fear"})
_ENDS = frozenset({",", ".", "!", ";"})
_STOPS = frozenset({";", ":", "—", "–"})
_OF_WHAT = frozenset({"of", "about", "against", "for", "how", "why", "whether", "that", "to", "if"})


@dataclass(frozen=True, slots=True)
class Closing:
    """The speaker between the last comma and the cue, all words before that comma, and the outlet that is told."""

    speaker: Span
    said: tuple[Token, ...]
    outlet: Token | None
    inverted: bool = False
    by_outlet: bool = False


def read_closing(verb: Token, cue: Cue, cues: CueFile) -> Closing | None:
    """ "P, an aid group in Tel Aviv warned.", "P, a lawmaker told Kan radio.": what stands in front is said."""
    if verb.tag_ not in _CUE_TAGS | {"NNS"} or not _may_close(cue):
        return None
    words = speaker_before(verb)
    if not words:
        return _read_inverted(verb, cue, cues)
    if not _may_cue(verb, words, cue, cues):
        return None
    said = _around(words, verb)
    if said:
        return Closing(span_of(words), said, None)
    said = before_speaker(words)
    outlet = _told(verb, cues) if "addressee" in cue.frames else None
    if not said or not _ends_there(verb, "addressee" in cue.frames):
        return None
    return Closing(span_of(words), said, outlet, by_outlet=any(is_outlet(word, cues) for word in words))


def _read_inverted(verb: Token, cue: Cue, cues: CueFile) -> Closing | None:
    """ "P, insisted the army, whose account ...": a cue behind a comma, and behind it somebody who can speak."""
    doc, end = verb.doc, verb.sent.end
    if "addressee" in cue.frames or verb.i == verb.sent.start or doc[verb.i - 1].text != ",":
        return None
    if any(noun.i < verb.i for noun in children(verb, "nsubj")):
        return None  # "Orban, who came by train, congratulated the party"
    behind = list(doc[verb.i + 1 : end])
    words = behind[: next((place for place, word in enumerate(behind) if word.pos_ not in _NAME_PARTS), len(behind))]
    if not words:
        return None
    after = behind[len(words) : len(words) + 1]
    ends = not after or after[0].text in _ENDS or after[0].lower_ in {"in", "on", "at", "from", "by"}
    speaks = words[-1].pos_ in _NOMINAL and can_speak(words[-1], cues)
    if not ends or not speaks or not _may_cue(verb, words, cue, cues):
        return None
    said = tuple(doc[verb.sent.start : verb.i - 1])
    whole = any(word.tag_ in _FINITE_OR_MODAL for word in said) and not _leads_in(said)
    more = list(doc[verb.i + 1 + len(words) : end]) if after and after[0].lower_ == "by" else []
    name = span_of([*words, *more])
    return Closing(name, said, None, inverted=True) if whole else None


def speaker_before(verb: Token) -> list[Token]:
    """The words between a comma and the verb, if they name somebody and hold no clause but a relative one."""
    doc = verb.doc
    commas = [word.i for word in doc[_statement_start(verb) : verb.i] if word.text == ","]
    if commas and commas[-1] == verb.i - 1 and len(commas) > 2:  # "P, Litgrid, the operator, confirmed"
        described = list(doc[commas[-2] + 1 : commas[-1]])
        end, commas = (commas[-2], commas[:-2]) if not any(is_verb(one) for one in described) else (verb.i, [])
    else:
        end = verb.i
    words = list(doc[commas[-1] + 1 : end]) if commas else []
    if words and words[0].lower_ == "as":
        words = words[1:]
    return words if _names_somebody(words) else []


def _statement_start(word: Token) -> int:
    """Where the statement around a word begins, also where the parser ends a sentence at its last comma."""
    start = word.sent.start
    return word.doc[start - 1].sent.start if start and word.doc[start - 1].text == "," else start


def _names_somebody(words: list[Token]) -> bool:
    if not words or words[0].pos_ not in _NAME_PARTS or words[0].lower_ in _NO_SPEAKER:
        return False
    relative = next((place for place, word in enumerate(words) if word.lower_ == "who"), len(words))
    plain = words[:relative]
    clauses = [
        word for word in plain if word.tag_ in _FINITE_OR_MODAL or (is_verb(word) and word.dep_ in {"ccomp", "ROOT"})
    ]
    marks = any(word.text in {'"', "“", "”", "(", ")"} or word.dep_ == "mark" for word in plain)
    return not clauses and not marks and any(word.pos_ in _NOMINAL for word in plain)


def before_speaker(speaker: list[Token]) -> tuple[Token, ...]:
    """All of the sentence in front of the speaker's comma, if it is a statement and leads nothing in."""
    first = speaker[0]
    end = first.i - 1 if first.doc[first.i - 1].text == "," else first.i - 2
    start = _statement_start(first)
    stops = [word.i for word in first.doc[start:end] if word.text in _STOPS]
    words = tuple(first.doc[stops[-1] + 1 if stops else start : end])
    whole = any(word.tag_ in _FINITE_OR_MODAL for word in words)
    return words if whole and not _leads_in(words) else ()


def _leads_in(words: Sequence[Token]) -> bool:
    """Whether the first word only leads in what is told behind the comma; "at least ten" and "at no point" do not."""
    first = words[0].lower_ if words else ""
    counts = first == "at" and len(words) > 1 and words[1].lower_ in {"least", "most"}
    return first in _LEADS_IN and not counts and not _is_inverted(words)


def _around(speaker: list[Token], verb: Token) -> tuple[Token, ...]:
    """ "The police, his mother shouted at the cameras, killed the boy.": the subject in front, its verb behind."""
    doc, first, end = verb.doc, speaker[0], verb.sent.end
    subject = doc[first.sent.start : first.i - 1]
    comma = next((word.i for word in doc[verb.i + 1 : end] if word.text == ","), None)
    if comma is None or comma + 1 >= end or doc[comma + 1].tag_ not in _FINITE_OR_MODAL or doc[first.i - 1].text != ",":
        return ()
    named = len(subject) > 0 and subject[0].pos_ in _NAME_PARTS and any(word.pos_ in _NOMINAL for word in subject)
    apart = any(is_verb(word) or word.text in {",", *_STOPS} for word in subject) or not _ends_there(verb, True)
    return (*subject, *doc[comma + 1 : end]) if named and not apart else ()


def _is_inverted(words: Sequence[Token]) -> bool:
    """ "At no point did Kiev ask": a phrase in front whose clause goes on with its verb."""
    return any(word.lower_ in {"no", "never", "not"} for word in words[:3]) and any(
        word.dep_ == "aux" and word.lower_ in {"did", "does", "do", "has", "have", "had", "will", "would"}
        for word in words[:6]
    )


def _may_close(cue: Cue) -> bool:
    """Whether the cue tells or concludes what stands in front of it."""
    tells = cue.tier == "speech" and cue.kind in {"report", "claim"} and "clause" in cue.frames
    return tells or cue.id in _CONCLUDING


def _may_cue(verb: Token, speaker: list[Token], cue: Cue, cues: CueFile) -> bool:
    """Whether the verb has a form that tells; a participle may describe what is no speaker ("a deal reported")."""
    head = next(
        (word for word in speaker if word.pos_ in _NOMINAL and word.dep_ not in {"compound", "poss"}), speaker[-1]
    )
    if verb.tag_ == "NNS":  # "RTE reports", where the tagger saw a noun
        return verb.lower_ in {"reports", "claims"} and any(is_outlet(word, cues) for word in speaker)
    if verb.tag_ == "VBN" and children(verb, "agent"):  # "lawmakers briefed by it"
        return False
    if cue.id == "report.manner" and head.pos_ == "NOUN" and not can_speak(head, cues):  # "cars burnt, fires started"
        return False
    if verb.tag_ == "VBN" and "object" in cue.frames:
        return can_speak(head, cues)
    return True


def _ends_there(verb: Token, has_addressee: bool) -> bool:
    """Whether nothing that is said follows the cue: only whom it is told to, where and when."""
    rest = list(verb.doc[verb.i + 1 : verb.sent.end])
    if has_addressee:
        while rest and (rest[0].pos_ in _NAME_PARTS or rest[0].lower_ == "and") and rest[0].lower_ not in _OF_WHAT:
            rest = rest[1:]
    comma = next((place for place, word in enumerate(rest) if word.text == ","), len(rest))
    near = rest[:comma]
    if any(word.is_quote or word.text == ":" or (word.lower_ == "that" and word.dep_ == "mark") for word in near):
        return False
    first = rest[0] if rest else None
    if first is None or first.is_punct:
        return not (len(rest) > comma + 1 and rest[comma + 1].is_quote)
    told = first.lower_ in _OF_WHAT or first.pos_ not in {"ADP", "ADV", "SCONJ"}
    return not told or first.ent_type_ in {"DATE", "TIME"}


def _told(verb: Token, cues: CueFile) -> Token | None:
    """The outlet behind the verb: the last noun of the words that follow."""
    nouns = []
    for word in verb.doc[verb.i + 1 : verb.sent.end]:
        if word.pos_ not in _NAME_PARTS:
            break
        nouns.append(word)
    last = next((word for word in reversed(nouns) if word.pos_ in _NOMINAL), None)
    return last if last is not None and last.tag_ != "NNS" and is_outlet(last, cues) else None


def read_quoting_end(verb: Token, cues: CueFile) -> tuple[Span, Span, tuple[Token, ...]] | None:
    """ "P, Le Jour quoted witnesses as saying.": who quotes, who is quoted, and all words before the first comma."""
    if verb.lemma_ not in {"quote", "cite"} or verb.tag_ not in _CUE_TAGS:
        return None
    doc, end = verb.doc, verb.sent.end
    saying = next((word.i for word in doc[verb.i + 1 : end] if word.lower_ in {"saying", "telling"}), None)
    if saying is None or doc[saying - 1].lower_ != "as":
        return None
    if saying + 1 < end and not doc[saying + 1].is_punct and doc[saying + 1].pos_ != "ADP":
        return None
    quoter, quoted = speaker_before(verb), list(doc[verb.i + 1 : saying - 1])
    said = before_speaker(quoter) if quoter else ()
    if not said or not quoted or quoted[0].pos_ not in _NAME_PARTS or not any(is_outlet(word, cues) for word in quoter):
        return None
    return span_of(quoter), span_of(quoted), said
