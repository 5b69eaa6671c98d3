"""Noun phrases put together again: what describes a noun or is joined to it, and the parser hung on the verb."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dragoman.language.labels import has_subject

_CHARGING = frozenset({"accuse", "convict", "suspect"})
_MEASURED = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL"})
_CAPTIVES = frozenset({"hostage", "captive", "prisoner"})
_TAKING = frozenset({"take", "hold", "keep"})
_FLEEING = frozenset({"flee", "escape"})
_PARTIES = frozenset({"D", "R", "I"})
_SEATS = frozenset({"capital", "city", "town", "village", "port", "stronghold", "suburb", "enclave"})


def mend_noun_phrases(block: Doc) -> None:
    """Hang participles and town names that describe a subject, and the last noun of a list, on their phrase again."""
    for token in block:
        if token.dep_ == "conj" and token.tag_ in {"NN", "NNS"}:
            _join_object(token, token.head)
        elif token.dep_ == "conj" and token.tag_ == "VBN" and token.head.lemma_ == "leave":
            _join_left(token, token.head)
        elif token.dep_ in {"xcomp", "ccomp"} and token.lower_ == "fighting" and token.head.lemma_ in _FLEEING:
            token.pos_, token.tag_, token.lemma_, token.dep_ = "NOUN", "NN", "fighting", "dobj"  # "fled *fighting*"
        elif token.dep_ == "npadvmod" and token.pos_ == "PROPN":
            _name_object_s_bearer(token)
        elif token.dep_ == "amod" and token.lower_ == "dead" and token.i and token.nbor(-1).lemma_ == "shoot":
            token.head, token.dep_ = token.nbor(-1), "oprd"  # "shot *dead* 49 villagers"
        elif token.dep_ == "dobj":
            _mend_object(token)
        elif token.dep_ == "ccomp" and token.tag_ == "VBD":
            _part_participle(token, token.head)
            _free_object(token, token.head)
        elif token.dep_ == "advcl" and token.tag_ in {"VBD", "VBN"} and token.i < token.head.i:
            _part_fired(token, token.head)
        elif token.dep_ == "nsubj" and token.pos_ == "PROPN":
            _name_seat(token)
        elif token.dep_ == "appos" and token.i > 1 and token.nbor(-1).text == "-" and token.nbor(-2).text in _PARTIES:
            _part_party(token, token.head)
        elif token.dep_ == "prep" and token.lower_ == "of" and token.i > token.sent.start:
            _part_charges(token)


def _mend_object(noun: Token) -> None:
    if noun.lower_ in _CAPTIVES and noun.head.lemma_ in _TAKING:
        _part_captives(noun)
    elif _is_added(noun):
        noun.dep_ = "dep"  # "burned the mill, *messages* seen by the paper show"


def _is_added(noun: Token) -> bool:
    """Whether the bare plural is set off by a comma from the object that the verb has already; "a move" sums it up."""
    before = noun.left_edge.nbor(-1) if noun.left_edge.i else noun
    if noun.tag_ != "NNS" or any(child.dep_ == "det" for child in noun.lefts):
        return False
    return before.text == "," and any(one.dep_ == "dobj" and one.i < before.i for one in noun.head.rights)


def _part_party(label: Token, member: Token) -> None:
    """ "Sen. Ada Coons, D-Del., and *Marco Ruiz*, R-Fla.": two senators, not a second constituency."""
    for child in list(label.rights):
        if child.dep_ in {"conj", "cc"}:
            child.head = member


def _part_participle(verb: Token, participle: Token) -> None:
    """ "Gunmen *believed* to be members of a cartel *opened* fire": who opened it were the gunmen."""
    between = verb.doc[participle.i + 1 : verb.i]
    subjects = [child for child in participle.children if child.dep_ == "nsubj" and child.i < participle.i]
    bare = participle.tag_ in {"VBD", "VBN"} and not any(child.dep_ == "aux" for child in participle.children)
    own = has_subject(verb) or any(child.dep_ in {"mark", "aux", "advmod"} for child in verb.lefts)
    if participle.i > verb.i or not subjects or not bare or own or any(token.is_punct for token in between):
        return
    verb.dep_ = participle.dep_
    if participle.dep_ == "ROOT":
        verb.head = verb
    else:
        verb.head = participle.head
    for child in list(participle.children):
        if child.i > verb.i and child != verb:
            child.head = verb
    subjects[0].head = verb
    _describe(subjects[0], participle)


def _part_fired(participle: Token, verb: Token) -> None:
    """ "after rockets *fired* from Lebanon *wounded* two farmers": the rockets wounded them, and nobody else."""
    subjects = [child for child in participle.lefts if child.dep_ == "nsubj"]
    others = any(child.dep_ in {"aux", "auxpass", "neg"} for child in participle.lefts)
    done_to = any(child.dep_ in {"dobj", "ccomp", "xcomp"} for child in participle.rights)
    between = verb.doc[participle.i + 1 : verb.i]
    if verb.tag_ != "VBD" or not subjects or others or done_to or has_subject(verb) or not len(between):
        return
    if any(token.is_punct for token in between):
        return
    for child in list(participle.lefts):
        child.head = verb
    _describe(subjects[0], participle)


def _free_object(participle: Token, verb: Token) -> None:
    """ "rescued *three officers* taken hostage by a militia": whom they rescued, and no clause of its own."""
    subjects = [child for child in participle.lefts if child.dep_ == "nsubj"]
    suffered = any(child.dep_ == "agent" for child in participle.rights)
    others = any(child.dep_ in {"aux", "mark", "neg"} for child in participle.lefts)
    if len(subjects) == 1 and suffered and not others and subjects[0].left_edge.i == verb.i + 1:
        subjects[0].head, subjects[0].dep_ = verb, "dobj"
        _describe(subjects[0], participle)


def _describe(noun: Token, participle: Token) -> None:
    """Let the participle say no more than what the noun is like."""
    participle.head, participle.dep_, participle.tag_ = noun, "acl", "VBN"


def _name_seat(name: Token) -> None:
    """ "Police in the capital *Minsk* beat them": the town is the capital's name and beats nobody."""
    before = name.left_edge
    noun = name.doc[before.i - 1] if before.i else name
    others = any(child.dep_ == "nsubj" and child.i < noun.i for child in name.head.children)
    if noun.lower_ in _SEATS and noun.dep_ == "pobj" and noun.sent == name.sent and others:
        name.head, name.dep_ = noun, "appos"


