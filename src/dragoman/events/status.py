"""Did it happen? Read from negation, modals, tense, conditions and the words that govern the event."""

from __future__ import annotations

from itertools import takewhile

from spacy.tokens import Token

from dragoman.codebook.happening import Happening
from dragoman.events.modality import CONDITIONS, modal_status
from dragoman.events.negation import NO, is_negated, is_none
from dragoman.events.sides import blamed_for
from dragoman.language.clauses import (
    children,
    is_infinitive,
    is_supposed,
    is_verb,
    particle,
    surface_subject,
    verb_above,
)
from dragoman.language.labels import FINITE
from dragoman.language.lemmas import verb_lemma
from dragoman.types import Status

_ADJECTIVES: dict[str, Status] = {
    "planned": "planned", "scheduled": "planned", "proposed": "planned", "future": "planned", "upcoming": "planned",
    "forthcoming": "planned", "intended": "planned", "promised": "planned",
    "possible": "possible", "potential": "possible", "threatened": "possible", "attempted": "possible",
    "likely": "possible", "hypothetical": "possible", "feared": "possible", "imminent": "possible",
    "failed": "negated", "foiled": "negated", "thwarted": "negated", "aborted": "negated", "cancelled": "negated",
}  # fmt: skip
_ALLEGED = frozenset(
    {
        "alleged",
        "allegedly",
        "supposed",
        "supposedly",
        "purported",
        "purportedly",
        "suspected",
        "ostensibly",
        "so-called",
    }
)
# "telephoned him to congratulate", "met to condemn it": what is said by doing it is done with it.
_COMMUNICATING = frozenset(
    {"call", "phone", "telephone", "ring", "write", "cable", "wire", "meet", "gather", "visit", "speak", "issue",
     "march", "rally", "demonstrate", "protest", "assemble", "convene", "use", "take", "travel", "fly", "go",
     "come", "appear", "join", "stage", "hold", "strike", "tweet", "post", "walk", "summon", "sign", "vote",
     "file", "send", "stand", "release", "publish", "make", "turn", "approach", "contact"}
)  # fmt: skip
_SPEAKING = frozenset(
    {"congratulate", "thank", "assure", "praise", "condemn", "denounce", "criticise", "criticize", "protest",
     "demand", "urge", "ask", "request", "apologise", "apologize", "condole", "mourn", "reassure", "reaffirm",
     "reiterate", "express", "voice", "offer", "discuss", "complain", "appeal", "plead", "call", "honour", "honor",
     "salute", "celebrate", "commend", "oppose", "reject", "support", "accuse", "blame", "rebuke", "convey",
     "wish", "press", "lobby", "negotiate", "show"}
)  # fmt: skip
# Said by whatever is done: "blocked the harbour to protest against quotas".
_PROTESTING = frozenset({"protest", "denounce", "condemn", "mark", "commemorate", "mourn"})
# Done by the vote itself: "voted to oust the speaker"; who voted to strike has yet to strike.
_DONE_BY_VOTE = frozenset(
    {"remove", "oust", "impeach", "dismiss", "expel", "censure", "strip", "suspend", "approve", "ratify", "adopt",
     "pass", "reject", "recognise", "recognize", "extend", "renew", "lift", "repeal", "abolish", "override", "dissolve",
     "designate", "declare", "authorise", "authorize", "confirm", "convict", "acquit", "readmit", "endorse", "revoke",
     "annul", "cancel", "ban", "outlaw"}
)  # fmt: skip
# What follows is done by it: "used tear gas to disperse them".
_BY_WHICH = frozenset({"use", "utilize", "utilise", "fire", "wield", "swing"})
_SENDING = frozenset({"deploy", "send", "dispatch", "mobilize", "mobilise", "rush", "move"})
_WHEN = frozenset({"at", "during", "after", "before", "amid", "amidst", "following", "since", "despite", "until"})
_MEASURES = frozenset(
    {"euro", "dollar", "pound", "yen", "franc", "million", "billion", "worth", "package", "ton", "tonne", "rouble",
     "yuan"}
)  # fmt: skip
_MEETINGS = frozenset({"talk", "summit", "meeting", "negotiation", "consultation", "conference", "dialogue"})
_UNTRUE = frozenset({"untrue", "false", "incorrect", "wrong", "baseless", "unfounded", "invented", "absurd"})
_ALMOST = frozenset({"short", "close", "near"})  # "stopped short of recognizing", "came close to breaking"
_DROPPED = frozenset({"scrap", "shelve", "drop", "abandon", "cancel", "ditch", "axe", "discard", "freeze"})
_DEEP = 6  # clauses climbed at most


