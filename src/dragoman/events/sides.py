"""From the name of a place in a rule ("object", "purpose", "against") to the words that stand there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from dragoman.events.cast import owners, parts_of
from dragoman.events.triggers import Trigger
from dragoman.language import clauses
from dragoman.language.lemmas import verb_lemma

# What others feel or say about an event does not make them a side of it.
_FEELINGS = frozenset(
    {"anger", "alarm", "worry", "shock", "surprise", "please", "delight", "dismay", "upset", "sadden", "embarrass",
     "irritate", "annoy", "infuriate", "enrage", "relieve", "divide", "unite", "prompt", "lead", "cause", "have",
     "follow", "precede", "mark", "cost", "take", "see", "outrage", "stun", "horrify", "appal", "impress", "trouble",
     "draw", "spark", "trigger", "raise", "provoke"}
)  # fmt: skip
_BLAMING = frozenset({"blame", "accuse", "suspect"})
_MOVING = frozenset({"send", "deploy", "dispatch", "withdraw", "move", "redeploy", "station", "pull"})  # one's own
_GIVING = frozenset({"supply", "provide", "deliver", "give", "sell", "donate", "lend", "ship", "hand", "transfer"})
_HAVING = frozenset(
    {"hold", "own", "keep", "possess", "control", "operate", "run", "declare", "make", "offer", "propose", "table",
     "draft", "draw", "submit", "announce", "present"}
)  # fmt: skip
_COMING_ABOUT = frozenset(
    {"break", "erupt", "begin", "start", "continue", "resume", "rage", "flare", "ensue", "occur", "happen", "intensify",
     "escalate", "persist", "spread"}
)  # fmt: skip
_BEHIND_IT = frozenset({"between", "against", "with", "by"})
_BETWEEN_VERBS = frozenset({"cc", "conj", "punct", "advmod", "prt"})
_CLAUSES = frozenset({"relcl", "acl", "advcl", "appos", "parataxis", "ccomp", "conj"})


def verb_place(trigger: Trigger, place: str) -> list[Token]:
    """The words at a place of a verb's clause."""
    verb = trigger.token
    used = {token.i for token in trigger.match.tokens}
    match place:
        case "subject":
            return clauses.logical_subject(verb)
        case "object":
            if _denies_it_all(verb):
                return []
            things = (
                clauses.logical_object(verb) or _shared_object(verb) or clauses.particle_objects(trigger.match.tokens)
            )
            own = [token for token in things if not used & {token.i, *(part.i for part in clauses.of_phrase(token))}]
            return own or (things if trigger.rule.mode == "abduct" else [])  # "took 20 *hostages*"
        case "dative":
            return clauses.dative_objects(verb)
        case "owner":
            nouns = clauses.logical_object(verb) + list(trigger.match.tokens[1:])
            return [owner for noun in nouns for owner in [*clauses.possessors(noun), *_holders(noun)]]
        case "modifier":
            nouns = clauses.logical_object(verb) + list(trigger.match.tokens[1:])
            return [part for noun in nouns for part in parts_of(noun)]
        case "complement":
            return clauses.all_conjuncts(_complement_sides(verb, asked=trigger.rule.event in {"REQUEST", "REJECT"}))
        case "purpose":
            clauses_below = [
                clause
                for clause in clauses.children(verb, "advcl", "xcomp")
                if clause.tag_ in {"VB", "VBG"} and verb_lemma(clause) not in _FEELINGS
            ]
            return [noun for clause in clauses_below for noun in _objects_aimed_at(clause)]
        case "possessor" | "none":
            return []
    if place == "with" and strikes_with(trigger):
        return []
    nouns = [*trigger.match.tokens, *clauses.logical_object(verb)]
    return _in_first_phrase(list(dict.fromkeys(nouns)), place)


def strikes_with(trigger: Trigger) -> bool:
    """ "attacked the ship with *Iranian boats*": behind its object an ASSAULT has with it what the blow is struck with.

    Not so "traded *fire* with smugglers", where the object belongs to the rule's own words.
    """
    struck = [thing for thing in clauses.children(trigger.token, "dobj") if thing not in trigger.match.tokens]
    return trigger.rule.event == "ASSAULT" and trigger.verbal and bool(struck)


def _denies_it_all(verb: Token) -> bool:
    """ "accused Chad of arming the rebels, *which* Chad denies": it denies all that, and nothing to the rebels."""
    things = clauses.children(verb, "dobj")
    return verb.dep_ == "relcl" and verb_lemma(verb) == "deny" and any(one.lower_ == "which" for one in things)


def _in_first_phrase(words: Sequence[Token], preposition: str) -> list[Token]:
    """ "issued a warrant for *the general* for crimes in Darfur": of two phrases with "for" the second tells why."""
    found = [noun for word in words for noun in clauses.prepositional(word, preposition)]
    if preposition != "for":
        return found
    phrases = [child for word in words for child in clauses.children(word, "prep") if child.lower_ == preposition]
    if len(phrases) < 2:
        return found
    first = min(phrases, key=lambda phrase: phrase.i)
    return [noun for noun in found if noun in first.subtree]


def _holders(noun: Token) -> list[Token]:
    """ "assets that the *bank* holds", "a truce declared by *rebels*": whose the thing is, told in a clause."""
    having = [clause for clause in clauses.children(noun, "relcl", "acl") if verb_lemma(clause) in _HAVING]
    return [holder for clause in having for holder in clauses.logical_subject(clause) if holder != noun]


def _shared_object(verb: Token) -> list[Token]:
    """ "boarded and took the tanker": the object that stands with the last of joined verbs."""
    joined = [
        one for one in clauses.children(verb, "conj") if clauses.is_verb(one) and not clauses.surface_subject(one)
    ]
    if clauses.is_passive(verb) or _has_its_own(verb, joined):
        return []
    return [noun for one in joined for noun in clauses.logical_object(one)]


