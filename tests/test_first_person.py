"""Who "we" and "you" are: by hand, but for the issuer's own name, which the parser reads."""

from __future__ import annotations

from builders import make_document, make_entity, make_paragraphs
from dragoman.codebook.load import Codebook
from dragoman.first_person import name_voices, read_issuer
from dragoman.pages.turns import find_turns
from dragoman.pipeline import tools_of
from dragoman.types import Credit, Document, Entity

MINISTRY = Entity("", "Ministry of Trade of Norway", "government", "NOR", ("GOV",), "issuer")


def voices(document: Document, issuer: Entity | None = None, known: tuple[Entity, ...] = ()) -> dict[str, list[str]]:
    found = name_voices(known, document, find_turns(document), issuer)
    return {one.name: [document[mention.span] for mention in one.mentions] for one in found}


def test_a_releases_we_is_its_issuer_but_not_in_a_quotation() -> None:
    document = make_paragraphs('We closed our port. "We will sue," said the owner. This ministry regrets it.')
    assert voices(document, MINISTRY) == {"Ministry of Trade of Norway": ["We", "our", "This ministry"]}


def test_without_an_issuer_nobody_is_looked_for() -> None:
    assert voices(make_paragraphs("We closed our port.")) == {}


def test_a_spokesman_speaks_for_the_issuer_and_is_asked_for_it() -> None:
    text = (
        "SPOKESPERSON: We closed it. I saw it.\n\nQUESTION (Reuters): Did you ask Oslo?\n\nSPOKESPERSON: You know us."
    )
    assert voices(make_paragraphs(text), MINISTRY) == {
        "Ministry of Trade of Norway": ["We", "you", "us"],
        "Spokesperson": ["SPOKESPERSON", "I", "SPOKESPERSON"],
    }


def test_who_is_interviewed_speaks_for_himself() -> None:
    text = "Rebel Ole Lund spoke on Monday.\n\nQ: Did you shell it?\n\nLUND: We did.\n\nQ: Why?\n\nLUND: I was told to."
    lund = make_entity(text, "Ole Lund", kind="person", country="NOR")
    assert voices(make_paragraphs(text), known=(lund,)) == {"Ole Lund": ["Ole Lund", "you", "LUND", "We", "LUND", "I"]}


def test_our_troops_are_of_the_issuers_country() -> None:
    text = "Our troops left."
    troops = make_entity(text, "Our troops", mention_how="role", kind="group", country=None, sectors=("MIL",))
    found = name_voices((troops,), make_paragraphs(text), (), MINISTRY)
    assert [(one.name, one.country) for one in found] == [("Our troops", "NOR"), ("Ministry of Trade of Norway", "NOR")]


def test_an_actor_of_the_text_that_is_the_issuer_stays_one_actor() -> None:
    text = "The Ministry of Trade closed the port. We regret it."
    own = make_entity(text, "The Ministry of Trade", kind="organisation", country=None, sectors=())
    (one,) = name_voices((own,), make_paragraphs(text), (), MINISTRY)
    assert (one.country, one.sectors, len(one.mentions)) == ("NOR", ("GOV",), 2)


def test_the_issuer_is_read_from_its_name(codebook: Codebook) -> None:
    tools = tools_of(codebook)

    def issuer(name: str, text: str, publisher: str) -> Entity | None:
        document = make_document("", publisher=publisher, credits=(Credit(name, "press release", text),))
        return read_issuer(document, tools.lexicon, tools.sectors)

    ministry = issuer(
        "Ministry of Fisheries of Norway", "Ministry of Fisheries of Norway", "Ministry of Fisheries of Norway"
    )
    assert ministry is not None
    assert (ministry.name, ministry.country, ministry.sectors) == ("Ministry of Fisheries of Norway", "NOR", ("GOV",))
    cell = issuer("Hamra Relief Cell", "Hamra Relief Cell", "Hamra Relief Cell")
    assert cell is not None and cell.sectors == ("NGO",)
    assert issuer("The Harbour Post", "PRESS RELEASE", "The Harbour Post") is None
    union = issuer("Dockers' Union", "a press release of the Dockers' Union", "The Harbour Post")
    assert union is not None and union.name == "Dockers' Union"
