from builders import make_parse, word_in
from dragoman.language.clauses import children
from dragoman.language.dependants import dependants, lay_out
from dragoman.language.parser import Parse, parse_text


def _fled() -> Parse:
    return make_parse("""
        rebels NNS nsubj 3
        have   VBP aux   3
        fled   VBN ROOT  3 flee
        Homs   NNP dobj  3
    """)


def test_label_and_place_of_each_dependant_in_the_order_of_the_text() -> None:
    parse = _fled()
    walked = [dependants(token) for token in parse.blocks[0]]
    lay_out(parse.blocks[0])
    assert [dependants(token) for token in parse.blocks[0]] == walked
    assert walked == [[], [], [("nsubj", 0), ("aux", 1), ("dobj", 3)], []]


def test_what_is_changed_afterwards_is_not_seen() -> None:
    parse = _fled()
    lay_out(parse.blocks[0])
    verb, rebels = word_in(parse, "fled"), word_in(parse, "rebels")
    rebels.dep_ = "dep"
    assert children(verb, "nsubj") == [rebels]


def test_the_table_of_a_parse_is_written_after_its_mends() -> None:
    text = "Two peacekeepers were wounded by sniper fire at Konjic, UNPROFOR's spokesman in Zagreb said without blame."
    (block,) = parse_text(text).blocks
    told = [dependants(token) for token in block]
    assert told == [[(child.dep_, child.i) for child in token.children] for token in block]
    for token in block:
        token.dep_ = "dep"
    assert [dependants(token) for token in block] == told
