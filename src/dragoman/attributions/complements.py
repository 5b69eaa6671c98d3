"""What is said: the complements of a verb that its cue allows."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from dragoman.attributions.sources import clause_before, passive
from dragoman.codebook.cue_file import Cue, CueFile
from dragoman.language.clauses import children, is_passive, is_verb

_CITING = frozenset({"citing", "quoting"})
_MANNERS = frozenset({"condition", "behalf", "background", "telephone", "phone"})
_WHEN = frozenset({"after", "before", "when", "while", "since", "because", "until", "once"})
_TURNS_DOWN = frozenset({"reject", "repudiate", "dismiss"})
# Groups whose prepositions need an object before them.
_ABOUT_SOMEBODY = ("accusation.", "report.compare", "report.describe", "report.list")


def words_under(heads: Iterable[Token]) -> list[Token]:
    """All words of these heads' subtrees; of a that-clause, those from "that" on."""
    starts = [(head, _start(head)) for head in heads]
    words = [word for head, start in starts for word in head.subtree if word.i >= start]
    return words[:-1] if words and words[-1].dep_ == "cc" else words


def _start(head: Token) -> int:
    """Where a clause begins: "reported, citing the ministry, that police ..." has a citation before its "that"."""
    marks = [mark.i for mark in children(head, "mark") if mark.lower_ == "that"]
    cited = marks and any(child.lower_ in _CITING and child.i < marks[0] for child in head.children)
    return marks[0] if cited else head.left_edge.i


def is_infinitive(clause: Token) -> bool:
    """ "to leave": a clause whose verb has "to" before it, and no "that" of its own."""
    if any(child.lower_ == "that" for child in children(clause, "mark")):
        return False
    return any(child.lower_ == "to" and child.tag_ == "TO" for child in clause.children)


def is_gerund(clause: Token) -> bool:
    """ "shelling the town", "having shelled it"."""
    first = next((child for child in clause.children if child.dep_ in {"aux", "auxpass"}), clause)
    return first.tag_ == "VBG"


def find_complements(verb: Token, anchor: Token, cue: Cue, cues: CueFile) -> tuple[str, list[Token]]:
    """The name of the frame that matched and the heads of all that is said; "" where nothing is.

    `anchor` is the verb, or the particle or preposition that completes it ("call for").
    """
    clauses = _clauses(verb, anchor, cue) or _behind_cited(verb, cue) or _behind_wording(verb, cue)
    nouns = _objects(verb, anchor)
    phrases = (_phrases(verb, cue) or _far_phrases(verb, cue, nouns)) if anchor.i == verb.i else []
    predicates = _predicates(verb) if "designation" in cue.frames else []
    if "words" in cue.frames:
        nouns = [noun for noun in nouns if _is_statement(noun, cues)]
    to_whom = "addressee" in cue.frames
    held = [] if to_whom and not _is_order(verb, clauses) else nouns
    if clauses:
        name = "infinitive" if is_infinitive(clauses[0]) else "gerund" if is_gerund(clauses[0]) else "clause"
        around = [*held, *(phrases if _needs_object(cue) else [])] if name == "infinitive" or predicates else []
        return name, [*around, *clauses, *predicates]
    if "designation" in cue.frames and ((predicates and nouns) or ((predicates or nouns) and passive(verb))):
        return "designation", [*nouns, *predicates]
    if phrases and (not _needs_object(cue) or nouns or passive(verb) or _describes_object(verb)):
        return phrases[0].lower_, [*held, *phrases]
    if nouns and ("object" in cue.frames or "words" in cue.frames):
        return "object", nouns
    return "", []


def _clauses(verb: Token, anchor: Token, cue: Cue) -> list[Token]:
    found = []
    for child in (*children(verb, "ccomp", "xcomp", "advcl"), *_before_semicolon(verb), *_joined_that_clauses(verb)):
        if child.dep_ == "advcl" and not _is_stray_infinitive(child, verb, anchor, cue):
            continue
        if _allowed(child, cue) and not _semicolon_between(child, verb):
            found.append(child)
    after = [clause for clause in found if clause.i > verb.i]
    if any(mark.lower_ in _WHEN for mark in children(verb, "mark")):
        return after  # "India expelled him, hours after Trudeau told lawmakers of it"
    ahead = after and len(after) < len(found) and (is_marked(after[0]) or clause_before(verb))
    return after if ahead else found


def _joined_that_clauses(verb: Token) -> list[Token]:
    """ "Said that Minsk had agreed, but that Warsaw had refused": the parser joins the second clause to the cue."""
    joined = [clause for clause in children(verb, "conj") if clause.left_edge.lower_ == "that"]
    return [clause for clause in joined if clause.left_edge.dep_ == "mark"] if children(verb, "ccomp") else []


