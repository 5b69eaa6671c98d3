from __future__ import annotations

from dragoman.web.view.chain import MOST_CHAINS, Box, Step, draw_chains

DAILY, POST = Step("The Daily", "publishes"), Step("Evening Post", "publishes")
ANADOLU, SANA = Step("Anadolu", "says", "the agency Anadolu … reported"), Step("SANA", "reports citing", "SANA said")


def overlap(one: Box, two: Box) -> bool:
    beside = one.x + one.width <= two.x or two.x + two.width <= one.x
    return not beside and one.y < two.y + two.height and two.y < one.y + one.height


def test_a_chain_runs_from_the_publisher_to_the_originator() -> None:
    drawing = draw_chains([[DAILY, ANADOLU]])
    by_name = {box.lines[0]: box for box in drawing.boxes}
    assert by_name["The Daily"].role == "publisher" and by_name["Anadolu"].role == "originator"
    assert by_name["The Daily"].x < by_name["Anadolu"].x
    (arrow,) = drawing.arrows
    assert arrow.relation == "says" and "Anadolu" in " ".join(arrow.words)
    assert drawing.width > by_name["Anadolu"].x + by_name["Anadolu"].width


def test_chains_that_begin_alike_share_their_box_and_equal_ones_are_drawn_once() -> None:
    drawing = draw_chains([[DAILY, ANADOLU], [DAILY, SANA], [DAILY, ANADOLU], [DAILY]])
    names = sorted(box.lines[0] for box in drawing.boxes)
    assert names == ["Anadolu", "SANA", "The Daily"]
    assert next(box for box in drawing.boxes if box.lines[0] == "The Daily").role == "originator"


def test_no_box_lies_on_another() -> None:
    long = Step("A very long name of a very important ministry of a far away country", "says", "word " * 40)
    chains = [[DAILY, long], [DAILY, ANADOLU, SANA], [POST, ANADOLU], [POST], [DAILY, long, SANA]]
    for downwards in (False, True):
        boxes = draw_chains(chains, downwards=downwards).boxes
        assert len(boxes) == 7
        assert not any(overlap(one, two) for number, one in enumerate(boxes) for two in boxes[:number])
        assert all(box.y >= 0 for box in boxes)


def test_on_a_phone_a_chain_runs_downwards_with_its_words_between_the_boxes() -> None:
    drawing = draw_chains([[DAILY, ANADOLU, SANA]], downwards=True)
    daily, anadolu, sana = drawing.boxes
    assert daily.y < anadolu.y < sana.y and daily.x < anadolu.x < sana.x
    assert drawing.width <= 320
    for arrow, start, end in zip(drawing.arrows, (daily, anadolu), (anadolu, sana), strict=True):
        assert start.y + start.height < arrow.relation_y < end.y
        assert arrow.words and (arrow.x1, arrow.x2) < (end.x, end.x + 1)


def test_of_very_many_chains_the_rest_is_counted() -> None:
    drawing = draw_chains([[Step(f"Paper {number}", "publishes")] for number in range(40)])
    assert len(drawing.boxes) == MOST_CHAINS and drawing.left_out == 40 - MOST_CHAINS


def test_nothing_to_draw() -> None:
    assert draw_chains([[], []]).boxes == ()
