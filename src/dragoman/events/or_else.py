"""Orders with a penalty: "told the marchers to go home *or be shot*" threatens whoever is told."""

from __future__ import annotations

from spacy.tokens import Token

_SUFFERING = frozenset({"face", "risk", "suffer", "lose", "forfeit", "pay", "die", "perish", "hang"})


def names_penalty(verb: Token) -> bool:
    """Whether what somebody is told to do is followed by "or" and what befalls whoever does not.

    The words are taken as they stand: in "leave or face arrest" the parser makes one noun of "face arrest".
    """
    below = [word for word in verb.subtree if word.i > verb.i]
    return any(word.lower_ == "or" and _is_penalty(below[place + 1 : place + 4]) for place, word in enumerate(below))


def _is_penalty(words: list[Token]) -> bool:
    """ "face arrest", "else risk a fine", "be shot"."""
    after = words[1:] if words and words[0].lower_ == "else" else words
    if not after or after[0].tag_ != "VB":
        return False
    passive = after[0].lemma_ == "be" and len(after) > 1 and after[1].tag_ == "VBN"
    return passive or after[0].lemma_ in _SUFFERING
