"""Who speaks: the words before, after or behind a cue that name its source."""

from __future__ import annotations

from collections.abc import Sequence, Set

from spacy.tokens import Token

from dragoman.codebook.cue_file import CueFile
from dragoman.language.clauses import by_agents, children, is_passive, is_verb, logical_subject, possessors
from dragoman.language.parser import span_of
from dragoman.types import Document, Span

_BREAKS = frozenset({",", "—", "–", "-", "--"})
_MADE = frozenset({"make", "bring", "level", "raise", "voice", "publish", "issue"})
_NOBODY = frozenset({"it", "there"})
_LONGEST_NAME = 4
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def with_preposition(source: Span | None, document: Document) -> list[Span]:
    """The source and the "by" before it."""
    if source is None:
        return []
    start = source.start - 3 if document.text.endswith(" by ", 0, source.start) else source.start
    return [Span(start, source.end)]


def source_of_verb(verb: Token, wordings: Set[str] = frozenset()) -> Span | None:
    """The subject, the by-agent of a passive, or the subject that the clause borrows; None where nobody is named.

    `wordings` are nouns for what is worded: behind "a letter urging" stands who sent it.
    """
    if passive(verb):
        agents = by_agents(verb) or _far_agents(verb)
        return noun_span(agents[0], verb) if agents else None
    parted = {word.i for word in parted_subject(verb)}
    own = [word for word in children(verb, "nsubj", "csubj") if word.i not in parted]
    own = own or lost_subject(verb) or trailing_speaker(verb)
    if own:
        return None if _is_filler(verb, own[0]) else _with_name(noun_span(_antecedent(own[0], verb), verb), verb)
    if children(verb, "expl"):
        return None
    inverted = _inverted_object(verb)
    if inverted is not None:
        return noun_span(inverted, verb)
    borrowed = _quoted_person(verb) or logical_subject(verb) or _subject_above(verb)
    if not borrowed or borrowed[0].i == verb.i:
        return None
    return noun_span(_maker(borrowed[0], verb) if borrowed[0].lemma_.lower() in wordings else borrowed[0], verb)


def trailing_speaker(verb: Token) -> list[Token]:
    """ "It closed the port to ships from Qatar, the agency reported": the parser took the speaker for an apposition."""
    noun = verb.head
    if verb.tag_ != "VBD" or verb.dep_ not in {"acl", "relcl"} or noun.dep_ != "appos" or children(verb, "agent"):
        return []
    own = {word.i for word in verb.subtree}
    rest = [word for word in verb.sent if word.i > verb.i and word.i not in own and not word.is_punct]
    starts = noun.left_edge.i
    apart = starts > verb.sent.start and verb.doc[starts - 1].text == "," and noun.i < verb.i
    return [noun] if apart and not rest and not children(verb, "nsubj", "dobj") else []


def parted_subject(verb: Token) -> list[Token]:
    """ "Troops, he told AFP, were moving": the subject of what is said, which the parser hangs on the cue."""
    own = [word for word in children(verb, "nsubj") if word.i < verb.i]
    first = [word for word in children(verb, "nsubj", "dep") if own and word.i < own[-1].i and word.pos_ in _NOMINAL]
    return [word for word in first[:1] if verb.doc[word.right_edge.i + 1].text == ","]


def lost_subject(verb: Token) -> list[Token]:
    """ "They will not join the war, a communiqué said": the parser took the subject for an apposition."""
    if verb.tag_ not in {"VBD", "VBZ", "VBP"} or verb.i - 1 <= verb.sent.start:
        return []
    said = {word.i for clause in children(verb, "ccomp") for word in clause.subtree if clause.i < verb.i}
    last = verb.doc[verb.i - 1]
    nouns = [word for word in (last, *last.ancestors) if word.i in said and word.dep_ == "appos"]
    apart = [noun for noun in nouns if noun.right_edge.i == last.i and verb.doc[noun.left_edge.i - 1].text == ","]
    return apart[:1]


def _with_name(source: Span | None, verb: Token) -> Span | None:
    """ "The state agency BelTA said": the name up to the cue, where the parser parts it from what it is called."""
    if source is None:
        return None
    between = [word for word in verb.sent if source.end <= span_of(word).start and word.i < verb.i]
    near = 0 < len(between) <= _LONGEST_NAME and span_of(between[0]).start - source.end <= 1
    return Span(source.start, span_of(between[-1]).end) if near and _is_name(between) else source


def _is_name(words: Sequence[Token]) -> bool:
    capitals = all(word.text[:1].isupper() for word in words)
    return capitals and not any(word.ent_type_ in {"DATE", "TIME"} for word in words)


def _maker(noun: Token, verb: Token) -> Token:
    """ "issued a paper welcoming the plan", "used blunt words to denounce it": who words it, not the wording."""
    clause = noun.head
    if noun.dep_ != "dobj" or not is_verb(clause) or verb.tag_ not in {"VBG", "VB"}:
        return noun
    makers = children(clause, "nsubj")
    return _antecedent(makers[0], clause) if makers else noun


def _quoted_person(verb: Token) -> list[Token]:
    """ "quoted a spokesman as saying": the spokesman speaks, in the passive the subject."""
    quoting = verb.head.head
    if verb.dep_ != "pcomp" or verb.head.lower_ != "as" or quoting.lemma_ not in {"quote", "cite"}:
        return []
    return children(quoting, "nsubjpass") if is_passive(quoting) else children(quoting, "dobj")