def is_alleged(token: Token) -> bool:
    """Whether an adverb or adjective leaves the event open: "allegedly", "suspected".

    So it is open who did what somebody is blamed for.
    """
    return bool(blamed_for(token)) or any(child.lower_ in _ALLEGED for child in token.children)


def is_aim(verb: Token, happening: Happening) -> bool:
    """Whether something done was done for it: "sent frigates to *escort* them" promises and threatens nothing."""
    above = verb.head
    if not is_infinitive(verb) or not is_verb(above):
        return False
    meant = verb.dep_ == "advcl" or (verb.dep_ == "xcomp" and verb_lemma(above) in _SENDING)
    return meant and verb_status(above, happening) == "actual"


def status_of(token: Token, happening: Happening, carrier: Token | None = None) -> Status:
    """The status of an event from the word that triggers it and, for nouns, the verb that carries it."""
    if carrier is not None:
        own = _noun_status(token, happening)
        if own == "actual" and particle(carrier) == "off":
            own = "negated"  # "called off its attack"
        if own == "actual":
            own = _governs(carrier, happening) or "actual"  # "called for talks", "promised aid"
        return own if own != "actual" else verb_status(carrier, happening)
    if is_verb(token):
        return verb_status(token, happening)
    own = _noun_status(token, happening)
    governed = own if own != "actual" else _governed_noun(token, happening)
    return "possible" if governed == "actual" and _is_any(token) else governed


def is_conditional(token: Token, above: Token) -> bool:
    """Whether a clause with "if" or "unless" stands between the word and the one above: no content, but a condition."""
    between = takewhile(lambda one: one != above, (token, *token.ancestors))
    return any(map(is_supposed, between))


def verb_status(verb: Token, happening: Happening, depth: int = 0) -> Status:
    """The status a clause gives its verb."""
    if _is_condition(verb):
        return "possible"
    if is_negated(verb):
        return "negated"
    modal = modal_status(verb)
    if modal != "actual":
        return "possible" if _is_hoped(verb) else modal
    if any(child.lower_ in CONDITIONS for child in children(verb, "mark", "advmod")) and not _reached(verb):
        return "possible"
    if _is_awaited(verb, happening, depth) or _comes_only_after(verb):
        return "possible"
    if is_infinitive(verb) and (verb.head == verb or _stands_before(verb)) and _has_own_subject(verb):
        return "planned"
    if depth == _DEEP or verb.head == verb:
        return "possible" if _asked(verb) else "actual"
    return _governed_verb(verb, happening, depth)


def _is_hoped(verb: Token) -> bool:
    """ "hoped that Oslo *would* help": nobody has said that it will."""
    return verb.dep_ == "ccomp" and verb_lemma(verb.head) in {"hope", "wish", "doubt"}


def _comes_only_after(verb: Token) -> bool:
    """ "would disarm *only after* the government had freed them": it may never do so."""
    marks = [one for one in children(verb, "mark", "advmod") if one.lower_ in {"after", "once", "when"}]
    only = any(one.i and one.nbor(-1).lower_ == "only" for one in marks)
    return only and is_verb(verb.head) and modal_status(verb.head) != "actual"


def _has_own_subject(verb: Token) -> bool:
    """ "*Turkey* to send troops", in headlines; not "for Turkey to send"."""
    return bool(children(verb, "nsubj", "nsubjpass")) and not children(verb, "mark")


def _stands_before(verb: Token) -> bool:
    """Whether what governs the clause follows it: "Turkey to send troops, minister *says*"."""
    return verb.dep_ == "ccomp" and verb.i < verb.head.i and verb.head.pos_ == "VERB"


