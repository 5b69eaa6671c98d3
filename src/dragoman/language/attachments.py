"""Clauses and charges that the parser hung on the nearest word, though they tell of one further off."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from dragoman.language.conjuncts import SAYING, SPEAKING
from dragoman.language.labels import behind_comma

_DEEDS = frozenset(
    {"attack", "strike", "airstrike", "raid", "bombing", "blast", "explosion", "ambush", "shooting", "assault",
     "shelling", "offensive", "battle", "clash", "bombardment", "siege", "uprising", "rocket", "missile", "fighting",
     "violence", "unrest"}
)  # fmt: skip
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_AT = frozenset({"during", "at", "in", "after", "following"})
_MEETINGS = frozenset({"talk", "meeting", "call", "visit", "summit", "conference", "conversation"})
_HARMING = frozenset({"kill", "wound", "injure", "leave", "claim", "destroy", "damage", "maim", "displace"})
_ADDRESSING = frozenset({"speak", "talk", "write", "tell", "address", "reply", "answer", "respond", "appear", "post"})
_TALKING = SAYING | SPEAKING | _ADDRESSING
_CHARGING = frozenset({"accuse", "convict", "suspect", "acquit", "absolve", "strip", "deprive", "relieve"})
_BLAMING = frozenset(
    {"accuse", "suspect", "convict", "charge", "blame", "condemn", "denounce", "criticise", "criticize"}
)
_STRIKING = frozenset(
    {"bomb", "shell", "strike", "hit", "attack", "raid", "storm", "ambush", "shoot", "fire", "open", "explode",
     "detonate"}
)  # fmt: skip
_ARRESTING = frozenset({"arrest", "detain"})
_DEEP = 4  # nouns between the deed and the clause at most


def reattach_clauses(block: Doc) -> None:
    """Hang "that killed five" on the attack, "to demand" on those who voted for it, "blaming" on who denies it."""
    for token in block:
        if token.dep_ == "relcl" and token.lemma_ in _HARMING:
            _hang_on_deed(token)
        elif token.dep_ == "acl" and token.tag_ == "VBN" and token.lemma_ in _HARMING:
            _end_sentence(token)
        elif token.dep_ == "relcl" and token.head.ent_type_ in _PLACES:
            _hang_on_persons(token)
        elif token.dep_ == "prep" and token.lower_ in _AT and token.head.tag_ == "VB":
            _hang_on_speaking(token)
        elif token.dep_ == "xcomp" and token.tag_ == "VB":
            _hang_on_voters(token)
        elif token.dep_ in {"acl", "relcl"} and token.tag_ == "VB":
            _hang_on_day_s_verb(token)
        elif token.lower_ == "of" and token.head.dep_ == "dobj" and token.head.head.lemma_ in _CHARGING:
            _hang_on_charging(token)
        elif token.dep_ == "amod" and token.tag_ == "VBG" and token.i and token.nbor(-1).lower_ == "of":
            _part_charged_deed(token)
        elif token.dep_ == "advcl" and token.tag_ == "VBG" and token.lemma_ in _ARRESTING:
            _hang_on_police(token)
        elif token.dep_ == "advcl" and token.tag_ == "VBG" and _tells_on(token):
            token.head = token.head.head
        elif token.dep_ == "advcl" and token.tag_ == "VBG" and token.lemma_ in _HARMING:
            _hang_on_charge(token)
            _hang_on_blow(token)


def _hang_on_deed(clause: Token) -> None:
    """ "an *attack* on a company near Ankara that killed five": no company killed them."""
    if not any(child.lower_ in {"that", "which"} and child.dep_ == "nsubj" for child in clause.children):
        return
    if clause.head.lemma_.lower() not in _DEEDS:
        near = (*_of_phrase(clause.head, clause), *_whose_phrase(clause.head))
        clause.head = next((noun for noun in near if noun.lemma_.lower() in _DEEDS), clause.head)


def _of_phrase(noun: Token, clause: Token) -> Iterator[Token]:
    """What it is of, before the clause: "five days of *fighting* that killed nine"."""
    for of in noun.rights:
        if of.lower_ == "of" and of.i < clause.i:
            yield from (child for child in of.children if child.dep_ == "pobj")


def _end_sentence(harming: Token) -> None:
    """ "A drone attack on a camp *killed* 12 people": the sentence's verb, where it has no other."""
    deed = next((one for one in (harming.head, *_whose_phrase(harming.head)) if one.dep_ == "ROOT"), None)
    below = {child.dep_ for child in harming.rights}
    if deed is None or deed.lemma_.lower() not in _DEEDS or not below & {"dobj", "oprd"} or "agent" in below:
        return
    for child in list(deed.rights):
        if child.i > harming.i:
            child.head = harming
    deed.head, deed.dep_ = harming, "nsubj"
    harming.head, harming.dep_, harming.tag_ = harming, "ROOT", "VBD"


def _whose_phrase(noun: Token) -> Iterator[Token]:
    """The words in whose phrases the noun stands, the nearest first."""
    for _ in range(_DEEP):
        if noun.dep_ != "pobj":
            return
        noun = noun.head.head
        yield noun


