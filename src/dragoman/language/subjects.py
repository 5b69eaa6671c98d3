"""Subjects that the parser hung on the wrong word, because something stands between them and their verb."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dragoman.language.dates_values import MONTHS
from dragoman.language.labels import has_subject

_DASHES = frozenset({"–", "—", "-"})
_TOLD = frozenset({"VBD", "VBZ", "VBP"})
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
        elif token.dep_ in {"ROOT", "ccomp"} and token.tag_ == "VBN":
            _free_from_perfect(token)
        elif token.dep_ == "mark" and token.lower_ in {"on", "upon"}:
            _free_from_mark(token, token.head)
        elif token.dep_ == "ROOT" and token.tag_ == "VBD":
            _free_from_participle(token)
        elif token.dep_ == "acl" and token.tag_ == "VBN" and token.head.dep_ == "ROOT":
            _free_from_aside(token, token.head)


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


def _free_from_perfect(described: Token) -> None:
    """ "The only two *states* to have signed it *criticised* her": what they have done describes them, no more."""
    to = next((child for child in described.lefts if child.lower_ == "to" and child.dep_ == "aux"), None)
    subject = next((child for child in described.lefts if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if to is None or subject is None or to.i != subject.right_edge.i + 1 or to.nbor(1).lower_ != "have":
        return
    verb = described.head if described.dep_ == "ccomp" else _joined_past(described)
    if verb is None or verb.i < described.i:
        return
    _give_back_object(described, verb)
    if has_subject(verb):
        return
    if described.dep_ == "ROOT":
        for child in [*described.rights]:
            if child.dep_ == "cc":
                child.head = verb
        _make_root(verb, described)
    described.head, described.dep_ = subject, "relcl"
    _hang(subject, verb)
    for named in [token for token in described.subtree if token.dep_ == "appos"]:
        if named.left_edge.nbor(-1).text in _DASHES:
            named.head = subject  # "to have signed with Niger – *Sweden and Chad* –": who they are


def _joined_past(verb: Token) -> Token | None:
    clauses = (child for child in verb.rights if child.dep_ in {"conj", "ccomp", "dep"})
    hung = (one for thing in verb.rights if thing.dep_ == "dobj" for one in thing.rights if one.dep_ == "acl")
    told = [*(one for one in clauses if _is_told(one)), *(one for one in hung if one.tag_ == "VBD")]
    return next(iter(told), None)  # "to have signed the pact *sent* no envoys": hung on the pact


def _is_told(verb: Token) -> bool:
    return verb.tag_ in _TOLD or any(child.tag_ in _TOLD for child in verb.lefts if child.dep_ in {"aux", "auxpass"})


def _give_back_object(described: Token, verb: Token) -> None:
    """ "The only states to have recognised *Kosovo* also condemned it": it stands right behind, and is recognised."""
    taken = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    if taken is not None and taken.left_edge.i == described.i + 1:
        taken.head, taken.dep_ = described, "dobj"


def _free_from_mark(mark: Token, asked: Token) -> None:
    """ "Called *on* the government *to resign*": it is called on, and opens no clause."""
    verb = asked.head
    subject = next((child for child in asked.lefts if child.dep_ in {"nsubj", "nsubjpass"}), None)
    is_infinitive = any(child.lower_ == "to" and child.dep_ == "aux" for child in asked.lefts)
    if verb.i + 1 != mark.i or subject is None or not is_infinitive or verb.pos_ != "VERB":
        return
    mark.head, mark.dep_ = verb, "prep"
    subject.head, subject.dep_ = mark, "pobj"
    asked.dep_ = "xcomp"


def _free_from_participle(described: Token) -> None:
    """ "*Iran*, designated a sponsor of terror by Canada, *denied* it": what others did to it describes it."""
    subject = next((child for child in described.lefts if child.dep_ == "nsubj"), None)
    verb = next((child for child in described.rights if child.dep_ == "conj"), None)
    if subject is None or verb is None or not _is_told(verb) or has_subject(verb):
        return
    inside = described.doc[described.i + 1 : verb.left_edge.i]
    if described.nbor(-1).text != "," or not inside or inside[-1].text != "," or described.i - subject.i > 2:
        return
    if any(word.lower_ == "by" for word in inside) and not any(child.dep_ == "cc" for child in described.children):
        _make_root(verb, described)
        described.head, described.dep_, described.tag_ = subject, "acl", "VBN"
        _hang(subject, verb)


def _free_from_aside(verb: Token, noun: Token) -> None:
    """ "*Israel* – which had waited – *called* for talks": a sentence without a verb has one behind the aside."""
    aside = any(child.dep_ in {"relcl", "appos"} and noun.i < child.i < verb.i for child in noun.rights)
    before = verb.left_edge.nbor(-1) if verb.left_edge.i else None
    if not aside or before is None or before.text not in {"–", "—", ","} or noun.sent[-1].text != ".":
        return
    if any(child.dep_ == "agent" for child in verb.rights):
        return
    verb.tag_ = "VBD"
    _make_root(verb, noun)
    noun.head, noun.dep_ = verb, "nsubj"


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


def _make_root(verb: Token, old: Token) -> None:
    """Let the verb head the sentence; what stood under the old root behind it is the verb's."""
    verb.head, verb.dep_ = verb, "ROOT"
    for child in [*old.rights]:
        if child.i > verb.i:
            child.head = verb


def _hang(subject: Token, verb: Token) -> None:
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    subject.head, subject.dep_ = verb, "nsubjpass" if passive else "nsubj"
