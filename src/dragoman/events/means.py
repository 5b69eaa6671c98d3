"""The mode that the words of a clause tell where neither the rule nor an event inside it does.

Weapons tell how an ASSAULT was done, the things moved what a MOBILIZE is made of, and what is asked for, refused or
held out which mode a REQUEST, REJECT or THREATEN has.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from dragoman.events.triggers import Trigger
from dragoman.language import clauses
from dragoman.language.phrases import words_below

_FAR = frozenset({"relcl", "parataxis", "appos"})
_ASIDES = _FAR | {"advcl"}


def _table(modes: Mapping[str, str]) -> Mapping[str, str]:
    """Word -> mode, from mode -> words."""
    return {word: mode for mode, words in modes.items() for word in words.split()}


_WANTED = _table(
    {
        "meet": "talk meeting dialogue negotiation appointment hearing audience visit summit session "
        "invitation reception receive meet conference mediation mediate mediator negotiate "
        "interview delegation discussion",
        "yield": "release withdraw withdrawal pull-out pullout ceasefire truce halt stop end lift resign "
        "resignation free return disarm surrender leave pardon amnesty quit vacate clemency hand "
        "restore ease relax unblock evacuate retreat apologise apologize apology pay compensation "
        "extradite extradition open reopen let allow gun weapon",
        "assist": "aid help assistance money loan troop food equipment fund asylum maize doctor dollar euro "
        "reinforcement peacekeeper protection supply medicine nurse tent wheat grain vaccine "
        "shelter refuge escort helicopter membership support backing visa credit grant million "
        "billion fuel water send lend provide train blanket observer monitor inspector "
        "citizenship cover shell ammunition cash relief",
    }
)
_HARM = _table(
    {
        "violence": "attack strike bomb war kill invade invasion force shell destroy revenge missile blood "
        "retaliation retaliate crush annihilate shoot death grave bullet assault bury gas punish "
        "hit violence fire avenge",
        "relations": "sanction tie aid trade embargo tariff treaty recognition supply visa membership relation "
        "ambassador embassy boycott cooperation import export penalty levy funding veto decertify "
        "suspend credit deal pact",
        "arrest": "arrest jail prosecute prison charge detain court sue trial lawsuit indict warrant handcuff",
        "expel": "expel deport eviction expulsion evict deportation banish exile",
        "territory": "annex land border territory island corridor retake province partition independence",
        "restrict": "ban close block blockade curfew shut closure licence license outlaw censor restrict fine "
        "seize nationalise nationalize confiscate permit",
    }
)
_WEAPONS = _table(
    {
        "drone": "drone quadcopter uav",
        "suicide-attack": "suicide",
        "aerial": "warplane jet airstrike aircraft helicopter bomber gunship air plane",
        "heavy-weapons": "rocket missile artillery mortar howitzer katyusha shell shellfire tank",
        "unconventional": "chemical sarin chlorine novichok nerve polonium mustard",
        "crowd-control": "tear baton truncheon cannon rubber pepper",
        "explosives": "bomb explosive grenade mine dynamite device",
        "firearms": "gun rifle bullet pistol gunman gunmen gunfire sniper shot machine-gun revolver",
        "primitive": "knife machete axe sword stone spear arrow club",
        "vehicle": "lorry truck car van",
    }
)
_FIRING = frozenset({"fire", "shoot", "lob", "spray", "use"})
_HARMLESS = _table({"crowd-control": "gas teargas rubber plastic water pepper stun tear"})
_FORCES = _table(
    {
        "police": "police policeman constable gendarme carabinero carabiniere riot",
        "militia": "militia militiaman volunteer villager vigilante tribesman self-defence",
        "weapons": "missile rocket battery bomber carrier frigate destroyer submarine launcher artillery howitzer",
    }
)
_CHARGES = frozenset(
    {"charge", "accusation", "allegation", "claim", "report", "criticism", "assertion", "suggestion", "finding",
     "involvement", "responsibility", "wrongdoing"}
)  # fmt: skip
_DENYING = frozenset({"deny", "disavow", "disown"})


def mode_of_words(event_type: str, mode: str | None, trigger: Trigger) -> str | None:
    """The mode that the clause's own words add, or the one the event has."""
    if event_type == "MOBILIZE" and mode == "troops":
        return _first(clauses.logical_object(trigger.token), _FORCES) or mode
    if event_type == "ASSAULT" and trigger.token.lemma_ in _FIRING:
        mode = _first(_phrase_words(clauses.logical_object(trigger.token)), _HARMLESS) or mode
    if event_type == "REJECT" and _is_denial(trigger.token):
        return None
    if mode is not None:
        return mode
    if event_type == "ASSAULT":
        return _first(_means(trigger.token), _WEAPONS)
    if event_type == "THREATEN":
        return _first(_content(trigger), _HARM)
    if event_type in {"REQUEST", "REJECT"}:
        return _first(_content(trigger), _WANTED) or (None if trigger.token.lemma_ in _DENYING else "change")
    return None


def _is_denial(verb: Token) -> bool:
    """ "denied that it had fired", "rejected the charge": nothing was asked for."""
    said = verb.lemma_ in _DENYING and bool(clauses.children(verb, "ccomp"))
    return said or any(noun.lemma_.lower() in _CHARGES for noun in clauses.logical_object(verb))


def wanted_mode(verb: Token) -> str:
    """The mode of a request that somebody do this."""
    return _first(iter(verb.subtree), _WANTED) or "change"


def _first(words: Iterator[Token] | list[Token], table: Mapping[str, str]) -> str | None:
    return next((table[lemma] for word in words if (lemma := word.lemma_.lower()) in table), None)


def _phrase_words(nouns: list[Token]) -> Iterator[Token]:
    """The nouns with the words that describe them: "*rubber bullets*"."""
    for noun in nouns:
        yield from clauses.children(noun, "compound", "amod", "nmod")
        yield noun


def _content(trigger: Trigger) -> Iterator[Token]:
    """What is wanted or held out: the words after the trigger that it governs, asides left out."""
    for child in trigger.token.rights:
        if child.dep_ not in _ASIDES:
            yield from words_below(child, _ASIDES)


def names_weapon(word: Token) -> bool:
    """Whether the word names what an ASSAULT is done with: "rockets", "a knife"."""
    return word.lemma_.lower() in _WEAPONS


def _means(token: Token) -> Iterator[Token]:
    """The weapon: in what does it, in "with" and "in" phrases, or in the words before an event noun."""
    nouns = (*clauses.logical_subject(token), *clauses.prepositional(token, "with", "in", "by", "from", "using"))
    yield from _phrase_words([*nouns])  # a "suicide bomber" is no bomber
    yield from clauses.children(token, "compound", "amod", "nmod")
