"""What the speaker or the reporter adds behind what is said, and the parser takes for a part of it."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.attributions.phrases import can_speak
from dragoman.codebook.cue_file import Cue, CueFile
from dragoman.language.clauses import children, is_verb, verb_above
from dragoman.language.labels import behind_comma

_TELLING = frozenset({"report", "quote", "claim", "accusation", "denial"})
_CONTRASTS = frozenset({"though", "although", "while", "whereas"})
_JOINS = frozenset({"but", "and"})
_OF_ITS_OWN = ("nsubj", "nsubjpass", "aux", "auxpass", "mark")
_ACCOUNTS = frozenset({"account", "testimony", "evidence"})


def without_asides(verb: Token, said: Sequence[Token], cues: CueFile) -> list[Token]:
    """The words behind a cue without those by which its speaker, or the reporter, goes on to tell something else."""
    beside = {word.i for head in said if head.i > verb.i and _is_aside(head, verb, cues) for word in head.subtree}
    joining = {word.i - 1 for word in said if word.i in beside and word.i - 1 not in beside}
    gone = beside | {place for place in joining if verb.doc[place].lower_ in _JOINS}
    return [word for word in said if word.i not in gone]


def teller_of(verb: Token, cues: CueFile) -> Token | None:
    """The cue whose speaker goes on: "*denied* that troops had crossed the border, dismissing a report"."""
    return _teller_before(verb, cues) or _teller_above(verb, cues)


def _teller_before(verb: Token, cues: CueFile) -> Token | None:
    """ "*Denied* that its staff had been expelled and said talks went on": those who suffer, or things, say nothing."""
    first, above = verb.head, verb.head.head
    joined = verb.dep_ == "conj" and verb.tag_ == "VBD" and first.dep_ == "ccomp" and above.tag_ == "VBD"
    if not joined or not above.i < first.i < verb.i or children(verb, *_OF_ITS_OWN):
        return None
    if _speech_cue(above, cues) is None or _speech_cue(verb, cues) is None:
        return None
    subjects = children(first, "nsubj", "nsubjpass")
    dumb = bool(children(first, "auxpass")) or not any(one.pos_ == "PRON" or can_speak(one, cues) for one in subjects)
    return above if subjects and dumb else None


def _teller_above(participle: Token, cues: CueFile) -> Token | None:
    """The cue whose speaker a participle behind a comma means."""
    clause = participle.head
    if participle.tag_ != "VBG" or participle.dep_ != "advcl" or not is_verb(clause) or clause.i > participle.i:
        return None
    if not behind_comma(participle) or children(participle, "nsubj", "mark") or not tells(participle, cues):
        return None
    before = participle.doc[max(participle.left_edge.i - 2, 0)]
    if is_verb(before) and tells(before, cues) and children(before, "nsubj"):
        return before  # "which Belgrade denied, calling it baseless"
    if tells(clause, cues):
        return None
    above = (word for word in clause.ancestors if is_verb(word) and tells(word, cues))
    teller = next(above, None)
    return teller if teller is not None and teller.i < clause.i and children(teller, "nsubj") else None


def tells(verb: Token, cues: CueFile) -> bool:
    """Whether the verb puts something into words: no demand, no plan, no belief."""
    cue = _speech_cue(verb, cues)
    return cue is not None and cue.kind in _TELLING


def _speech_cue(verb: Token, cues: CueFile) -> Cue | None:
    cue = cues.verbs.get(verb.lemma_.lower())
    return cue if cue is not None and cue.tier == "speech" else None


def _is_aside(head: Token, verb: Token, cues: CueFile) -> bool:
    if head.dep_ == "advcl":
        teller = _teller_above(head, cues)
        return teller.i == verb.i if teller is not None else _is_contrast(head, cues)
    if head.dep_ == "conj":
        return _is_joined(head, cues) or _is_in_time_of(head, verb) or _teller_before(head, cues) == verb
    if head.dep_ == "relcl":
        return _is_said_of_object(head, verb, cues)
    return head.dep_ == "prep" and head.lower_ == "despite" and _is_despite_words(head, cues)


def _is_contrast(clause: Token, cues: CueFile) -> bool:
    """ "Said it had killed rebels, *though residents said* they were farmers": what others say of it."""
    marks = {word.lower_ for word in children(clause, "mark")}
    return bool(marks & _CONTRASTS) and behind_comma(clause) and _has_teller(clause, cues)


def _is_joined(clause: Token, cues: CueFile) -> bool:
    """ "Rebels seized it, the firm said, *but a spokesman denied it*"."""
    first = clause.left_edge.i
    if first < 2 or clause.doc[first - 1].lower_ not in _JOINS or clause.doc[first - 2].text != ",":
        return False
    return not children(clause, "mark") and _has_teller(clause, cues)


def _is_in_time_of(clause: Token, verb: Token) -> bool:
    """ "*Said* it had foiled a plot, and *released* a video": a verb in the tense of the cue, not of what is said."""
    first = clause.head
    if clause.tag_ != "VBD" or verb.tag_ != "VBD" or first.head.i != verb.i or first.dep_ != "ccomp":
        return False
    before = any(word.lower_ == "had" for word in children(first, "aux"))
    joins = [word.i for word in children(first, "cc") if first.i < word.i < clause.i]
    apart = bool(joins) and clause.doc[joins[-1] - 1].text == ","
    return before and apart and not children(clause, "nsubj", "nsubjpass", "aux", "auxpass", "mark")


def _is_said_of_object(clause: Token, verb: Token, cues: CueFile) -> bool:
    """ "Censured the minister, *whom lawmakers accuse of theft*": what others say of him; no denial of the charge."""
    cue, own = cues.verbs.get(clause.lemma_.lower()), cues.verbs.get(verb.lemma_.lower())
    if cue is None or own is None or cue.kind == "denial" or own.kind not in {"accusation", "denial"}:
        return False
    speaks = tells(clause, cues) and any(noun.tag_ not in {"WP", "WDT"} for noun in children(clause, "nsubj"))
    above = verb_above(clause.head)
    return speaks and behind_comma(clause) and above is not None and above.i == verb.i


def _has_teller(clause: Token, cues: CueFile) -> bool:
    return bool(children(clause, "nsubj")) and tells(clause, cues)


def _is_despite_words(despite: Token, cues: CueFile) -> bool:
    """ "Denied that soldiers looted it, *despite accounts by refugees*": what speaks against it."""
    nouns = {noun.lemma_.lower() for noun in children(despite, "pobj")}
    told = any(noun in cues.nouns or noun in cues.documents or noun in _ACCOUNTS for noun in nouns)
    return told and behind_comma(despite)
