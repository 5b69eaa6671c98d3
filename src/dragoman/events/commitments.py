"""Who binds himself by what is told as planned or denied: "will send aid" does, "how it would send aid" does not."""

from __future__ import annotations

from collections.abc import Iterable, Set

from spacy.tokens import Token

from dragoman.codebook.happening import Happening
from dragoman.events.cast import Cast
from dragoman.events.modality import modal_status
from dragoman.events.negation import is_negated
from dragoman.events.public import is_public
from dragoman.events.status import is_aim
from dragoman.events.triggers import Trigger
from dragoman.language import clauses
from dragoman.language.lemmas import verb_lemma
from dragoman.types import EventMention, Span

_OPENING = frozenset({"how", "whether", "if", "unless", "when", "whenever", "where", "why", "until", "once", "because"})
# "Analysts expect that China will ...": they bind nobody.
_FORESEEING = frozenset(
    {"predict", "expect", "believe", "think", "hope", "fear", "wonder", "forecast", "doubt", "imagine", "guess",
     "suspect", "bet", "assume", "anticipate", "worry", "ensure", "mean", "wish", "suppose", "estimate", "calculate",
     "project"}
)  # fmt: skip
_PLANS = frozenset(
    {"plan", "promise", "pledge", "vow", "offer", "commitment", "intention", "decision", "agreement", "threat",
     "willingness", "readiness", "undertaking", "refusal", "failure"}
)  # fmt: skip
_BINDING = frozenset(
    {"agree", "promise", "pledge", "vow", "commit", "undertake", "plan", "intend", "decide", "resolve", "prepare",
     "schedule", "arrange", "offer", "volunteer", "aim", "swear", "propose", "guarantee", "consent", "refuse",
     "decline", "elect", "opt", "choose", "vote", "announce", "slate", "poise", "ready", "threaten", "contract", "mean"}
)  # fmt: skip
_BOUND = frozenset(
    {"ready", "willing", "due", "set", "prepared", "bound", "poised", "scheduled", "keen", "determined", "unwilling",
     "loath"}
)  # fmt: skip
_DUTIES = frozenset(
    {"responsibility", "duty", "task", "job", "role", "aim", "goal", "purpose", "point", "idea", "way", "time"}
)
_PRIVATE = frozenset({"BUS", "MED", "EDU", "HLH", "CVL"})
_OWN_CLAUSE = frozenset({"ROOT", "ccomp", "conj", "xcomp", "parataxis"})
_DEEP = 6


def who_commits(
    told: Iterable[tuple[EventMention, Trigger]], cast: Cast, happening: Happening
) -> tuple[Set[Span], Set[Span]]:
    """The verbs by which nobody binds himself, and those by which a public actor does, whomever it is done to."""
    silent: set[Span] = set()
    alone: set[Span] = set()
    for event, trigger in told:
        if event.status == "actual":
            continue  # no deed that is done is a promise
        if trigger.verbal and (
            is_aim(trigger.token, happening) or binds_nobody(trigger.token) or _falls_through(event, trigger)
        ):
            silent.add(event.trigger)
        elif commits(event, trigger, cast):
            alone.add(event.trigger)
    return silent, alone


def _falls_through(event: EventMention, trigger: Trigger) -> bool:
    """ "Parted *without reaching* a deal": neither has refused the other."""
    return trigger.rule.symmetric and event.status == "negated" and trigger.token.dep_ == "pcomp"


def commits(event: EventMention, trigger: Trigger, cast: Cast) -> bool:
    """ "The *rebels will lay down* their arms": a public actor says of his own deed that it will be done, or not."""
    verb = trigger.token
    if not trigger.verbal or event.status not in {"planned", "negated"} or verb.dep_ not in _OWN_CLAUSE:
        return False
    unions = any("LAB" in cast.entities[one.entity].sectors for one in event.actors)  # "will not call off their strike"
    if not (unions or is_organised(event, cast)) or binds_nobody(verb):
        return False
    return event.status == "planned" or modal_status(verb) == "planned" or _would(verb)


def is_organised(event: EventMention, cast: Cast) -> bool:
    """Whether a public side does it, or a body that is no firm: a union, a council of chiefs."""
    bodies = [cast.entities[one.entity] for one in event.actors]
    unions = any(one.kind == "organisation" and not _PRIVATE & set(one.sectors) for one in bodies)
    return is_public(event.actors, cast) or unions


def _would(verb: Token) -> bool:
    """ "said it *would not* lift the ban"."""
    return is_negated(verb) and any(child.lower_ in {"would", "will", "wo"} for child in clauses.children(verb, "aux"))


def binds_nobody(verb: Token, depth: int = 0) -> bool:
    """Whether the clause only asks, supposes, foresees or says what something is for."""
    if depth == _DEEP or verb.sent[-1].text == "?" or _is_supposed(verb):
        return True
    head = verb.head
    if verb.dep_ == "pcomp":
        return head.lower_ not in {"without", "from"}  # "without asking Togo", "refrained from asking it"
    if any(child.lower_ == "to" for child in clauses.children(verb, "aux")) and verb.tag_ == "VBN":
        return True  # "the only state to have signed"
    if clauses.is_infinitive(verb) and head != verb:
        return _is_idle_infinitive(verb, depth)
    if verb.dep_ == "ccomp" and clauses.is_verb(head) and verb_lemma(head) in _FORESEEING:
        return any(noun.pos_ != "PRON" for noun in clauses.surface_subject(verb))
    if verb.dep_ == "conj" and clauses.is_verb(head) and not clauses.surface_subject(verb):
        return binds_nobody(head, depth + 1)
    return False


def _is_supposed(verb: Token) -> bool:
    """ "asked *how* she would treat him", "*when* it hosts the cup"."""
    return any(child.lower_ in _OPENING for child in clauses.children(verb, "mark", "advmod"))


def _is_idle_infinitive(verb: Token, depth: int) -> bool:
    """ "has power *to investigate*", "will act *to prevent* it", "is expected *to win*"; not "has agreed *to go*"."""
    head = verb.head
    if verb.dep_ in {"acl", "relcl"}:
        return head.lemma_.lower() not in _PLANS
    if verb.dep_ == "conj" and clauses.is_verb(head):
        return binds_nobody(head, depth + 1)
    if head.pos_ == "ADJ" or head.dep_ == "acomp":
        return head.lemma_.lower() not in _BOUND
    if not clauses.is_verb(head):
        return False
    lemma = verb_lemma(head)
    if lemma == "use" or (lemma == "expect" and clauses.is_passive(head)):
        return True  # "figures that he will use to defend it"; by whom it is expected, nobody says
    if lemma == "be" and any(noun.lemma_ in _DUTIES for noun in clauses.surface_subject(head)):
        return True  # "the task of the voters is to remove them"
    if verb.dep_ == "advcl" and lemma not in _BINDING:
        return True
    return binds_nobody(head, depth + 1)
