"""Deeds that stand as nouns beside what they did: "killed in a *US* strike", "a raid by *rebels* wounded four"."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.events.cast import Cast, is_town, participants, parts_of
from dragoman.events.scenes import is_land
from dragoman.events.sides import late_agents
from dragoman.events.triggers import Trigger
from dragoman.language import clauses
from dragoman.language.lemmas import verb_lemma
from dragoman.types import Participant

_DEEDS = frozenset(
    {"strike", "airstrike", "attack", "raid", "bombing", "shelling", "bombardment", "assault", "offensive", "ambush",
     "explosion", "blast", "shooting", "incursion", "invasion", "crackdown", "clash", "fighting", "gunfight",
     "shootout", "battle", "gunbattle", "fire", "gunfire", "shellfire", "barrage", "salvo", "volley", "fusillade",
     "bomb", "mine", "landmine", "shell", "rocket", "missile", "bullet", "grenade", "mortar"}
)  # fmt: skip
# Nouns whose "of" and "'s" tell to whom it was done: "the arrest of the mayor", "the mayor's arrest".
_SUFFERED = frozenset(
    {"arrest", "detention", "imprisonment", "jailing", "sentencing", "conviction", "execution", "killing", "murder",
     "assassination", "poisoning", "abduction", "kidnapping", "beheading", "hanging", "lynching", "torture", "death",
     "expulsion", "deportation", "seizure", "burning", "destruction", "demolition", "storming", "trial", "prosecution",
     "massacre", "dismissal", "ouster", "ousting", "overthrow", "impeachment", "removal", "extradition"}
)  # fmt: skip
_PAPERS = frozenset(
    {"resolution", "statement", "declaration", "communique", "letter", "motion", "decree", "petition", "note",
     "message", "appeal", "bill", "law", "document", "manifesto", "report", "memorandum", "case", "suit", "lawsuit",
     "complaint"}
)  # fmt: skip
_ISSUING = frozenset(
    {"adopt", "approve", "pass", "issue", "sign", "send", "write", "release", "publish", "circulate", "submit", "table",
     "back", "endorse", "deliver", "hand", "file", "introduce", "draft", "read", "make", "present", "broadcast",
     "bring", "lodge"}
)  # fmt: skip
_MUTUAL = frozenset({"clash", "fighting", "gunfight", "shootout", "battle", "gunbattle"})
_DYING = frozenset({"die", "perish", "lose"})
_DONE_IN_RAIDS = frozenset(
    {"kill", "wound", "injure", "capture", "recapture", "free", "rescue", "destroy", "take", "retake", "recover",
     "abduct", "kidnap", "arrest", "detain", "hit", "strike", "target", "overrun", "bomb", "shell", "burn", "sink"}
)  # fmt: skip
_MAKING = frozenset(
    {"plant", "lay", "place", "set", "detonate", "throw", "hurl", "drop", "fire", "launch", "lob", "carry", "conduct",
     "stage", "mount", "make", "order", "lead", "unleash", "spring", "perpetrate", "commit", "direct",
     "leave"}
)  # fmt: skip
_CLAIMING = frozenset({"claim"})
_NOBODY = frozenset({"nobody", "none", "one", "no"})
_BIDDING = frozenset({"order", "behest", "instruction", "command", "bidding", "insistence", "direction", "instigation"})


def behind_deed(token: Token) -> list[Token]:
    """Who does what a deed does: "a strike by *Israel* on Gaza killed four" is not Gaza's; any other noun itself."""
    if token.lemma_.lower() in _PAPERS:
        return _whose_paper(token) or [token]
    if token.lemma_.lower() not in _DEEDS:
        return [token]
    before = parts_of(token)
    by = clauses.prepositional(token, "by", "from")
    return [*clauses.possessors(token), *before, *by, *claimed_by(token), *_who_made(token)]


def is_deed(noun: Token) -> bool:
    """Whether the noun tells a deed that somebody suffers."""
    return noun.lemma_.lower() in _DEEDS or noun.lemma_.lower() in _SUFFERED