def _join_object(noun: Token, verb: Token) -> None:
    """ "used batons and tear *gas*": joined to the object right before the "and", not to the verb."""
    joiner = noun.left_edge.i - 1
    if verb.pos_ != "VERB" or not verb.i < joiner or noun.doc[joiner].dep_ != "cc" or noun.doc[joiner].head != verb:
        return
    thing = next((one for one in verb.children if one.dep_ == "dobj" and one.right_edge.i == joiner - 1), None)
    if thing is not None and not has_subject(noun):
        noun.head = thing
        noun.doc[joiner].head = thing


def _name_object_s_bearer(name: Token) -> None:
    """ "arrested the rapper *Aamron* in May": the rapper's name, no time or measure."""
    before = name.left_edge.i - 1
    noun = name.doc[before] if before >= 0 else name
    if noun.dep_ == "dobj" and noun.pos_ == "NOUN" and noun.head == name.head and name.ent_type_ not in _MEASURED:
        name.head, name.dep_ = noun, "appos"


def _part_captives(captive: Token) -> None:
    """ "took nine *sailors* hostage": whom they took, and as what."""
    taken = next((child for child in captive.lefts if child.dep_ == "compound" and child.tag_ in {"NNS", "NNPS"}), None)
    if taken is None or taken.i + 1 != captive.i:
        return
    taken.head, taken.dep_ = captive.head, "dobj"
    for child in list(captive.lefts):
        child.head = taken
    captive.dep_ = "oprd"


def _join_left(state: Token, verb: Token) -> None:
    """ "left two people dead and *dozens injured*": what it left them, and nobody who injured anything."""
    left = [child for child in state.lefts if child.dep_ == "nsubj"]
    own = any(child.dep_ in {"aux", "auxpass", "dobj"} for child in state.children)
    if left and not own and any(child.dep_ == "oprd" for child in verb.children):
        left[0].head, left[0].dep_, state.dep_ = verb, "dobj", "oprd"


def _part_charges(preposition: Token) -> None:
    """ "accused Chad of arson and *Mali* of arming rebels": the second is accused too."""
    name = preposition.nbor(-1)
    verb = next((one for one in preposition.ancestors if one.lemma_ in _CHARGING), None)
    if verb is None or name.dep_ != "conj" or not _is_charge(preposition, name):
        return
    accused = [one for one in verb.children if one.dep_ in {"dobj", "nsubjpass"}]
    if accused and any(one.lower_ == preposition.lower_ for one in verb.doc[accused[0].i : name.i]):
        name.head, name.dep_, preposition.head = verb, accused[0].dep_, verb


def _is_charge(preposition: Token, name: Token) -> bool:
    deed = any(child.dep_ == "pcomp" for child in preposition.children)
    return deed or name.pos_ == "PROPN"
