"""Who does what in a clause, read off the parse.

Labels are ClearNLP's, as spaCy's English models give them. "Logical" subject and object are the ones
of the meaning: a passive's agent is its logical subject, its surface subject the logical object.
All functions take and give spaCy tokens; `phrases` makes spans of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Set

from spacy.tokens import Token

from dragoman.language.dependants import dependants
from dragoman.language.free_relatives import named_by

RELATIVES = frozenset({"who", "which", "that", "whom"})
_DASHES = frozenset({"—", "–", "-", "--", ","})
_VERBAL = frozenset({"VERB", "AUX"})
_INHERITS = frozenset({"xcomp", "conj", "advcl", "pcomp", "acl", "relcl", "ccomp"})
_PARTICLES = frozenset({"off", "up", "down", "out", "over", "away"})
_ADDRESSING = {
    "call": ("on", "upon", "for"), "prevail": ("on", "upon"), "appeal": ("to",), "plead": ("with",), "look": ("to",),
    "lean": ("on",), "wait": ("for",),
}  # fmt: skip
_OWN_DOING = frozenset({"promise", "vow", "pledge", "threaten", "use"})  # "used dogs to find him": who used them finds
_CALLING = frozenset({"telephone", "phone", "ring", "visit", "meet", "cable", "call"})  # "phoned her to thank her"
# What follows the "to" or "with" of these is no side: "sent to Goma, according to TASS".
_OWN_SENSE = frozenset({"according", "due", "owing", "thanks", "prior", "contrary", "next", "close", "relative"})
_ASKING = frozenset({"call", "demand", "appeal", "plea", "order", "ultimatum"})
# "repelled an attempt to arrest him": another's attempt.
_RESISTING = frozenset(
    {"repel", "foil", "thwart", "resist", "condemn", "denounce", "reject", "oppose", "criticise", "criticize",
     "survive", "escape", "prevent", "block", "stop", "welcome", "praise", "fear", "avert", "uncover", "back",
     "support"}
)  # fmt: skip
_SUPPOSING = frozenset({"if", "unless"})
# "has no *intention* of apologising", "gave up the *idea* of invading": the subject is to do it.
_INTENTIONS = frozenset({"intention", "idea", "aim", "plan", "thought", "hope", "habit", "prospect"})


def children(token: Token, *labels: str) -> list[Token]:
    """Direct dependants with one of these labels, in the order of the text."""
    return [token.doc[place] for label, place in dependants(token) if label in labels]


def conjuncts(token: Token) -> list[Token]:
    """The token and everything joined to it by "and", "or" or a comma."""
    found = [token]
    for child in children(token, "conj", "appos"):
        if child.dep_ == "conj" or _listed(token, child):
            found.extend(conjuncts(child))
    return found


def _listed(token: Token, other: Token) -> bool:
    """ "Canada, Brazil, Chile and Peru": the parser takes the second of a list of countries for an apposition."""
    return token.ent_type_ == other.ent_type_ == "GPE" and bool(children(other, "conj", "appos"))


def all_conjuncts(tokens: list[Token]) -> list[Token]:
    """The tokens with their conjuncts, each once."""
    return list(dict.fromkeys(joined for token in tokens for joined in conjuncts(token)))


def is_verb(token: Token) -> bool:
    """Whether the token heads a clause as a verb."""
    return token.pos_ in _VERBAL


def is_passive(verb: Token) -> bool:
    """Whether the verb is a passive, full ("was held") or reduced ("the men held by police")."""
    told = {label for label, _ in dependants(verb)}
    if told & {"auxpass", "nsubjpass"} or ("agent" in told and not {"nsubj", "dobj"} <= told):
        return True  # "Oslo today condemned the raid by settlers" has both its subject and its object
    if dangling_patient(verb) is not None:
        return True
    if verb.tag_ != "VBN" or _hung_on_object(verb):
        return False
    if verb.lemma_ == "oppose" and any(child.lower_ == "to" for child in children(verb, "prep")):
        return False  # "demonstrators opposed to the bill" oppose it
    if verb.dep_ in {"xcomp", "ccomp", "advcl"}:  # "stand accused", "ordered it dissolved", "accused of fraud, he fled"
        finite = verb.dep_ == "advcl" and children(verb, "mark") and children(verb, "nsubj")  # "as they called for"
        return not finite and not children(verb, "dobj", "aux")
    if verb.dep_ == "conj" and is_verb(verb.head):
        return not children(verb, "aux", "nsubj", "dobj") and is_passive(verb.head)
    return verb.dep_ in {"acl", "amod"} and not children(verb, "dobj", "aux")


def _hung_on_object(verb: Token) -> bool:
    """Whether the parser made a main verb a modifier of its object: "*Farmers* burnt tyres"."""
    if verb.dep_ != "amod" or verb.tag_ not in {"VBD", "VBN"}:
        return False
    return bool(children(verb, "nsubj")) or (verb.head.dep_ == "ROOT" and bool(children(verb.head, "nsubj")))


def dangling_patient(verb: Token) -> Token | None:
    """ "Iran — designated a sponsor of terror by ...": the noun before the dash, which the parser leaves unlinked."""
    if verb.tag_ not in {"VBD", "VBN"} or verb.i < 2 or children(verb, "nsubj", "nsubjpass", "aux", "auxpass"):
        return None
    mark, noun = verb.nbor(-1), verb.nbor(-2)
    if mark.text not in _DASHES or noun.pos_ not in {"NOUN", "PROPN"}:
        return None
    if verb.dep_ == "conj" and is_verb(verb.head) and verb.tag_ == "VBD" and children(verb.head, "nsubj"):
        return None  # "rejected the *result*, suspended the law and ruled by decree": its doer stands before
    return noun if any(token.lower_ == "by" for token in verb.subtree) else None


def led_by(verb: Token, words: Set[str], *labels: str) -> list[Token]:
    """The verb's clauses of time or condition that open with one of these words: "*after* frigates followed it"."""
    return [
        clause
        for clause in children(verb, "advcl")
        if any(child.lower_ in words for child in children(clause, *labels))
    ]