def who_is_judged(noun: Token) -> list[Token]:
    """Whom it touches if the noun is praised or condemned: of a deed who did it, never who suffered it."""
    if noun.lemma_.lower() not in _SUFFERED:
        return behind_deed(noun)
    whose = clauses.possessors(noun) if clauses.of_phrase(noun) else []
    return [*whose, *parts_of(noun), *late_agents(noun), *clauses.prepositional(noun, "in"), *_who_made(noun)]


def _who_made(deed: Token) -> list[Token]:
    """ "a bomb planted by *rebels* killed four", "*Russia* carried out a strike that killed four": whose deed it is."""
    made = [clause for clause in clauses.children(deed, "acl", "relcl") if verb_lemma(clause) in _MAKING]
    above = deed.head
    if deed.dep_ == "dobj" and clauses.is_verb(above) and verb_lemma(above) in _MAKING:
        made.append(above)
    return [noun for clause in made for noun in clauses.logical_subject(clause) if noun != deed]


def _whose_paper(paper: Token) -> list[Token]:
    """ "*Lawmakers* approved a resolution condemning Belarus": who says what is in a paper that names nobody itself."""
    named = [part for part in parts_of(paper) if part.ent_type_ or part.pos_ == "PROPN"]
    if named or clauses.possessors(paper) or clauses.prepositional(paper, "by", "from", "of"):
        return []
    verb = paper.head
    issued = clauses.is_verb(verb) and verb_lemma(verb) in _ISSUING and paper in clauses.logical_object(verb)
    return clauses.logical_subject(verb) if issued else []


def claimed_by(deed: Token) -> list[Token]:
    """ "an attack claimed by *rebels*", "that the *Shabab* claimed"; nobody for "which nobody has claimed"."""
    claims = [one for one in clauses.children(deed, "acl", "relcl") if verb_lemma(one) in _CLAIMING]
    found = [noun for claim in claims for noun in clauses.logical_subject(claim) if noun != deed]
    return [noun for noun in found if noun.lower_ not in _NOBODY]


def who_raided(noun: Token) -> list[Token]:
    """ "*Troops* killed 17 in a raid on a hideout": a deed told by the way is the doing of the clause's subject."""
    deed = noun.lemma_.lower() in _DEEDS and noun.dep_ == "pobj" and noun.head.lower_ in {"in", "during"}
    verb = noun.head.head
    if not deed or not clauses.is_verb(verb) or clauses.is_passive(verb) or verb_lemma(verb) not in _DONE_IN_RAIDS:
        return []
    return clauses.logical_subject(verb)


def who_bade(verb: Token) -> list[Token]:
    """ "was chained on the orders of the *junta*", "at the *king's* behest": at whose word it was done."""
    words = [noun for noun in clauses.prepositional(verb, "on", "at", "under", "by") if noun.lemma_ in _BIDDING]
    return [
        one
        for noun in words
        for one in [*clauses.possessors(noun), *clauses.prepositional(noun, "of", "from"), *parts_of(noun)]
    ]


def whose_deed(trigger: Trigger, cast: Cast) -> tuple[Participant, ...]:
    """ "were killed in a *US* drone strike", "died in a raid by *Sudanese* jets": who did the deed did the killing."""
    verb = trigger.token
    if not trigger.verbal or trigger.rule.event != "ASSAULT" or not _is_undergone(verb):
        return ()
    deeds = [
        noun for noun in clauses.prepositional(verb, "in", "by", "from", "during") if noun.lemma_.lower() in _DEEDS
    ]
    doers = [doer for deed in deeds for doer in behind_deed(deed) if not (is_town(doer, cast) or is_land(doer))]
    foes = [foe for deed in deeds if deed.lemma_.lower() in _MUTUAL for foe in clauses.prepositional(deed, "with")]
    return participants(doers, "whose deed it was", cast) or participants(foes, "whom the clash was with", cast)


def _is_undergone(verb: Token) -> bool:
    """Whether the verb's subject suffers it: a passive, or dying."""
    return clauses.is_passive(verb) or verb_lemma(verb) in _DYING