def _has_its_own(verb: Token, joined: Sequence[Token]) -> bool:
    """Whether the verb's phrases end before the next verb: "*spoke with Rouhani* and discussed Idlib"."""
    own = (child for child in verb.children if child.dep_ not in _BETWEEN_VERBS)
    return any(verb.i < child.i < other.i for child in own for other in joined)


def _complement_sides(verb: Token, *, asked: bool) -> list[Token]:
    """ "demanded that Dbeibeh appear", "asked Kenya to send": the subject; "refused to let them see": the object.

    Where somebody is `asked` or refused by name, nobody else is: "will not allow *Sweden* to join NATO".
    """
    found: list[Token] = list(clauses.children(verb, "dobj")) if clauses.children(verb, "xcomp") else []
    for clause in clauses.complements(verb):
        if clause.pos_ in {"NOUN", "PROPN"}:  # "let the *plotters* off": the parser takes them for a clause
            found.append(clause)
        own = clauses.surface_subject(clause)
        if clause.dep_ == "ccomp" and own:
            found.extend(own)
            if asked and any(one.ent_type_ for one in own):
                continue
        found.extend(clauses.dative_objects(clause))
        found.extend(clauses.prepositional(clause, "to", "with", "against", "on"))
        found.extend(_objects_aimed_at(clause))
    return found


def _objects_aimed_at(clause: Token) -> list[Token]:
    """The clause's objects, unless they are what its subject moves or gives."""
    return [] if moves_things(clause) else clauses.logical_object(clause)


def moves_things(verb: Token) -> bool:
    """Whether the objects are things that its subject moves or gives: "refused to send *troops*", "supply *jets*".

    Not so in "supply *Ukraine* with jets".
    """
    lemma = verb_lemma(verb)
    return lemma in _MOVING or (lemma in _GIVING and not clauses.prepositional(verb, "with"))


def noun_place(trigger: Trigger, place: str) -> list[Token]:
    """The words at a place of an event noun's phrase."""
    noun = trigger.token
    if place == "possessor":
        return owners(noun)
    if place == "modifier":
        return parts_of(noun)
    if place == "subject":
        verb = noun.head
        return clauses.logical_subject(verb) if clauses.is_verb(verb) else []
    if place == "complement":
        return [side for clause in clauses.children(noun, "acl") for side in _sides_of_content(clause)]
    if place == "object":
        return _touched(noun)
    if place in {"none", "dative", "owner"}:
        return []
    own = _in_first_phrase(trigger.match.tokens, place)
    own = own or _told_behind(noun, place)
    if own or place == "of":
        return own
    # "the visit of the minister to India": the parser hangs the second phrase on the first one's noun.
    first = [*clauses.of_phrase(noun), *clauses.prepositional(noun, "by")]
    return [found for below in first for found in clauses.prepositional(below, place)]


def _told_behind(noun: Token, place: str) -> list[Token]:
    """ "Fighting broke out *between* them", "protests went on *against* the law": told behind its verb."""
    verb = noun.head
    begins = noun.dep_ == "nsubj" and verb_lemma(verb) in _COMING_ABOUT and not clauses.children(verb, "dobj")
    return clauses.prepositional(verb, place) if begins and place in _BEHIND_IT else []


def blamed_for(noun: Token) -> list[Token]:
    """ "blamed *Israel* for the strike", "accused *rebels* of the attack": who is said to have done it."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in {"for", "of"}:
        return []
    verb = noun.head.head
    if verb.lower_ == "responsible":  # "held the gunners responsible for"
        verb = verb.head
        return clauses.logical_object(verb) if verb_lemma(verb) == "hold" else []
    if not clauses.is_verb(verb) or verb_lemma(verb) not in _BLAMING:
        return []
    blamed = clauses.logical_object(verb)
    return clauses.charged_before(blamed, noun.head) or blamed


def _touched(noun: Token) -> list[Token]:
    """ "The strike killed *soldiers*", "the grant reached *clinics*": the object of what the event does."""
    verb = noun.head
    if noun.dep_ != "nsubj" or not clauses.is_verb(verb) or verb_lemma(verb) in _FEELINGS:
        return []
    return clauses.logical_object(verb)


def _sides_of_content(clause: Token) -> list[Token]:
    """ "a demand that Kenya pass", "the refusal to let inspectors in": who is asked or refused."""
    below = [*clauses.surface_subject(clause), *_objects_aimed_at(clause)]
    return [*below, *(side for inner in clauses.complements(clause) for side in clauses.surface_subject(inner))]


def who_rules_out(noun: Token) -> list[Token]:
    """ "*Aliyev* said there could be no treaty with Armenia": who says that there will be none."""
    being = noun.head
    none = any(child.lower_ == "no" for child in clauses.children(noun, "det"))
    there = noun.dep_ == "attr" and bool(clauses.children(being, "expl"))
    ahead = any(child.tag_ == "MD" for child in clauses.children(being, "aux"))
    return clauses.logical_subject(being.head) if none and there and ahead and being.dep_ == "ccomp" else []


def late_agents(token: Token) -> Iterator[Token]:
    """ "granted asylum by", "accused of fraud by": by-phrases that the parser hung too low."""
    for by in token.subtree:
        if by.lower_ == "by" and by.i > token.i and not any(above.dep_ in _CLAUSES for above in _between(by, token)):
            yield from clauses.children(by, "pobj")


def _between(token: Token, above: Token) -> Iterator[Token]:
    for one in token.ancestors:
        if one == above:
            return
        yield one