def _reached(verb: Token) -> bool:
    """ "until help came", "until he was toppled": it came; not "would not end until they surrendered"."""
    if not _is_past(verb) or not any(child.lower_ == "until" for child in children(verb, "mark")):
        return False
    if verb.tag_ == "VBN" and any(map(is_infinitive, children(verb.head, "xcomp"))):
        return False  # "refused to sign until the men were freed"
    return verb.head == verb or not _is_ahead(verb.head)


def _is_past(verb: Token) -> bool:
    return verb.tag_ == "VBD" or any(child.lower_ in {"was", "were"} for child in children(verb, "auxpass"))


def _is_ahead(verb: Token) -> bool:
    """ "would end", "to end", "would keep *blocking* it": still to come."""
    if not is_verb(verb):
        return False
    if modal_status(verb) != "actual" or is_infinitive(verb):
        return True
    return verb.dep_ == "xcomp" and _is_ahead(verb.head)


def _is_awaited(verb: Token, happening: Happening, depth: int) -> bool:
    """ "will resume talks *once* the troops are pulled back": it has to come first, and has not."""
    once = verb.dep_ == "advcl" and any(child.lower_ == "once" for child in children(verb, "mark", "advmod"))
    ahead = once and depth < _DEEP and is_verb(verb.head)
    return ahead and verb_status(verb.head, happening, depth + 1) in {"planned", "possible"}


def _stands_apart(verb: Token) -> bool:
    return verb.i > 0 and verb.nbor(-1).text == ","


def _is_condition(verb: Token) -> bool:
    """ "*if* Moscow did not withdraw", "*annexing* the valley would lead to war": it is only supposed."""
    so_long = verb.dep_ == "advcl" and verb.head.lower_ == "long"  # "as long as it lets them"
    supposed = so_long or is_supposed(verb)
    return supposed or (verb.dep_ == "csubj" and modal_status(verb.head) in {"possible", "planned"})


def _asked(verb: Token) -> bool:
    """An order ("Give up your weapons") or a question: nothing is said to have happened."""
    order = verb.tag_ == "VB" and not surface_subject(verb) and not children(verb, "aux")
    return order or verb.sent[-1].text == "?"


def _governed_verb(verb: Token, happening: Happening, depth: int) -> Status:
    head = verb.head
    if verb.dep_ == "conj" and is_verb(head):
        own_clause = surface_subject(verb) and verb.tag_ in FINITE
        return "actual" if own_clause or _contrasted(verb, head) else verb_status(head, happening, depth + 1)
    if _called_untrue(verb):
        return "negated"
    if not _nonfinite(verb):
        return "actual"
    if verb.dep_ == "pcomp":
        return _through_preposition(verb, happening, depth)
    if verb.dep_ in {"advcl", "xcomp"} and is_verb(head) and _said_by_doing(verb, head):
        return verb_status(head, happening, depth + 1)
    if verb.dep_ in {"advcl", "xcomp"} and is_infinitive(verb) and head.lemma_ in _BY_WHICH:
        return verb_status(head, happening, depth + 1)  # "used tear gas to disperse them"
    if verb.dep_ == "advcl" and _is_told_apart(verb, head):
        return "actual"
    if verb.dep_ == "advcl" and is_verb(head):
        return "planned" if is_infinitive(verb) and not _told_result(verb) else verb_status(head, happening, depth + 1)
    if verb.dep_ in {"xcomp", "ccomp"}:
        return _under(verb, head, happening, depth)
    if verb.dep_ in {"acl", "relcl"} and is_infinitive(verb):
        singled_out = {head.lower_, *(child.lower_ for child in head.children)} & {"first", "last", "only", "latest"}
        done = singled_out or any(child.lower_ == "have" for child in children(verb, "aux"))  # "those to have signed"
        if is_none(head):
            return _of_noun(head, happening) or "possible"  # "has no mandate to negotiate"
        return _of_noun(head, happening) or ("actual" if done else "planned")
    return "actual"


