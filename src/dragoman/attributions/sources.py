"""Who speaks: the words before, after or behind a cue that name its source."""

from __future__ import annotations

from collections.abc import Sequence, Set

from spacy.tokens import Token

from dragoman.codebook.cue_file import CueFile
from dragoman.language.clauses import (
    by_agents,
    children,
    is_passive,
    is_verb,
    logical_subject,
    possessors,
    right_behind,
)
from dragoman.language.labels import FINITE
from dragoman.language.parser import span_of
from dragoman.types import Document, Span

_BREAKS = frozenset({",", "—", "–", "-", "--"})
_MEANS = frozenset({"telephone", "phone", "email", "e-mail", "text", "video", "radio", "letter", "fax", "message"})
_MADE = frozenset({"make", "bring", "level", "raise", "voice", "publish", "issue"})
_NOBODY = frozenset({"it", "there"})
_LONGEST_NAME = 4
_MEETINGS = frozenset({"conference", "briefing", "release", "rally", "meeting", "hearing", "club", "corps", "crew"})
_PARTS_OF_OUTLETS = frozenset({"programme", "program", "show", "podcast", "edition", "website", "newscast", "bulletin"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def with_preposition(source: Span | None, document: Document) -> list[Span]:
    """The source and the "by" before it."""
    if source is None:
        return []
    start = source.start - 3 if document.text.endswith(" by ", 0, source.start) else source.start
    return [Span(start, source.end)]


def source_of_verb(verb: Token, cues: CueFile | None = None) -> Span | None:
    """The subject, the by-agent of a passive, or the subject that the clause borrows; None where nobody is named.

    `cues` tell which nouns are papers: behind "a letter urging" stands who sent it.
    """
    if passive(verb):
        agents = by_agents(verb) or _far_agents(verb)
        return noun_span(agents[0], verb) if agents else None
    parted = {word.i for word in parted_subject(verb)}
    own = _behind_relative([word for word in children(verb, "nsubj", "csubj") if word.i not in parted])
    own = own or lost_subject(verb) or trailing_speaker(verb) or _caller(verb)
    own = own or [
        word for clause in (*clause_before(verb), *_citing_clause(verb)) for word in children(clause, "nsubj")
    ]
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
    paper = cues is not None and cues.is_paper(borrowed[0].lemma_.lower())
    return noun_span(_maker(borrowed[0], verb) if paper else borrowed[0], verb)


def _behind_relative(subjects: list[Token]) -> list[Token]:
    """ "A bomb which police say killed two": of the two subjects that the parser gives the cue, who says it."""
    return subjects[1:] if len(subjects) > 1 and subjects[0].lower_ in {"which", "that", "who"} else subjects


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
    """ "They will not join the war, a communiqué said": the parser took the subject for an apposition.

    So too "In a message on WhatsApp, a leader claimed".
    """
    if verb.tag_ not in FINITE or verb.i - 1 <= verb.sent.start:
        return []
    last = verb.doc[verb.i - 1]
    nouns = [word for word in (last, *last.ancestors) if word.dep_ == "appos"]
    if not nouns:
        return []
    said = {word.i for head in children(verb, "ccomp", "prep") for word in head.subtree if head.i < verb.i}
    nouns = [noun for noun in nouns if noun.i in said]
    apart = [noun for noun in nouns if noun.right_edge.i == last.i and verb.doc[noun.left_edge.i - 1].text == ","]
    return apart[:1]


def clause_before(verb: Token) -> list[Token]:
    """ "Iran rejects deal, warns it will strike": of a headline's two verbs, the first, which names the speaker."""
    clauses = children(verb, "ccomp")
    before = [clause for clause in clauses if clause.i < verb.i and children(clause, "nsubj")]
    alone = verb.tag_ in FINITE and not children(verb, "nsubj", "nsubjpass", "expl", "csubj", "aux")
    return before if alone and before and any(verb.i < clause.i for clause in clauses) else []


def _citing_clause(verb: Token) -> list[Token]:
    """ "The Hindu, quoting the mayor, said that": the parser hangs who reports on the word of citing."""
    clauses = [clause for clause in children(verb, "advcl") if clause.lower_ in {"citing", "quoting"}]
    return [clause for clause in clauses if clause.i < verb.i and verb.tag_ in FINITE]


def _caller(verb: Token) -> list[Token]:
    """ "The mayor, Oslo's rival, called for talks", "who's called for talks": who calls, which the parser misses."""
    if not _calls_for_something(verb) or children(verb, "nsubj"):
        return []
    nouns = [noun for noun in verb.ancestors if noun.pos_ in _NOMINAL] if verb.dep_ == "acl" else []
    apart = verb.doc[verb.i - 1].text == ","
    return children(verb, "nsubjpass") or (nouns[-1:] if apart else [])


def _calls_for_something(verb: Token) -> bool:
    """Whether "called for" has what is called for behind it, and so is no passive ("was called for by")."""
    if verb.lemma_ != "call" or children(verb, "agent"):
        return False
    phrases = [phrase for phrase in children(verb, "prep") if phrase.lower_ == "for"]
    return any(children(one, "pobj", "pcomp") for one in phrases)


def _with_name(source: Span | None, verb: Token) -> Span | None:
    """ "The state agency BelTA said": the name up to the cue, where the parser parts it from what it is called."""
    if source is None or span_of(verb).start - source.end <= 1:
        return source
    before = verb.doc[max(verb.sent.start, verb.i - _LONGEST_NAME - 1) : verb.i]
    between = [word for word in before if source.end <= span_of(word).start]
    near = 0 < len(between) <= _LONGEST_NAME and span_of(between[0]).start - source.end <= 1
    return Span(source.start, span_of(between[-1]).end) if near and _is_name(between) else source


def _is_name(words: Sequence[Token]) -> bool:
    capitals = all(word.text[:1].isupper() for word in words)
    return capitals and not any(word.ent_type_ in {"DATE", "TIME"} for word in words)


def _maker(noun: Token, verb: Token) -> Token:
    """Who words it, not the wording: "issued a paper welcoming the plan", "spoke at a rally denouncing it"."""
    clause = noun.head.head if noun.dep_ == "pobj" else noun.head
    if noun.dep_ not in {"dobj", "pobj"} or not is_verb(clause) or verb.tag_ not in {"VBG", "VB"}:
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
    if not (is_passive(verb) or _is_said_to(verb) or _is_bare(verb)):
        return False
    return not (trailing_speaker(verb) or _calls_for_something(verb) or _by_telephone(verb))


def _is_bare(verb: Token) -> bool:
    """ "Stand accused", "Iran — designated a sponsor of terrorism by": a participle without subject and auxiliary."""
    if children(verb, "aux", "nsubj"):
        return False
    if verb.tag_ == "VBN" and verb.dep_ in {"advcl", "xcomp", "acomp", "oprd"}:
        return not children(verb, "dobj")
    return bool(_far_agents(verb))


def _is_said_to(verb: Token) -> bool:
    """ "Israel said to have killed": a headline's passive without its "is"."""
    if verb.lower_ != "said":
        return False
    return [word.lower_ for word in verb.doc[verb.i + 1 : verb.i + 3]] in (["to", "have"], ["to", "be"])


def _by_telephone(verb: Token) -> bool:
    """ "A farmer said by telephone": the parser takes the means for an agent."""
    agents = [noun for by in children(verb, "agent") for noun in children(by, "pobj")]
    return bool(children(verb, "nsubj")) and any(noun.lower_ in _MEANS for noun in agents)


def _far_agents(verb: Token) -> list[Token]:
    """ "Iran — designated a sponsor of terrorism by Washington": the by-phrase hangs on the noun."""
    if verb.tag_ not in {"VBN", "VBD"}:
        return []
    apart, undergone = verb.i > verb.sent.start and verb.doc[verb.i - 1].text in _BREAKS, is_passive(verb)
    if not (apart or undergone):
        return []
    phrases = children(verb, "prep") if undergone else []
    nouns = [*children(verb, "dobj", "oprd"), *(noun for phrase in phrases for noun in children(phrase, "pobj"))]
    return [agent for noun in nouns for agent in right_behind(noun, "by")]


def _is_filler(verb: Token, subject: Token) -> bool:
    """ "it is said", "it seems": a subject that names nobody."""
    return subject.lower_ in _NOBODY and subject.dep_ == "expl"


def _antecedent(pronoun: Token, verb: Token) -> Token:
    """What "who" stands for, also in "an order that the envoy said threatened the talks"."""
    clause = verb.head if verb.dep_ in {"ccomp", "xcomp"} and verb.head.dep_ == "relcl" else verb
    if pronoun.lower_ in {"who", "which", "that"} and clause.dep_ == "relcl":
        return clause.head
    return pronoun


def _inverted_object(verb: Token) -> Token | None:
    """ "..., warned Gerstman": a name behind the verb that the parser took for its object."""
    quoted = verb.i > verb.sent.start and verb.doc[verb.i - 1].is_quote  # "'Really?' asked Kerry"
    before = quoted or any(child.i < verb.i for child in children(verb, "ccomp"))
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
    return span_of(_with_closing_mark(_beyond_hyphen(words))) if words else None


def _beyond_hyphen(words: list[Token]) -> list[Token]:
    """ "the sub-prefect", "an e-mail that ...": a word that the parser parts at its hyphen, with what belongs to it."""
    last = words[-1]
    behind = list(last.doc[last.i + 1 : last.i + 3])
    if len(behind) < 2 or behind[0].text != "-" or last.whitespace_ or behind[0].whitespace_:
        return words
    hyphen, second = behind
    rest = [word for word in second.subtree if word.i > hyphen.i]
    while rest and rest[-1].is_punct:
        rest = rest[:-1]
    return [*words, hyphen, *rest] if second.pos_ in _NOMINAL else words


def _with_closing_mark(words: list[Token]) -> list[Token]:
    """ "the junta's "minister of justice"", "Ruth Cole (D)": a mark opened within the words is closed within them."""
    behind = words[-1].doc[words[-1].i + 1 : words[-1].i + 2]
    quoted = sum(word.is_quote for word in words) % 2 == 1
    bracketed = sum((word.text == "(") - (word.text == ")") for word in words) == 1
    closes = any((quoted and mark.is_quote) or (bracketed and mark.text == ")") for mark in behind)
    return [*words, *behind] if closes else words


def _before_clause(noun: Token, beside: Token) -> list[Token]:
    """The noun's words without the clause behind it that holds the cue."""
    branch = beside
    while branch.head.i not in {noun.i, branch.i}:
        branch = branch.head
    gone = {word.i for word in branch.subtree}
    words = [word for word in noun.subtree if word.i not in gone]
    return [word for word in words if word.i < branch.left_edge.i] if branch.i > noun.i else words


def owner_span(noun: Token, speakers: Set[str]) -> Span | None:
    """Who makes the statement a noun stands for: "Syria's", "by the army", "police" of "police claims".

    `speakers` are nouns for people and bodies that speak.
    """
    owners = possessors(noun)
    if owners:
        return noun_span(owners[0], noun)
    agents = [
        each for by in children(noun, "prep", "agent") if by.lower_ in {"by", "from"} for each in children(by, "pobj")
    ]
    agents.extend(each for made in children(noun, "acl") if made.lemma_ in _MADE for each in by_agents(made))
    beside = children(noun, "compound", "nmod", "amod")
    named = [
        each for each in beside if each.ent_type_ in {"ORG", "NORP"} or {each.lower_, each.lemma_.lower()} & speakers
    ]
    named.extend(each for each in children(noun, "nsubj") if each.i == noun.i - 1 and each.pos_ == "PROPN")  # "Houthi"
    return noun_span((agents or named)[0], noun) if agents or named else None


def giver_span(noun: Token, light_verbs: frozenset[str]) -> Span | None:
    """ "Paris issued a warning that": the subject of a verb that only brings the statement about."""
    first = noun.head if noun.dep_ == "conj" else noun
    verb = first.head
    if first.dep_ == "dobj" and is_verb(verb) and verb.lemma_.lower() in light_verbs:
        return source_of_verb(verb)
    return None


def is_outlet(noun: Token, cues: CueFile) -> bool:
    """Whether a noun stands for an agency or outlet: by a word such as "newspaper", or by its known name."""
    if noun.lower_ in _MEETINGS:  # "told a news conference"
        return False
    words = [noun, *children(noun, "compound", "amod", "appos")]
    if noun.lower_ in _PARTS_OF_OUTLETS and any(is_outlet(owner, cues) for owner in possessors(noun)):
        return True  # "told the BBC's Newshour programme"
    if any(word.lower_ in cues.carriers for word in words):
        return True
    name = [word for word in noun.subtree if word.dep_ in {"compound", "nmod", "amod", "punct"} or word.i == noun.i]
    numbers = [child.i for child in children(noun, "nummod") if child.i == noun.i + 1]  # "France 24"
    end = max([noun.i, *numbers]) + 1
    called = {noun.lower_, *(noun.doc[word.i : end].text.lower() for word in name)}  # "private Al-Masry Al-Youm"
    return (noun.pos_ == "PROPN" or noun.text.isupper()) and not called.isdisjoint(cues.outlets)