def _before_semicolon(verb: Token) -> list[Token]:
    """ "Paris said p; Kiev said q": the parser hangs p on Kiev's verb, and that on the verb of Paris."""
    later = [clause for clause in children(verb, "ccomp") if _semicolon_between(clause, verb)]
    return [said for clause in later for said in children(clause, "ccomp") if verb.i < said.i < clause.i]


def _behind_cited(verb: Token, cue: Cue) -> list[Token]:
    """ "reported, citing a spokesman, that police ...": the parser hangs the clause on the one who is cited."""
    if "clause" not in cue.frames:
        return []
    beside = children(verb, "advcl")
    citing = [each for each in beside if each.lower_ in _CITING]
    under = [word for each in citing for word in each.subtree if word.dep_ in {"relcl", "acl", "ccomp", "advcl"}]
    return [clause for clause in [*beside, *under] if _is_that_clause(clause, verb)][:1]


def _behind_wording(verb: Token, cue: Cue) -> list[Token]:
    """ "said in a press release that Kiev had left": the parser hangs the clause on the release.

    A clause that lacks its object describes the noun: "said in a letter that Reuters saw".
    """
    if "clause" not in cue.frames:
        return []
    nouns = [noun for preposition in children(verb, "prep") for noun in children(preposition, "pobj")]
    clauses = [clause for noun in nouns for clause in children(noun, "relcl", "acl") if clause.i > verb.i]
    return [clause for clause in clauses if clause.left_edge.lower_ == "that" and _is_complete(clause)][:1]


def _is_complete(clause: Token) -> bool:
    """Whether its "that" only joins it, or stands for neither its subject nor its object, as it has both."""
    subjects = children(clause, "nsubj", "nsubjpass")
    if clause.left_edge.dep_ == "mark" and subjects:
        return True
    whole = [clause, *children(clause, "xcomp")]
    objects = [each for verb in whole for each in children(verb, "dobj", "ccomp", "attr", "acomp", "auxpass")]
    return any(each.lower_ != "that" for each in objects) and any(each.lower_ != "that" for each in subjects)


def _is_that_clause(clause: Token, verb: Token) -> bool:
    marks = [mark for mark in children(clause, "mark") if mark.lower_ == "that"]
    return bool(marks) and clause.i > verb.i and verb.doc[marks[0].i - 1].text == ","


def as_what(verb: Token) -> list[Token]:
    """What something is called behind "as": "described it as a lie", "dismissed it as false"."""
    return [word for each in children(verb, "prep") if each.lower_ == "as" for word in children(each, "pobj", "amod")]


def _predicates(verb: Token) -> list[Token]:
    """What somebody or something is called: "branded the militia a rebel group" has it as a second object."""
    objects = children(verb, "dative", "dobj")
    second = objects if len(objects) > 1 and all(each.pos_ != "ADP" for each in objects) else []
    return [*second, *children(verb, "oprd", "attr", "acomp")]


def is_marked(clause: Token) -> bool:
    """ "that it fled", "what it called a coup": a clause that shows by its first word that it is what is said."""
    return bool(children(clause, "mark")) or clause.left_edge.tag_ in {"WP", "WDT", "WRB"}


def _is_stray_infinitive(clause: Token, verb: Token, anchor: Token, cue: Cue) -> bool:
    """ "vowed to leave", "appealed to Moscow to help", where the parser saw a purpose."""
    if not is_infinitive(clause) or "infinitive" not in cue.frames:
        return False
    return clause.i - verb.i > 0 and (clause.i - verb.i <= 2 or anchor.i != verb.i)


def _semicolon_between(clause: Token, verb: Token) -> bool:
    """Whether a semicolon parts the two: another statement then, which the parser joined to this one."""
    first, last = sorted((clause.i, verb.i))
    return any(word.text == ";" for word in verb.doc[first:last])


def _allowed(clause: Token, cue: Cue) -> bool:
    if is_infinitive(clause):
        return "infinitive" in cue.frames or (clause.dep_ == "ccomp" and "clause" in cue.frames)
    if is_gerund(clause) and clause.dep_ == "xcomp":
        return "gerund" in cue.frames
    if clause.dep_ == "xcomp" and not is_verb(clause):
        return "designation" in cue.frames
    return "clause" in cue.frames or ("designation" in cue.frames and not children(clause, "mark"))


def _needs_object(cue: Cue) -> bool:
    """ "accused Syria of", "compared him to": the phrase says something of an object."""
    return cue.id.startswith(_ABOUT_SOMEBODY)


def _describes_object(verb: Token) -> bool:
    """ "companies it *accused* of spying": the noun that the clause describes is its object."""
    return verb.dep_ == "relcl" and bool(children(verb, "nsubj"))