def surface_subject(verb: Token) -> list[Token]:
    """The noun before the verb, relative pronouns put back to what they stand for."""
    own = children(verb, "nsubj", "nsubjpass", "csubj", "csubjpass")
    if not own and _hung_on_object(verb):
        own = children(verb.head, "nsubj")
    return [_antecedent(token, verb) for token in own]


def _antecedent(token: Token, verb: Token) -> Token:
    if token.lower_ in RELATIVES:
        clause = verb
        while clause.dep_ == "conj" and is_verb(clause.head):
            clause = clause.head
        if clause.dep_ == "relcl":
            return clause.head
    return token


def by_agents(verb: Token) -> list[Token]:
    """The nouns of the by-phrase."""
    found = [noun for by in children(verb, "agent") for noun in children(by, "pobj")]
    if not found and is_passive(verb):
        # "were arrested and expelled by the junta": the agent stands with the last of them
        later = [one for one in children(verb, "conj") if one.tag_ == "VBN" and not children(one, "nsubj", "nsubjpass")]
        found = [noun for one in later for by in children(one, "agent") for noun in children(by, "pobj")]
    if found or not is_passive(verb):
        return found
    below = verb.subtree if dangling_patient(verb) is not None else verb.children
    return [noun for by in below if by.lower_ == "by" for noun in children(by, "pobj")]


def logical_subject(verb: Token) -> list[Token]:
    """Who does it: subject, by-agent of a passive, or the subject of the clause that controls this one."""
    if is_passive(verb):
        agents = by_agents(verb)
        if not agents and verb.dep_ == "conj" and is_verb(verb.head) and is_passive(verb.head):
            agents = by_agents(verb.head)
        return all_conjuncts(agents)
    own = surface_subject(verb)
    if own:
        return all_conjuncts([*_named_before(verb), *own])
    return all_conjuncts(_inherited_subject(verb))


def _named_before(verb: Token) -> list[Token]:
    """The first of two countries that a headline joins by a comma: "*Pakistan*, India agree to reopen the border"."""
    subjects = children(verb, "nsubj")
    return [
        noun
        for noun in children(verb, "npadvmod")
        if subjects
        and noun.ent_type_ == subjects[0].ent_type_ == "GPE"
        and noun.i + 2 == subjects[0].left_edge.i
        and noun.nbor().text == ","
    ]


def _inherited_subject(verb: Token) -> list[Token]:
    head = verb.head
    if verb.dep_ not in _INHERITS or head == verb:
        return []
    if verb.dep_ in {"acl", "relcl"}:
        return _subject_of_noun_clause(verb, head)
    if verb.dep_ in {"xcomp", "advcl"} and (called := _called_upon(verb, head)):
        return called
    if verb.dep_ == "xcomp":
        return _controller(verb, head)
    if verb.dep_ == "pcomp":
        return _subject_of_gerund(verb)
    if verb.dep_ == "ccomp" and verb.tag_ != "VBG":
        return []
    return _subject_for_dependant(head) if is_verb(head) else []


