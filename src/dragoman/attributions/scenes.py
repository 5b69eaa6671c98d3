"""Verbs whose subject neither sees nor says anything: "the year 2011 saw jets bomb the town"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.attributions.phrases import can_speak
from dragoman.codebook.cue_file import Cue, CueFile
from dragoman.language.clauses import children
from dragoman.types import Document, Span

_RELATIVES = frozenset({"which", "that"})
_WITHOUT_EYES = frozenset({"DATE", "TIME", "EVENT", "GPE", "LOC", "FAC"})
_PEOPLE = frozenset({"people", "men", "women", "children", "youths", "locals", "troops", "crowds", "crews"})
_OF_PEOPLE = ("ers", "ors", "ists", "ians", "ants")  # "motorists", "shoppers"


def is_scene(verb: Token, cues: CueFile) -> bool:
    """ "Riots which saw soldiers attack traders", "Kano saw troops open fire": when or where it was, and nobody's word.

    With "that", "how" or "whether" it is somebody's after all ("the city sees that it must pay"). Nor is a clause
    anybody ("*What happened in Agadez* highlights the need for talks").
    """
    cue = cues.verbs.get(verb.lemma_.lower())
    if cue is not None and cue.id == "report.manner":
        return not _leads_in(verb) and not any(word.is_quote for word in verb.sent) and _is_thing(verb, cues)
    if verb.lemma_ == "relate" and any(phrase.lower_ == "to" for phrase in children(verb, "prep")):
        return True  # "charges related to a raid"
    if verb.lemma_ != "see":
        return any(clause.left_edge.tag_ in {"WP", "WRB"} for clause in children(verb, "csubj"))
    return not _leads_in(verb) and any(_sees_nothing(_meant(word), cues) for word in children(verb, "nsubj"))


def _leads_in(verb: Token) -> bool:
    """Whether what is seen or said opens with "that", "how", "whether"."""
    clauses = children(verb, "ccomp", "xcomp")
    return any(word.dep_ == "mark" or word.tag_ in {"WP", "WRB"} for clause in clauses for word in clause.children)


def _is_thing(verb: Token, cues: CueFile) -> bool:
    """ "Several *fires* started": the subject is a noun for nobody who speaks."""
    subjects = [word for word in children(verb, "nsubj") if word.pos_ == "NOUN"]
    return any(not can_speak(word, cues) and word.lower_ not in _PEOPLE for word in subjects)


def takes_for_granted(cue: Cue, frame: str, content: Sequence[Span], document: Document) -> bool:
    """ "Asked why Ghana had shelled the village": of "whether" nothing is known, of "why" it is no question."""
    words = document[content[0]].lstrip("\"“‘' ").casefold() if content and cue.id == "report.ask" else ""
    return frame.endswith("clause") and words.startswith(("why ", "how come "))


def _meant(subject: Token) -> Token:
    """What a relative pronoun stands for."""
    clause = subject.head
    return clause.head if subject.lower_ in _RELATIVES and clause.dep_ in {"relcl", "acl"} else subject


def _sees_nothing(noun: Token, cues: CueFile) -> bool:
    """A time, a place or a thing: no pronoun for people, no name, nobody who speaks."""
    if noun.ent_type_ in _WITHOUT_EYES:
        return True
    if noun.pos_ != "NOUN":
        return noun.lower_ in {"it", "this", *_RELATIVES}
    return not (can_speak(noun, cues) or noun.lower_ in _PEOPLE or noun.lower_.endswith(_OF_PEOPLE))
