"""Did it happen? Read from negation, modals, tense, conditions and the words that govern the event."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.codebook.happening import Happening
from dragoman.events.sides import blamed_for
from dragoman.language.clauses import children, is_infinitive, is_verb, particle, surface_subject
from dragoman.language.conjuncts import FINITE
from dragoman.language.lemmas import verb_lemma
from dragoman.types import Status

_NO = frozenset({"no", "none", "nobody", "neither", "nothing"})
_NEVER = frozenset({"never", "not", "n't", "nowhere", "hardly"})
_FUTURE = frozenset({"will", "shall", "'ll", "wo"})
_MAYBE = frozenset({"may", "might", "could", "can", "should", "must", "ought", "ca"})
_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "until"})
_PERHAPS = frozenset({"perhaps", "possibly", "maybe", "probably", "presumably", "conceivably"})
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
_RULING = frozenset({"rule", "exclude"})
_DEEP = 6  # clauses climbed at most


def is_alleged(token: Token) -> bool:
    """Whether an adverb or adjective leaves the event open: "allegedly", "suspected".

    So it is open who did what somebody is blamed for.
    """
    return bool(blamed_for(token)) or any(child.lower_ in _ALLEGED for child in token.children)


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
    return own if own != "actual" else _governed_noun(token, happening)


def verb_status(verb: Token, happening: Happening, depth: int = 0) -> Status:
    """The status a clause gives its verb."""
    if _negated(verb):
        return "negated"
    modal = _modal_status(verb)
    if modal != "actual":
        return modal
    if any(child.lower_ in _CONDITIONS for child in children(verb, "mark", "advmod")) and not _reached(verb):
        return "possible"
    if is_infinitive(verb) and (verb.head == verb or _stands_before(verb)) and _has_own_subject(verb):
        return "planned"
    if depth == _DEEP or verb.head == verb:
        return "possible" if _asked(verb) else "actual"
    return _governed_verb(verb, happening, depth)


def _has_own_subject(verb: Token) -> bool:
    """ "*Turkey* to send troops", in headlines; not "for Turkey to send"."""
    return bool(children(verb, "nsubj", "nsubjpass")) and not children(verb, "mark")


def _stands_before(verb: Token) -> bool:
    """Whether what governs the clause follows it: "Turkey to send troops, minister *says*"."""
    return verb.dep_ == "ccomp" and verb.i < verb.head.i and verb.head.pos_ == "VERB"


def _negated(verb: Token) -> bool:
    if any(_denies(child, verb) for child in verb.children):
        return True
    nouns = surface_subject(verb) + children(verb, "dobj", "attr")
    if any(children(one, "neg") for noun in nouns for one in children(noun, "nummod")):  # "not one sack"
        return True
    if any(child.lower_ in _NO for noun in nouns for child in (noun, *children(noun, "det"))):
        return True
    return verb.dep_ == "pcomp" and verb.head.lower_ == "without"


def _denies(word: Token, verb: Token) -> bool:
    """A "not" before its verb; after it "supplied radars, and not missiles" denies something else."""
    negative = word.dep_ == "neg" or word.lower_ in _NEVER
    return negative and (word.i < verb.i or verb.lemma_ in {"be", "have", "do"})


def _modal_status(verb: Token) -> Status:
    words = {child.lower_ for child in children(verb, "aux")}
    if any(child.lower_ in _PERHAPS for child in children(verb, "advmod")):
        return "possible"
    if words & _FUTURE:
        return "planned"
    if words & _MAYBE:
        return "possible"
    if "would" in words:
        return "planned" if verb.dep_ in {"ccomp", "conj"} and not _conditional(verb) else "possible"
    if verb.lemma_ == "go" and verb.tag_ == "VBG" and children(verb, "xcomp"):
        return "planned"
    return "actual"


def _reached(verb: Token) -> bool:
    """ "until help came": it came."""
    return verb.tag_ == "VBD" and any(child.lower_ == "until" for child in children(verb, "mark"))


def _asked(verb: Token) -> bool:
    """An order ("Give up your weapons") or a question: nothing is said to have happened."""
    order = verb.tag_ == "VB" and not surface_subject(verb) and not children(verb, "aux")
    return order or verb.sent[-1].text == "?"


def _conditional(verb: Token) -> bool:
    return any(
        grandchild.lower_ in _CONDITIONS
        for clause in children(verb, "advcl")
        for grandchild in children(clause, "mark", "advmod")
    )


def _governed_verb(verb: Token, happening: Happening, depth: int) -> Status:
    head = verb.head
    if verb.dep_ == "conj" and is_verb(head):
        own_clause = surface_subject(verb) and verb.tag_ in FINITE
        return "actual" if own_clause or _contrasted(verb, head) else verb_status(head, happening, depth + 1)
    if not _nonfinite(verb):
        return "actual"
    if verb.dep_ == "pcomp":
        return _through_preposition(verb, happening, depth)
    if verb.dep_ in {"advcl", "xcomp"} and is_verb(head) and _said_by_doing(verb, head):
        return verb_status(head, happening, depth + 1)
    if verb.dep_ == "advcl" and is_verb(head):
        return "planned" if is_infinitive(verb) and not _told_result(verb) else verb_status(head, happening, depth + 1)
    if verb.dep_ in {"xcomp", "ccomp"}:
        return _under(verb, head, happening, depth)
    if verb.dep_ in {"acl", "relcl"} and is_infinitive(verb):
        singled_out = {head.lower_, *(child.lower_ for child in head.children)} & {"first", "last", "only", "latest"}
        return happening.nouns.get(head.lemma_.lower(), "actual" if singled_out else "planned")
    return "actual"


def _contrasted(verb: Token, head: Token) -> bool:
    """ "has not bowed but has offered talks": the "not" stays with the first."""
    return _negated(head) and any(child.lower_ == "but" for child in children(head, "cc")) and head.i < verb.i


def _under(verb: Token, head: Token, happening: Happening, depth: int) -> Status:
    lemma = head.lemma_.lower()
    if lemma == "be" and any(child.lower_ in _CONDITIONS for child in children(head, "mark")):
        return "possible"  # "if Quito were to close the port"
    governed = (
        happening.adjectives.get(lemma)
        if head.pos_ == "ADJ" or (verb.dep_ == "xcomp" and head.dep_ == "acomp")
        else None
    )
    governed = governed or happening.verbs.get(lemma)
    if governed is None and (is_infinitive(verb) or verb.tag_ == "VBN"):
        governed = happening.infinitives.get(lemma)
        if governed is None and lemma == "be" and is_infinitive(verb):
            governed = "planned"
    if governed is None:
        return verb_status(head, happening, depth + 1) if is_verb(head) else "actual"
    if governed == "negated":
        return _undone(head)
    return "negated" if is_verb(head) and _negated(head) else governed


def _undone(verb: Token) -> Status:
    """What "stop", "refuse" or "rule out" makes of it: "*must* stop buying" and "has *not* ruled out" leave it open."""
    if is_verb(verb) and _modal_status(verb) == "possible":
        return "possible"
    return "possible" if verb_lemma(verb) in _RULING and is_verb(verb) and _negated(verb) else "negated"


def _through_preposition(verb: Token, happening: Happening, depth: int) -> Status:
    head = verb.head.head
    if head.lower_ == "short":  # "stopped short of recognizing"
        return "negated"
    if head.pos_ == "NOUN":
        return happening.nouns.get(head.lemma_.lower(), "actual")
    lemma = head.lemma_.lower()
    if verb.head.lower_ == "from" and happening.verbs.get(lemma) == "negated":
        return "negated"
    governed = happening.verbs.get(lemma) if verb.head.lower_ in {"for", "to", "against", "on"} else None
    if governed is not None:
        return governed
    return verb_status(head, happening, depth + 1) if is_verb(head) else "actual"


def _noun_status(noun: Token, happening: Happening) -> Status:
    for child in noun.children:
        if child.dep_ == "det" and child.lower_ in _NO:
            return "negated"
        if child.dep_ in {"amod", "compound"} and child.lower_ in _ADJECTIVES:
            return _ADJECTIVES[child.lower_]
    return "actual"


def _governed_noun(noun: Token, happening: Happening) -> Status:
    head = noun.head
    while noun.dep_ == "conj":
        noun, head = head, head.head
    through = noun.dep_ == "pobj"
    if through:
        head = head.head
    lemma = head.lemma_.lower()
    if head.pos_ == "NOUN" and through:
        found = happening.nouns.get(lemma)
        return found if found is not None else "actual"
    if is_verb(head) and noun.dep_ in {"dobj", "pobj", "nsubjpass"}:
        governed = _governs(head, happening)
        if governed is None and noun.dep_ == "pobj":
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
    if verb_lemma(verb) not in _SPEAKING or verb_lemma(head) not in _COMMUNICATING:
        return False
    return head.lemma_ != "call" or not any(
        child.lower_ in {"on", "upon", "for"} for child in children(head, "prep", "prt")
    )


def _told_result(verb: Token) -> bool:
    """ "went on to win", "returned only to find": an outcome, not a purpose."""
    return any(child.lower_ in {"only", "on"} for child in (*verb.children, *children(verb.head, "prt", "advmod")))