def _of_noun(noun: Token, happening: Happening) -> Status | None:
    """What a noun makes of the deed it names: "a plan to", "*no* plan to", "*scrapped* plans to"."""
    found = happening.nouns.get(noun.lemma_.lower())
    if found not in {"planned", "possible"}:
        return found
    verb = noun.head
    lost = verb_lemma(verb) in _DROPPED or happening.verbs.get(verb_lemma(verb)) == "negated"
    dropped = noun.dep_ in {"dobj", "nsubjpass"} and is_verb(verb) and lost
    return "negated" if is_none(noun) or (dropped and not is_negated(verb)) else found


def _called_untrue(verb: Token) -> bool:
    """ "it is not true that", "no truth in reports that", "reports that ... are false"."""
    head = verb.head
    if verb.dep_ == "ccomp" and head.lemma_ == "be":
        return _is_untrue(head)
    if verb.dep_ not in {"acl", "relcl"} or not any(child.lower_ == "that" for child in children(verb, "mark")):
        return False
    if head.dep_ in {"nsubj", "nsubjpass"} and head.head.lemma_ == "be":
        return _is_untrue(head.head)
    about = head.head.head if head.dep_ == "pobj" else head
    return about.lower_ in {"truth", "basis", "substance"} and is_none(about)


def _is_untrue(copula: Token) -> bool:
    adjectives = {child.lower_ for child in children(copula, "acomp")}
    return bool(adjectives & _UNTRUE) or ("true" in adjectives and is_negated(copula))


def _is_told_apart(verb: Token, head: Token) -> bool:
    """ "never stood trial, *having* resigned", "*Led* away, he was not seen", "did not go, *rebuffing* them"."""
    if any(child.lower_ == "having" for child in children(verb, "aux")):
        return True
    if verb.tag_ == "VBN" and not children(verb, "mark", "advmod") and verb.i < head.i:
        return True
    return verb.tag_ == "VBG" and _stands_apart(verb) and is_negated(head)


def _contrasted(verb: Token, head: Token) -> bool:
    """ "has not bowed but has offered talks": the "not" stays with the first."""
    return is_negated(head) and any(child.lower_ == "but" for child in children(head, "cc")) and head.i < verb.i


def _under(verb: Token, head: Token, happening: Happening, depth: int) -> Status:
    lemma = head.lemma_.lower()
    if lemma == "be" and any(child.lower_ in CONDITIONS for child in children(head, "mark")):
        return "possible"  # "if Quito were to close the port"
    if lemma in {"have", "be", "remain"} and any(child.lower_ == "yet" for child in children(head, "advmod")):
        return "negated"  # "has yet to ratify"
    governed = (
        happening.adjectives.get(lemma)
        if head.pos_ == "ADJ" or (verb.dep_ == "xcomp" and head.dep_ == "acomp")
        else None
    )
    governed = governed or happening.verbs.get(f"{lemma} {particle(head)}") or happening.verbs.get(lemma)
    if governed is None and (is_infinitive(verb) or verb.tag_ == "VBN"):
        governed = happening.infinitives.get(lemma)
        if governed is None and lemma == "be" and is_infinitive(verb):
            governed = "planned"
    if governed is None:
        return verb_status(head, happening, depth + 1) if is_verb(head) else "actual"
    if governed == "negated":
        return _undone(head)
    return "negated" if is_verb(head) and is_negated(head) else governed


def _undone(verb: Token) -> Status:
    """What "stop", "refuse" or "rule out" makes of it: "*must* stop buying" and "will *not* block" leave it open."""
    left_open = is_verb(verb) and (modal_status(verb) == "possible" or _is_condition(verb) or is_negated(verb))
    return "possible" if left_open else "negated"


