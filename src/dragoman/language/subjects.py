"""Subjects that the parser hung on the wrong word, because something stands between them and their verb."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dragoman.language.dates_values import MONTHS
from dragoman.language.labels import has_subject

_MONTHS = frozenset(month.lower() for month in MONTHS)
_RULERS = frozenset({"government", "president", "junta", "regime"})
_WHEN = frozenset({"on", "by", "until", "since", "before", "after", "from"})


def free_subjects(block: Doc) -> None:
    """Give verbs back the subjects that a speaker in between, a date in front or a subject behind has taken."""
    for token in block:
        if token.dep_ == "parataxis" and token.i < token.head.i:
            _free_from_speaker(token, token.head)
        elif token.dep_ == "prep" and token.lower_ in _WHEN and token.i < token.head.i:
            _free_from_date(token, token.head)
        elif token.dep_ == "npadvmod" and token.ent_type_ == "GPE" and token.head.dep_ == "amod":
            _free_from_object(token, token.head)
        elif token.dep_ == "nmod" and token.lemma_.lower() in _RULERS:
            _part_rulers(token, token.head)


def _free_from_speaker(saying: Token, verb: Token) -> None:
    """ "The junta, Amnesty *alleges*, *tortured* the students": the first of two subjects is the later verb's."""
    subjects = [child for child in saying.children if child.dep_ == "nsubj" and child.i < saying.i]
    if len(subjects) > 1 and not has_subject(verb) and _ends_in_comma(subjects[0], subjects[1]):
        _hang(subjects[0], verb)


def _free_from_date(preposition: Token, verb: Token) -> None:
    """ "On 2 June *lawyers* lodged a complaint": the month belongs to "on", the lawyers to the verb."""
    noun = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    if noun is None or noun.tag_ not in {"NN", "NNS", "NNP", "NNPS"} or has_subject(verb):
        return
    month = next((child for child in noun.lefts if child.lower_ in _MONTHS and child.dep_ == "compound"), None)
    if month is None or not any(child.dep_ == "nummod" and child.i < month.i for child in noun.lefts):
        return
    for child in list(noun.lefts):
        if child.i < month.i or (child.i == month.i + 1 and _is_year(child)):
            child.head = month
    month.head, month.dep_ = preposition, "pobj"
    _hang(noun, verb)


def _free_from_object(name: Token, verb: Token) -> None:
    """ "*Poland* scrambled fighter jets": no jets that Poland has scrambled, but what it did with them."""
    thing = verb.head
    if verb.tag_ not in {"VBD", "VBN"} or thing.dep_ != "ROOT" or name.i + 1 != verb.i:
        return
    name.head, name.dep_ = verb, "nsubj"
    for child in [*thing.lefts, *thing.rights]:
        if child != verb and not verb.i < child.i < thing.i:
            child.head = verb
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
    thing.head, thing.dep_ = verb, "dobj"


def _part_rulers(ruler: Token, noun: Token) -> None:
    """ "Ethiopia's *government* and Tigray rebels": two, where the parser made one describe the other."""
    joined = [child for child in ruler.children if child.dep_ == "conj" and _stands_before(child, noun)]
    if not joined or ruler.i > noun.i or noun.pos_ not in {"NOUN", "PROPN"}:
        return
    ruler.head, ruler.dep_ = noun.head, noun.dep_
    noun.head, noun.dep_ = ruler, "conj"
    joined[0].head, joined[0].dep_ = noun, "compound"


def _stands_before(word: Token, noun: Token) -> bool:
    """Whether only what describes the noun stands between the two: "*Tuareg* rebel groups"."""
    return word.i < noun.i and all(token.head == noun for token in word.doc[word.i + 1 : noun.i])


def _is_year(token: Token) -> bool:
    return token.dep_ == "nummod" and len(token.text) == 4 and token.text.isdecimal()


def _ends_in_comma(first: Token, second: Token) -> bool:
    return any(token.text == "," for token in first.doc[first.i + 1 : second.left_edge.i])


def _hang(subject: Token, verb: Token) -> None:
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    subject.head, subject.dep_ = verb, "nsubjpass" if passive else "nsubj"
