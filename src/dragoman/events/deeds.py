"""Deeds that stand as nouns beside what they did: "killed in a *US* strike", "a raid by *rebels* wounded four"."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.events.cast import PARTS, Cast, participants
from dragoman.events.scenes import is_town
from dragoman.events.triggers import Trigger
from dragoman.language import clauses
from dragoman.language.lemmas import verb_lemma
from dragoman.types import Participant

_DEEDS = frozenset(
    {"strike", "airstrike", "attack", "raid", "bombing", "shelling", "bombardment", "assault", "offensive", "ambush",
     "explosion", "blast", "shooting", "incursion", "invasion", "crackdown", "clash", "fighting", "gunfight",
     "shootout", "battle", "gunbattle"}
)  # fmt: skip
_MUTUAL = frozenset({"clash", "fighting", "gunfight", "shootout", "battle", "gunbattle"})
_DYING = frozenset({"die", "perish", "lose"})


def behind_deed(token: Token) -> list[Token]:
    """Who does what a deed does: "a strike by *Israel* on Gaza killed four" is not Gaza's; any other noun itself."""
    if token.lemma_.lower() not in _DEEDS:
        return [token]
    before = [part for part in token.children if part.dep_ in PARTS]
    return [*clauses.possessors(token), *before, *clauses.prepositional(token, "by", "from")]


def whose_deed(trigger: Trigger, cast: Cast) -> tuple[Participant, ...]:
    """ "were killed in a *US* drone strike", "died in a raid by *Sudanese* jets": who did the deed did the killing."""
    verb = trigger.token
    if not trigger.verbal or trigger.rule.event != "ASSAULT" or not _is_undergone(verb):
        return ()
    deeds = [
        noun for noun in clauses.prepositional(verb, "in", "by", "from", "during") if noun.lemma_.lower() in _DEEDS
    ]
    doers = [doer for deed in deeds for doer in behind_deed(deed) if not is_town(doer, cast)]
    foes = [foe for deed in deeds if deed.lemma_.lower() in _MUTUAL for foe in clauses.prepositional(deed, "with")]
    return participants(doers, "whose deed it was", cast) or participants(foes, "whom the clash was with", cast)


def _is_undergone(verb: Token) -> bool:
    """Whether the verb's subject suffers it: a passive, or dying."""
    return clauses.is_passive(verb) or verb_lemma(verb) in _DYING