def _is_order(verb: Token, clauses: list[Token]) -> bool:
    """ "told Kenya to leave": the object belongs to what is said; "told Kenya that it left": it does not."""
    return any(is_infinitive(clause) for clause in clauses)


def _objects(verb: Token, anchor: Token) -> list[Token]:
    if anchor.i != verb.i and anchor.dep_ == "prep":
        return children(anchor, "pobj", "pcomp")
    found = children(verb, "dobj")
    if anchor.i == verb.i:
        return found
    charged_with = children(anchor, "prep") if anchor.pos_ == "ADJ" else []  # "held them responsible for the blast"
    return [*found, *children(anchor, "pobj"), *charged_with]


def _is_statement(noun: Token, cues: CueFile) -> bool:
    """Whether the noun is itself a word for words: "a statement", "a ruling"."""
    return noun.lemma_.lower() in cues.documents or noun.lemma_.lower() in cues.nouns


def described(verb: Token, cue: Cue, cues: CueFile) -> list[Token]:
    """The words by which "rejected a truce that Rwanda declared" tells what is rejected: nobody denies that it was.

    Nor is it anybody's belief ("supported shops damaged by a storm"). Of "rejected reports that", "rejected an offer
    that would" the clause is part of what is rejected.
    """
    if verb.lemma_ not in _TURNS_DOWN and cue.kind != "belief":
        return []
    nouns = [noun for noun in children(verb, "dobj") if not _is_statement(noun, cues)]
    clauses = [clause for noun in nouns for clause in children(noun, "relcl", "acl") if not children(clause, "mark")]
    return [word for clause in clauses if _is_past(clause) for word in clause.subtree]


def _is_past(clause: Token) -> bool:
    return clause.tag_ in {"VBD", "VBN"} and not any(word.tag_ == "MD" for word in children(clause, "aux"))


def _phrases(verb: Token, cue: Cue) -> list[Token]:
    found = [child for child in children(verb, "prep", "dative") if not _is_manner(child)]
    return [child for child in found if child.lower_ in cue.prepositions or is_as_saying(child)]


def _is_manner(preposition: Token) -> bool:
    """ "spoke on condition of anonymity", "on behalf of": how somebody speaks, not of what."""
    return any(noun.lemma_.lower() in _MANNERS for noun in children(preposition, "pobj"))


def is_as_saying(preposition: Token) -> bool:
    """ "quoted a spokesman as saying": the phrase in which the quoted person speaks."""
    quoted = preposition.lower_ == "as" and preposition.head.lemma_ in {"quote", "cite"}
    return quoted and any(clause.tag_ == "VBG" for clause in children(preposition, "pcomp"))


def _far_phrases(verb: Token, cue: Cue, nouns: list[Token]) -> list[Token]:
    """ "accused Burhan on Twitter of bombing civilians": the phrase hangs on the wrong word."""
    if not _needs_object(cue) or not (nouns or passive(verb)):
        return []
    start = nouns[0].i if nouns else verb.i
    end = verb.sent.end - 1
    behind = [word for word in verb.subtree if start < word.i < end and word.lower_ in cue.prepositions]
    behind = [word for word in behind if _in_clause_of(word, verb)]
    return [word for word in behind if word.lower_ == "as" or word.doc[word.i + 1].tag_ == "VBG"][:1]


def _in_clause_of(word: Token, verb: Token) -> bool:
    """Whether no other verb stands between the word and this one."""
    for above in word.ancestors:
        if is_verb(above):
            return above.i == verb.i
    return False


def passive_subjects(verb: Token) -> list[Token]:
    """What a passive says something of: its subject, or the noun a participle describes."""
    own = children(verb, "nsubjpass", "csubjpass")
    if own:
        return [token for token in own if token.lower_ not in {"it", "there"} or not children(verb, "ccomp")]
    if children(verb, "nsubj"):
        return children(verb, "nsubj")
    if verb.dep_ == "conj" and is_verb(verb.head) and is_passive(verb.head):
        return passive_subjects(verb.head)
    if verb.dep_ in {"xcomp", "acomp", "oprd", "advcl"} and is_verb(verb.head):
        return children(verb.head, "nsubj", "nsubjpass")
    return _noun_before(verb)


def _noun_before(verb: Token) -> list[Token]:
    """ "Iran — designated a sponsor of terrorism by Washington": the noun in front of the dash or comma."""
    place = verb.i - 2
    if place < verb.sent.start or not verb.doc[verb.i - 1].is_punct:
        return []
    before = verb.doc[place]
    return [before] if before.pos_ in {"NOUN", "PROPN"} else []