def _through_preposition(verb: Token, happening: Happening, depth: int) -> Status:
    head = verb.head.head
    if head.lower_ in _ALMOST or any(child.lower_ == "instead" for child in children(verb.head, "advmod")):
        return "negated"
    if head.pos_ == "NOUN":
        return _of_noun(head, happening) or "actual"
    if head.dep_ == "prep" and (phrasal := happening.verbs.get(f"{head.head.lemma_} {head.lower_}")):
        return phrasal  # "backed out of signing"
    lemma = head.lemma_.lower()
    if verb.head.lower_ == "from" and happening.verbs.get(lemma) == "negated":
        return "negated"
    governed = happening.verbs.get(lemma) if verb.head.lower_ in {"for", "to", "against", "on"} else None
    if governed is not None:
        return governed
    return verb_status(head, happening, depth + 1) if is_verb(head) else "actual"


def _noun_status(noun: Token, happening: Happening) -> Status:
    for child in noun.children:
        if child.dep_ == "det" and child.lower_ in NO:
            return "negated"
        if child.dep_ in {"amod", "compound"} and child.lower_ in _ADJECTIVES:
            return _ADJECTIVES[child.lower_]
    return "actual"


def _is_any(noun: Token) -> bool:
    """ "warned that *any* incursion would mean war": none is told of."""
    return any(child.dep_ == "det" and child.lower_ == "any" for child in noun.children)


def _governed_noun(noun: Token, happening: Happening) -> Status:
    head = noun.head
    while noun.dep_ == "conj":
        noun, head = head, head.head
    through = noun.dep_ == "pobj"
    if through:
        if head.lower_ in _WHEN:  # "pledged aid during a visit": the visit stands
            return "actual"
        if head.lower_ == "for" and noun.lemma_ in _MEETINGS and (above := verb_above(noun)) is not None:
            return verb_status(above, happening)  # "will host them for a summit"
        if noun.lemma_ == "protest" and head.lower_ == "in" and is_verb(head.head):  # "refused alms in protest"
            return verb_status(head.head, happening)
        head = head.head
        while head.pos_ in {"NOUN", "NUM"} and head.lemma_.lower() in _MEASURES and head.dep_ in {"dobj", "nsubjpass"}:
            head = head.head  # "pledged ten million euros in aid"
            if is_verb(head) and _governs(head, happening) is None:
                return verb_status(head, happening)  # "would pay ten million euros in aid": given when they are paid
    lemma = head.lemma_.lower()
    if head.pos_ == "NOUN" and through:
        return _of_noun(head, happening) or "actual"
    if is_verb(head) and noun.dep_ in {"dobj", "pobj", "nsubjpass"}:
        governed = _governs(head, happening)
        if governed is None and noun.dep_ == "pobj" and noun.head.lower_ in {"on", "upon", "for"}:
            governed = happening.infinitives.get(lemma)  # "decided on the withdrawal"
        if governed is not None:
            return governed
    return "actual"


def _governs(verb: Token, happening: Happening) -> Status | None:
    """What a verb makes of its object; nothing where it only names it ("the verdict was called absurd")."""
    if children(verb, "oprd", "acomp", "attr"):
        return None
    governed = happening.verbs.get(verb_lemma(verb))
    return _undone(verb) if governed == "negated" else governed


def _nonfinite(verb: Token) -> bool:
    return verb.tag_ in {"VB", "VBG", "VBN"} and not any(
        child.tag_ == "MD" or child.tag_ in FINITE for child in children(verb, "aux", "auxpass")
    )


def _said_by_doing(verb: Token, head: Token) -> bool:
    """Whether the infinitive is a word said by doing what governs it; "called on him to apologise" is not."""
    if not is_infinitive(verb):
        return False
    if verb.dep_ == "advcl" and verb_lemma(verb) in _PROTESTING:
        return True
    if verb_lemma(head) == "vote" and verb_lemma(verb) in _DONE_BY_VOTE:
        return True
    if verb_lemma(verb) not in _SPEAKING or verb_lemma(head) not in _COMMUNICATING:
        return False
    return head.lemma_ != "call" or not any(
        child.lower_ in {"on", "upon", "for"} for child in children(head, "prep", "prt")
    )


def _told_result(verb: Token) -> bool:
    """ "went on to win", "returned only to find": an outcome, not a purpose."""
    return any(child.lower_ in {"only", "on"} for child in (*verb.children, *children(verb.head, "prt", "advmod")))