def _hang_on_speaking(preposition: Token) -> None:
    """ "*urged* Beijing to end the war during talks with Wang": who urges talks, the war does not end at talks."""
    meets = any(child.dep_ == "pobj" and child.lemma_.lower() in _MEETINGS for child in preposition.children)
    clause = preposition.head
    while clause.dep_ in {"xcomp", "advcl"} and clause.tag_ == "VB":
        clause = clause.head
    if meets and clause != preposition.head and clause.lemma_ in SPEAKING:
        preposition.head = clause


def _hang_on_persons(clause: Token) -> None:
    """ "*miners* in the Jiu Valley, who threatened to march": no valley is a who."""
    if not any(child.lower_ == "who" and child.dep_ in {"nsubj", "nsubjpass"} for child in clause.children):
        return
    for above in _whose_phrase(clause.head):
        objects = (child for child in above.children if child.dep_ == "dobj" and child.i < clause.i)
        noun = next(objects, above) if above.pos_ == "VERB" else above
        if noun.pos_ in {"NOUN", "PROPN"} and noun.ent_type_ not in _PLACES:
            clause.head = noun
            return


def _hang_on_day_s_verb(clause: Token) -> None:
    """ "called him on Wednesday *to thank* him": no Wednesday thanks anybody."""
    day = clause.head
    verb = day.head.head
    infinitive = any(child.dep_ == "aux" and child.lower_ == "to" for child in clause.children)
    if infinitive and day.ent_type_ == "DATE" and day.dep_ == "pobj" and verb.pos_ == "VERB":
        clause.head, clause.dep_ = verb, "advcl"


def _hang_on_voters(clause: Token) -> None:
    """ "voted 14-0, with Oman abstaining, *to demand* a truce": those who voted demand it."""
    aside = clause.head
    if aside.dep_ != "pcomp" or aside.head.lower_ != "with" or not behind_comma(clause):
        return
    verb = aside.head.head
    if verb.lemma_ in {"vote", "decide", "agree", "move"} and verb.i < aside.i:
        clause.head = verb


def _tells_on(participle: Token) -> bool:
    """ "M23 *denied* that its men had shelled a camp, *blaming* the army": who denies it blames, not the men."""
    inner = participle.head
    above = inner.head
    if inner.dep_ != "ccomp" or not above.i < inner.i < participle.i or participle.lemma_ not in SPEAKING:
        return False
    return behind_comma(participle) and above.lemma_ in SAYING and inner.lemma_ not in _TALKING


def _hang_on_charge(participle: Token) -> None:
    """ "accused a ship of *firing* at its boats, injuring four": the firing injured them, not who accuses."""
    charges = [of for of in participle.head.children if of.dep_ == "prep" and of.lower_ in {"of", "for"}]
    deeds = [deed for of in charges for deed in of.children if deed.dep_ == "pcomp" and deed.i < participle.i]
    if participle.head.lemma_ in _BLAMING and deeds:
        participle.head = deeds[-1]


def _hang_on_blow(participle: Token) -> None:
    """ "*bombed* men who had been pursuing bandits, killing 16": the blow killed them, and no pursuit."""
    clause = participle.head
    above = _verb_above_aside(clause, participle)
    if above is not None and above.lemma_ in _STRIKING and clause.lemma_ not in _STRIKING | _HARMING:
        participle.head = above


def _verb_above_aside(clause: Token, participle: Token) -> Token | None:
    """The verb above a clause that describes somebody, where a comma parts the participle from it."""
    if clause.dep_ not in {"relcl", "acl"} or not behind_comma(participle):
        return None
    return next((one for one in clause.ancestors if one.pos_ == "VERB"), None)


def _hang_on_charging(of: Token) -> None:
    """ "accused the army *of* executions": what it is accused of; in "the president of Chad" it is his country."""
    charges = [child for child in of.children if child.dep_ in {"pobj", "pcomp"}]
    if charges and charges[0].pos_ != "PROPN" and of.i > of.head.i:
        of.head = of.head.head


def _part_charged_deed(deed: Token) -> None:
    """ "accused Baku of *opening* fire on its posts": what it did, and no kind of fire."""
    noun, of = deed.head, deed.nbor(-1)
    charged = of.head if of.head.lemma_ in _CHARGING else of.head.head
    if noun.dep_ != "pobj" or noun.head != of or charged.lemma_ not in _CHARGING:
        return
    for phrase in [*charged.rights, *noun.rights]:
        about = phrase.dep_ == "prep" and phrase.i > noun.i
        if about and not any(child.ent_type_ in {"DATE", "TIME"} for child in phrase.children):
            phrase.head = deed
    deed.head, deed.dep_ = of, "pcomp"
    noun.head, noun.dep_ = deed, "dobj"


def _hang_on_police(participle: Token) -> None:
    """ "*Police* used gas against men who tried to storm the palace, arresting 63": no men in flight arrest anybody."""
    clause = participle.head
    while clause.dep_ == "xcomp":
        clause = clause.head
    above = _verb_above_aside(clause, participle)
    if above is not None and above.i < clause.i:
        participle.head = above
