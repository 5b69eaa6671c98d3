"""For whom somebody speaks, as the text itself says: "a lobbyist for the GNA", "X's lawyer", "paid by"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.codebook.agent_file import AgentFile, AgentFrame, Tie
from dragoman.language.clauses import (
    all_conjuncts,
    by_agents,
    children,
    is_passive,
    logical_object,
    logical_subject,
    possessors,
    surface_subject,
)
from dragoman.language.parser import Parse, span_of
from dragoman.language.phrases import phrase
from dragoman.types import Span

_NO_LONGER = frozenset({"former", "ex", "then", "late", "onetime", "erstwhile", "alleged", "supposed", "self-styled"})
_BEFORE = frozenset({"compound", "amod", "nmod"})
_PLACES = frozenset({"GPE", "NORP", "LOC"})
_IS = frozenset({"be", "become", "remain"})


@dataclass(frozen=True, slots=True)
class Representation:
    """Words of the text by which an agent acts for a client, or belongs to a firm.

    `agents` are all words in the sentence that stand for the agent: the role noun and the names in apposition.
    """

    agents: tuple[Span, ...]
    client: Span
    words: Span
    tie: Tie
    frame: str


def find_representations(parse: Parse, file: AgentFile) -> tuple[Representation, ...]:
    """Every tie between an agent and a client that the page states, in the order of the text."""
    return tuple(found for block in parse.blocks for word in block for found in _read_word(word, file))


def _read_word(word: Token, file: AgentFile) -> Iterator[Representation]:
    lemma = word.lemma_.lower()
    if lemma in file.nouns and word.pos_ in {"NOUN", "PROPN"}:
        before = {each.lower_ for child in word.lefts for each in child.subtree}
        for entry in file.nouns[lemma]:
            if entry.before <= before and not _is_past(word):
                yield from _ties(word, same_person(word), _clients_of_noun(word, entry.frame), entry.frame)
    if lemma in file.verbs and word.pos_ == "VERB" and not children(word, "neg"):
        for entry in file.verbs[lemma]:
            agents, clients = _sides_of_verb(word, entry.frame)
            if not entry.frame.agents or entry.frame.agents & {agent.lemma_.lower() for agent in agents}:
                yield from _ties(word, agents, clients, entry.frame)
    if lemma in file.phrases and word.head.pos_ == "ADP":
        for entry in file.phrases[lemma]:
            if word.head.lower_ in entry.before:
                clients = [noun for of in children(word, "prep") for noun in children(of, "pobj")] or possessors(word)
                yield from _ties(word.head, _agents_of_phrase(word.head), clients, entry.frame)


def _ties(
    word: Token, agents: Sequence[Token], clients: Sequence[Token], frame: AgentFrame
) -> Iterator[Representation]:
    own = {agent.i for agent in agents}
    for client in clients:
        if agents and client.i not in own:
            head, said = phrase(client), span_of(word)
            words = Span(min(said.start, head.start), max(said.end, head.end))
            yield Representation(tuple(span_of(agent) for agent in agents), head, words, frame.tie, frame.id)


def _is_past(noun: Token) -> bool:
    """ "a former lobbyist", "is not a lobbyist"."""
    if any(child.lower_ in _NO_LONGER for child in noun.lefts):
        return True
    return noun.dep_ == "attr" and bool(children(noun.head, "neg"))


def same_person(noun: Token) -> list[Token]:
    """The words that name whom the noun describes: itself, appositions, the name behind it, the subject of "is"."""
    top = noun
    while top.dep_ == "appos":
        top = top.head
    if top.dep_ in _BEFORE and top.head.pos_ == "PROPN":
        top = top.head
    tops = [top]
    if top.dep_ == "attr" and top.head.lemma_ in _IS:
        tops.extend(surface_subject(top.head))
    elif top.dep_ == "pobj" and top.head.lower_ == "as":
        tops.extend(surface_subject(top.head.head))
    found = [noun, *(each for one in tops for each in _appositions(one))]
    return list(dict.fromkeys(found))


def _appositions(noun: Token) -> Iterator[Token]:
    yield noun
    for child in children(noun, "appos"):
        yield from _appositions(child)


def _clients_of_noun(noun: Token, frame: AgentFrame) -> list[Token]:
    found = [
        client
        for preposition in children(noun, "prep")
        if preposition.lower_ in frame.client
        for client in children(preposition, "pobj")
    ]
    if "possessive" in frame.client:
        found.extend(possessors(noun))
    if "compound" in frame.client:
        hired = frame.tie == "paid agent"  # an American lobbyist is not America's
        before = [child for child in noun.children if child.dep_ in _BEFORE and child.tag_ != "VBN"]
        named = [child for child in before if child.pos_ != "ADJ" or child.ent_type_]
        found.extend(child for child in named if not (hired and child.ent_type_ in _PLACES))
    return all_conjuncts(found)


def _sides_of_verb(verb: Token, frame: AgentFrame) -> tuple[list[Token], list[Token]]:
    """Agents and clients of "represents", "lobbies for", "is paid by"."""
    if "by" in frame.client:
        hired = logical_object(verb) if is_passive(verb) else []
        return [each for one in hired for each in same_person(one)], by_agents(verb)
    agents = [each for one in logical_subject(verb) for each in (*same_person(one), *_owners(one, verb))]
    clients = logical_object(verb) if "object" in frame.client and not is_passive(verb) else []
    for preposition in children(verb, "prep"):
        if preposition.lower_ in frame.client:
            clients.extend(children(preposition, "pobj"))
    return agents, all_conjuncts(clients)


def _owners(noun: Token, verb: Token) -> Iterator[Token]:
    """ "a lawyer whose firm represents Qatar", "his firm": he acts through what is his."""
    for owner in possessors(noun):
        yield from same_person(verb.head) if owner.tag_ == "WP$" and verb.dep_ == "relcl" else [owner]


def _agents_of_phrase(preposition: Token) -> list[Token]:
    """Who speaks "on behalf of": the subject of the verb, or the noun before."""
    head = preposition.head
    if head.pos_ in {"VERB", "AUX"}:
        return [each for one in logical_subject(head) for each in same_person(one)]
    return same_person(head) if head.pos_ in {"NOUN", "PROPN", "PRON"} else []