def _subject_above(verb: Token) -> list[Token]:
    """ "Ryan, despite admitting that": the subject of the nearest verb above that has one."""
    if verb.tag_ != "VBG":
        return []
    return next((own for above in verb.ancestors if (own := children(above, "nsubj"))), [])


def passive(verb: Token) -> bool:
    """Whether the verb is a passive, a bare participle among them ("stand accused")."""
    if trailing_speaker(verb):
        return False
    if is_passive(verb):
        return True
    if children(verb, "aux", "nsubj"):
        return False
    if verb.tag_ == "VBN" and verb.dep_ in {"advcl", "xcomp", "acomp", "oprd"}:
        return not children(verb, "dobj")
    return bool(_far_agents(verb))


def _far_agents(verb: Token) -> list[Token]:
    """ "Iran — designated a sponsor of terrorism by Washington": the by-phrase hangs on the noun."""
    apart = verb.i > verb.sent.start and verb.doc[verb.i - 1].text in _BREAKS
    if verb.tag_ not in {"VBN", "VBD"} or not (apart or is_passive(verb)):
        return []
    phrases = children(verb, "prep") if is_passive(verb) else []
    nouns = [*children(verb, "dobj", "oprd"), *(noun for phrase in phrases for noun in children(phrase, "pobj"))]
    return [
        agent for noun in nouns for by in children(noun, "prep") if by.lower_ == "by" for agent in children(by, "pobj")
    ]


def _is_filler(verb: Token, subject: Token) -> bool:
    """ "it is said", "it seems": a subject that names nobody."""
    return subject.lower_ in _NOBODY and subject.dep_ == "expl"


def _antecedent(pronoun: Token, verb: Token) -> Token:
    """What "who" stands for."""
    if pronoun.lower_ in {"who", "which", "that"} and verb.dep_ == "relcl":
        return verb.head
    return pronoun


def _inverted_object(verb: Token) -> Token | None:
    """ "..., warned Gerstman": a name behind the verb that the parser took for its object."""
    before = any(child.i < verb.i for child in children(verb, "ccomp"))
    follows = [child for child in children(verb, "dobj") if child.i > verb.i]
    if before and follows and follows[0].pos_ in {"PROPN", "NOUN", "PRON"}:
        return follows[0]
    return None


def noun_span(noun: Token, beside: Token | None = None) -> Span | None:
    """The noun with all that belongs to it, up to the cue if that stands inside."""
    words = [word for word in noun.subtree if not word.is_space]
    if beside is not None and any(word.i == beside.i for word in words):
        words = _before_clause(noun, beside)
    while words and (words[-1].is_punct or words[-1].tag_ == "POS") and len(words) > 1:
        words = words[:-1]
    while words and words[0].is_punct and len(words) > 1:
        words = words[1:]
    return span_of(_with_closing_mark(words)) if words else None


def _with_closing_mark(words: list[Token]) -> list[Token]:
    """ "the junta's "minister of justice"": a mark opened within the words is closed within them."""
    behind = words[-1].i + 1
    opened = sum(word.is_quote for word in words) % 2 == 1
    closes = opened and behind < len(words[-1].doc) and words[-1].doc[behind].is_quote
    return [*words, words[-1].doc[behind]] if closes else words


def _before_clause(noun: Token, beside: Token) -> list[Token]:
    """The noun's words without the clause behind it that holds the cue."""
    branch = beside
    while branch.head.i not in {noun.i, branch.i}:
        branch = branch.head
    gone = {word.i for word in branch.subtree}
    words = [word for word in noun.subtree if word.i not in gone]
    return [word for word in words if word.i < branch.left_edge.i] if branch.i > noun.i else words


def owner_span(noun: Token) -> Span | None:
    """ "Syria's", "his", "by the army", "of the minister": who makes the statement a noun stands for."""
    owners = possessors(noun)
    if owners:
        return noun_span(owners[0], noun)
    agents = [
        each for by in children(noun, "prep", "agent") if by.lower_ in {"by", "from"} for each in children(by, "pobj")
    ]
    agents.extend(each for made in children(noun, "acl") if made.lemma_ in _MADE for each in by_agents(made))
    named = [each for each in children(noun, "compound", "nmod", "amod") if each.ent_type_ in {"ORG", "NORP"}]
    return noun_span((agents or named)[0], noun) if agents or named else None


def giver_span(noun: Token, light_verbs: frozenset[str]) -> Span | None:
    """ "Paris issued a warning that": the subject of a verb that only brings the statement about."""
    verb = noun.head
    if noun.dep_ == "dobj" and is_verb(verb) and verb.lemma_.lower() in light_verbs:
        return source_of_verb(verb)
    return None


def is_outlet(noun: Token, cues: CueFile) -> bool:
    """Whether a noun stands for an agency or outlet: by a word such as "newspaper", or by its known name."""
    words = [noun, *children(noun, "compound", "amod", "appos")]
    if any(word.lower_ in cues.carriers for word in words):
        return True
    name = [word for word in noun.subtree if word.dep_ in {"compound", "nmod", "amod", "punct"} or word.i == noun.i]
    numbers = [child.i for child in children(noun, "nummod") if child.i == noun.i + 1]  # "France 24"
    text = noun.doc[name[0].i : max([noun.i, *numbers]) + 1].text.lower()
    return noun.pos_ == "PROPN" and (noun.lower_ in cues.outlets or text in cues.outlets)
