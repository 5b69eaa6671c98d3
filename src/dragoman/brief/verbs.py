"""How each type and mode of event is told in a sentence of ours, done and to be done, with and without a recipient."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Verb(NamedTuple):
    """`done` and `to_do` come before the recipient; the `_alone` forms stand where none is known."""

    done: str
    done_alone: str
    to_do: str
    to_do_alone: str


_TYPES: Mapping[str, Verb] = {
    "AGREE": Verb("agreed with", "reached an agreement", "agree with", "reach an agreement"),
    "CONSULT": Verb("held talks with", "held talks", "hold talks with", "hold talks"),
    "SUPPORT": Verb("gave support to", "gave support", "give support to", "give support"),
    "CONCEDE": Verb("made a concession to", "made a concession", "make a concession to", "make a concession"),
    "COOPERATE": Verb("cooperated with", "cooperated", "cooperate with", "cooperate"),
    "AID": Verb("gave aid to", "gave aid", "give aid to", "give aid"),
    "RETREAT": Verb("drew back before", "drew back", "draw back before", "draw back"),
    "REQUEST": Verb("made a demand of", "made a demand", "make a demand of", "make a demand"),
    "ACCUSE": Verb("accused or criticised", "made an accusation", "accuse or criticise", "make an accusation"),
    "REJECT": Verb("turned down", "turned something down", "turn down", "turn something down"),
    "THREATEN": Verb("threatened", "made a threat", "threaten", "make a threat"),
    "PROTEST": Verb("protested against", "protested", "protest against", "protest"),
    "SANCTION": Verb("took sanctions against", "took sanctions", "take sanctions against", "take sanctions"),
    "MOBILIZE": Verb("mobilised against", "mobilised", "mobilise against", "mobilise"),
    "COERCE": Verb("used coercion against", "used coercion", "use coercion against", "use coercion"),
    "ASSAULT": Verb("attacked", "carried out an attack", "attack", "carry out an attack"),
}
_MODES: Mapping[tuple[str, str], Verb] = {
    ("RETREAT", "withdraw"): Verb("withdrew before", "withdrew", "withdraw before", "withdraw"),
    ("RETREAT", "release"): Verb("released", "released prisoners", "release", "release prisoners"),
    ("RETREAT", "resign"): Verb("resigned in the face of", "resigned", "resign in the face of", "resign"),
    ("RETREAT", "ceasefire"): Verb(
        "agreed to a ceasefire with", "agreed to a ceasefire", "agree to a ceasefire with", "agree to a ceasefire"
    ),
    ("SANCTION", "convict"): Verb("convicted", "passed a conviction", "convict", "pass a conviction"),
    ("SANCTION", "expel"): Verb("expelled", "ordered an expulsion", "expel", "order an expulsion"),
    ("COERCE", "arrest"): Verb("arrested", "made arrests", "arrest", "make arrests"),
    ("COERCE", "seize"): Verb("seized", "made a seizure", "seize", "make a seizure"),
    ("COERCE", "restrict"): Verb(
        "put restrictions on", "imposed restrictions", "put restrictions on", "impose restrictions"
    ),
    ("COERCE", "deport"): Verb("deported", "carried out a deportation", "deport", "carry out a deportation"),
    ("ASSAULT", "abduct"): Verb("abducted", "carried out an abduction", "abduct", "carry out an abduction"),
    ("ASSAULT", "aerial"): Verb(
        "carried out an air attack on",
        "carried out an air attack",
        "carry out an air attack on",
        "carry out an air attack",
    ),
    ("ASSAULT", "execute"): Verb("executed", "carried out an execution", "execute", "carry out an execution"),
}


def verb_of(event_type: str, mode: str | None) -> Verb:
    """The words for a type and mode; the type's own where the mode has none."""
    return _MODES.get((event_type, mode or "")) or _TYPES[event_type]