def _called_upon(verb: Token, head: Token) -> list[Token]:
    """ "called on *Mali* to apologise", "appealed to *them* to stop": who is to do it."""
    if head.lemma_ not in _ADDRESSING or not is_infinitive(verb):
        return []
    return prepositional(head, *_ADDRESSING[head.lemma_])


def _subject_of_noun_clause(verb: Token, head: Token) -> list[Token]:
    """ "the envoy sent to ...", "troops shelling ...", "the decision to expel ...", "the first to recognise"."""
    if any(child.lower_ in RELATIVES for child in children(verb, "dobj", "pobj")):
        return []
    if verb.tag_ == "VBD" and head.dep_ == "ROOT":  # "A leader called on ...": the parser takes it for a caption
        return [head]
    if verb.tag_ in {"VBG", "VBN"} or head.pos_ in {"PROPN", "PRON"} or head.lower_ in {"first", "last", "only"}:
        return _described(head)
    asked = head.lemma_.lower() in _ASKING  # "rejected calls by the opposition to resign": who rejects them is asked to
    owner = possessors(head) or [child for child in children(head, "amod") if child.ent_type_ == "NORP"]
    owner = owner or prepositional(head, "by")
    if owner and not asked:  # "Ukraine's plot to", "a Ukrainian plot to", "a plot by Ukraine to"
        return owner
    clause = head.head
    if clause.lemma_ in _RESISTING and not asked:
        return []
    return _subject_for_dependant(clause) if is_verb(clause) and head.dep_ in {"dobj", "attr", "nsubj"} else []


def _described(noun: Token) -> list[Token]:
    """The subject behind a predicate noun: "Syria became the first to ..." is about Syria."""
    if noun.dep_ in {"attr", "oprd"} and is_verb(noun.head):
        return _subject_for_dependant(noun.head)
    return [noun]


def _controller(verb: Token, head: Token) -> list[Token]:
    """The object ("asked Kenya to send") where the verb takes one, else the subject ("agreed to send")."""
    if not is_verb(head):
        own = children(head, "nsubj")  # "Israel ready to strike, minister says"
        return own or (_subject_for_dependant(head.head) if is_verb(head.head) else possessors(head))
    if head.lemma_ in _OWN_DOING or (head.lemma_ in _CALLING and verb.tag_ == "VB"):
        return _subject_for_dependant(head)
    objects = children(head, "dobj", "dative")
    if objects and verb.tag_ != "VBN":
        return objects
    return _subject_for_dependant(head)


def _subject_of_gerund(verb: Token) -> list[Token]:
    """ "accused Syria of using", "barred them from leaving": the object; "met in announcing": the subject."""
    preposition = verb.head
    clause = preposition.head
    if clause.lower_ in {"short", "close", "near"} and is_verb(clause.head):  # "stopped short of condemning"
        return _subject_for_dependant(clause.head)
    if not is_verb(clause):
        intends = clause.lemma_.lower() in _INTENTIONS and clause.dep_ == "dobj" and is_verb(clause.head)
        return possessors(clause) or (_subject_for_dependant(clause.head) if intends else [])
    if preposition.lower_ in {"of", "from", "into", "for", "with", "against"} and preposition.i > clause.i:
        patients = logical_object(clause)
        if patients:
            return charged_before(patients, preposition) or patients
    return _subject_for_dependant(clause)


def charged_before(patients: list[Token], preposition: Token) -> list[Token]:
    """Of several who are accused, whom this "of" charges: "accused Chad of arson and *Mali* of arming rebels"."""
    earlier = [
        one.i
        for one in children(preposition.head, "prep")
        if one.lower_ == preposition.lower_ and one.i < preposition.i
    ]
    after = max(earlier, default=-1)
    return [one for one in patients if after < one.i < preposition.i]


def _subject_for_dependant(verb: Token) -> list[Token]:
    """The subject that a dependent clause borrows: the surface one, passive or not."""
    own = surface_subject(verb)
    return own if own else _inherited_subject(verb)


def logical_object(verb: Token) -> list[Token]:
    """To whom or what it is done: object, surface subject of a passive, or the noun a participle describes.

    Of "seized what it said was *a shipment*" it is what the clause names.
    """
    if is_passive(verb):
        dangling = dangling_patient(verb)
        if dangling is not None:
            return [dangling]
        if verb.dep_ in {"acl", "amod"} and not children(verb, "nsubjpass", "nsubj"):
            return all_conjuncts([verb.head])
        patients = children(verb, "nsubjpass", "nsubj") or _passive_patients(verb)
        return all_conjuncts([_antecedent(token, verb) for token in patients])
    objects = children(verb, "dobj") or [noun for clause in children(verb, "ccomp") for noun in named_by(clause)]
    found = [_antecedent(token, verb) for token in objects]
    if _hung_on_object(verb):
        found = [verb.head]
    if not found and verb.dep_ == "relcl" and surface_subject(verb) and verb.head not in surface_subject(verb):
        found = [] if children(verb, "prep") and not _gap_open(verb) else [verb.head]
    return all_conjuncts(found)


