"""Did it happen? Read from negation, modals, tense, conditions and the words that govern the event."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.codebook.happening import Happening
from dragoman.events.sides import blamed_for
from dragoman.language.clauses import (
    children,
    is_infinitive,
    is_verb,
    led_by,
    particle,
    prepositional,
    surface_subject,
)
from dragoman.language.labels import FINITE
from dragoman.language.lemmas import verb_lemma
from dragoman.types import Status

_NO = frozenset({"no", "none", "nobody", "neither", "nothing"})
_ASKING = frozenset({"ask", "apply", "beg", "appeal", "press", "call"})
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
_WHEN = frozenset({"during", "after", "before", "amid", "amidst", "following", "since", "despite", "until"})
_MEASURES = frozenset(
    {"euro", "dollar", "pound", "yen", "franc", "million", "billion", "worth", "package", "ton", "tonne", "rouble",
     "yuan"}
)  # fmt: skip
_RULING = frozenset({"rule", "exclude"})
# "at no point did he ask", "under no circumstances": said of the whole clause. "In no time" is soon.
_NO_OCCASION = frozenset(
    {"point", "time", "stage", "moment", "circumstance", "condition", "account", "way", "sense", "means"}
)  # fmt: skip
_UNTRUE = frozenset({"untrue", "false", "incorrect", "wrong", "baseless", "unfounded", "invented", "absurd"})
_ALMOST = frozenset({"short", "close", "near"})  # "stopped short of recognizing", "came close to breaking"
_DROPPED = frozenset({"scrap", "shelve", "drop", "abandon", "cancel", "ditch", "axe", "discard", "freeze"})
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
    if any(_on_no_occasion(child) for child in children(verb, "prep", "advmod") if child.i < verb.i):
        return True
    nouns = surface_subject(verb) + children(verb, "dobj", "attr")
    if any(children(one, "neg") for noun in nouns for one in children(noun, "nummod")):  # "not one sack"
        return True
    if any(child.lower_ in _NO for noun in nouns for child in (children(noun, "det") or [noun])):
        return True  # but "gave a flat no" gave it
    if verb_lemma(verb) in _ASKING and any(noun.lower_ == "nothing" for noun in prepositional(verb, "for")):
        return True  # "asked for nothing of the kind"; "arrested for nothing" was arrested
    return verb.dep_ == "pcomp" and verb.head.lower_ == "without"


def _on_no_occasion(word: Token) -> bool:
    """ "at no point did he ask", "not once did he warn"."""
    if word.dep_ == "advmod":
        return word.lower_ == "once" and bool(children(word, "neg"))
    return any(
        noun.lemma_.lower() in _NO_OCCASION and (word.lower_, noun.lower_) != ("in", "time") and _is_none(noun)
        for noun in children(word, "pobj")
    )


def _is_none(noun: Token) -> bool:
    return any(child.lower_ in _NO for child in children(noun, "det"))


def _denies(word: Token, verb: Token) -> bool:
    """A "not" before its verb; after it "supplied radars, and not missiles" denies something else."""
    negative = word.dep_ == "neg" or word.lower_ in _NEVER
    return negative and (word.i < verb.i or verb.lemma_ in {"be", "have", "do"})


def _modal_status(verb: Token) -> Status:
    words = {child.lower_ for child in children(verb, "aux")}
    if _supposes(verb):
        return "possible"
    if any(child.lower_ in _PERHAPS for child in children(verb, "advmod")):
        return "possible"
    if words & _FUTURE:
        return "planned"
    if words & _MAYBE:
        return "possible"
    if "would" in words:
        if verb.dep_ == "ccomp" and _unless(verb):
            return "planned"  # "said they would kill him unless a ransom was paid": they say what they will do
        conditional = led_by(verb, _CONDITIONS, "mark", "advmod")
        return "planned" if verb.dep_ in {"ccomp", "conj"} and not conditional else "possible"
    if verb.lemma_ == "go" and verb.tag_ == "VBG" and children(verb, "xcomp"):
        return "planned"
    return "actual"


def _supposes(verb: Token) -> bool:
    """ "*Had* the rebels refused", "*Should* they refuse": a condition by the order of the words."""
    helpers = children(verb, "aux")
    if not helpers or helpers[0].lower_ not in {"had", "should", "were"} or helpers[0].i > verb.i:
        return False
    subjects = children(verb, "nsubj", "nsubjpass")
    return verb.dep_ == "advcl" and bool(subjects) and helpers[0].i < subjects[0].left_edge.i


def _reached(verb: Token) -> bool:
    """ "until help came": it came; not "would not end until they surrendered"."""
    if verb.tag_ != "VBD" or not any(child.lower_ == "until" for child in children(verb, "mark")):
        return False
    above = verb.head
    return above == verb or not (is_verb(above) and _modal_status(above) != "actual")


def _asked(verb: Token) -> bool:
    """An order ("Give up your weapons") or a question: nothing is said to have happened."""
    order = verb.tag_ == "VB" and not surface_subject(verb) and not children(verb, "aux")
    return order or verb.sent[-1].text == "?"


def _unless(verb: Token) -> bool:
    pronouns = all(noun.pos_ == "PRON" for noun in surface_subject(verb))
    return pronouns and any(
        one.lower_ == "unless" for clause in children(verb, "advcl") for one in children(clause, "mark")
    )


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
    if verb.dep_ in {"advcl", "xcomp"} and is_infinitive(verb) and head.lemma_ in {"use", "utilize", "utilise"}:
        return verb_status(head, happening, depth + 1)  # "used tear gas to disperse them"
    if verb.dep_ == "advcl" and verb.tag_ == "VBN" and not children(verb, "mark", "advmod") and verb.i < head.i:
        return "actual"  # "Led away by police, he was not seen again"
    if verb.dep_ == "advcl" and is_verb(head):
        return "planned" if is_infinitive(verb) and not _told_result(verb) else verb_status(head, happening, depth + 1)
    if verb.dep_ in {"xcomp", "ccomp"}:
        return _under(verb, head, happening, depth)
    if verb.dep_ in {"acl", "relcl"} and is_infinitive(verb):
        singled_out = {head.lower_, *(child.lower_ for child in head.children)} & {"first", "last", "only", "latest"}
        return _of_noun(head, happening) or ("actual" if singled_out else "planned")
    return "actual"


def _of_noun(noun: Token, happening: Happening) -> Status | None:
    """What a noun makes of the deed it names: "a plan to", "*no* plan to", "*scrapped* plans to"."""
    found = happening.nouns.get(noun.lemma_.lower())
    if found not in {"planned", "possible"}:
        return found
    verb = noun.head
    lost = verb_lemma(verb) in _DROPPED or happening.verbs.get(verb_lemma(verb)) == "negated"
    dropped = noun.dep_ in {"dobj", "nsubjpass"} and is_verb(verb) and lost
    return "negated" if _is_none(noun) or (dropped and not _negated(verb)) else found


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
    return about.lower_ in {"truth", "basis", "substance"} and _is_none(about)


def _is_untrue(copula: Token) -> bool:
    adjectives = {child.lower_ for child in children(copula, "acomp")}
    return bool(adjectives & _UNTRUE) or ("true" in adjectives and _negated(copula))


def _contrasted(verb: Token, head: Token) -> bool:
    """ "has not bowed but has offered talks": the "not" stays with the first."""
    return _negated(head) and any(child.lower_ == "but" for child in children(head, "cc")) and head.i < verb.i


def _under(verb: Token, head: Token, happening: Happening, depth: int) -> Status:
    lemma = head.lemma_.lower()
    if lemma == "be" and any(child.lower_ in _CONDITIONS for child in children(head, "mark")):
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
    return "negated" if is_verb(head) and _negated(head) else governed


def _undone(verb: Token) -> Status:
    """What "stop", "refuse" or "rule out" makes of it: "*must* stop buying" and "has *not* ruled out" leave it open."""
    if is_verb(verb) and _modal_status(verb) == "possible":
        return "possible"
    return "possible" if verb_lemma(verb) in _RULING and is_verb(verb) and _negated(verb) else "negated"


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
        if head.lower_ in _WHEN:  # "pledged aid during a visit": the visit stands
            return "actual"
        if noun.lemma_ == "protest" and head.lower_ == "in" and is_verb(head.head):  # "refused alms in protest"
            return verb_status(head.head, happening)
        head = head.head
        while head.pos_ in {"NOUN", "NUM"} and head.lemma_.lower() in _MEASURES and head.dep_ in {"dobj", "nsubjpass"}:
            head = head.head  # "pledged ten million euros in aid"
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