def _passive_patients(verb: Token) -> list[Token]:
    if verb.dep_ == "conj" and is_verb(verb.head):
        return children(verb.head, "nsubjpass", "nsubj") or _inherited_subject(verb.head)
    return _inherited_subject(verb)


def _gap_open(verb: Token) -> bool:
    """Whether a relative clause still lacks its object ("the town they shelled on Friday")."""
    return all(children(prep, "pobj", "pcomp") for prep in children(verb, "prep"))


def dative_objects(verb: Token) -> list[Token]:
    """ "gave Libya the keys", "gave the keys to Libya"."""
    found: list[Token] = []
    for child in children(verb, "dative"):
        found.extend(children(child, "pobj") if child.pos_ == "ADP" else [child])
    if not found:  # "gave the keys to Libya": the parser may hang the phrase on the keys
        found = [noun for thing in children(verb, "dobj") for noun in prepositional(thing, "to")]
    return all_conjuncts(found)


def particle_objects(words: Iterable[Token]) -> list[Token]:
    """ "cordoned off the square": the parser may hang the object on the particle."""
    last = list(words)[-1]
    return all_conjuncts(children(last, "pobj")) if last.lower_ in _PARTICLES and last.dep_ == "prep" else []


def prepositional(token: Token, *prepositions: str) -> list[Token]:
    """Nouns of the token's prepositional phrases with one of these prepositions ("out of" counts as "of")."""
    found: list[Token] = []
    for child in children(token, "prep", "dative", "agent", "prt"):
        names = {child.lower_}
        inner = children(child, "prep")
        if child.lower_ in prepositions or not prepositions:
            found.extend(children(child, "pobj"))
            joined = [one for one in children(child, "conj", "prep") if one.lower_ == child.lower_]
            found.extend(noun for one in joined for noun in children(one, "pobj"))
        own = child.lower_ in _OWN_SENSE
        for step in inner:
            if f"{child.lower_} {step.lower_}" in prepositions or (
                step.lower_ in prepositions and step.lower_ not in names and not own
            ):
                found.extend(children(step, "pobj"))
    return all_conjuncts(found)


def possessors(noun: Token) -> list[Token]:
    """ "Syria's", "their": who owns or does the noun."""
    return all_conjuncts(children(noun, "poss"))


def of_phrase(noun: Token) -> list[Token]:
    """The nouns of "of ..." after this noun."""
    return prepositional(noun, "of")


def right_behind(word: Token, *prepositions: str) -> list[Token]:
    """The nouns that stand behind one of these prepositions on the word itself, without those joined to them."""
    return [noun for step in children(word, "prep") if step.lower_ in prepositions for noun in children(step, "pobj")]


def complements(verb: Token) -> list[Token]:
    """Heads of the clauses that this verb governs ("agreed to send", "said that it sent")."""
    return children(verb, "xcomp", "ccomp")


def particle(verb: Token) -> str:
    """ "off" of "called off", or ""."""
    found = children(verb, "prt")
    return found[0].lower_ if found else ""


def is_supposed(verb: Token) -> bool:
    """Whether "if" or "unless" opens its clause: "*if* the court agrees", "*unless* Peru accepts"."""
    return any(child.lower_ in _SUPPOSING for child in children(verb, "mark"))


def first_joined(token: Token) -> Token:
    """The first of what is joined: of "Chad, Mali and *Niger*" it is Chad."""
    while token.dep_ == "conj":
        token = token.head
    return token


def is_infinitive(verb: Token) -> bool:
    """Whether "to" stands before the verb: "agreed to *send*"."""
    return any(child.lower_ == "to" for child in children(verb, "aux"))


def verb_above(token: Token) -> Token | None:
    """The nearest verb above."""
    return next(filter(is_verb, token.ancestors), None)


def is_joined_at_once(verb: Token, other: Token) -> bool:
    """Whether nothing parts two joined verbs: what stands behind "was *shot and wounded*" is said of both."""
    return other.dep_ == "conj" and other.head == verb and other.i - verb.i == 2
