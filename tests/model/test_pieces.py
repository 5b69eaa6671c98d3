import numpy as np

from dragoman.model.pieces import join_pieces

ACTOR, RECIPIENT = 7, 8


def test_pairs_stand_one_after_another_without_padding() -> None:
    pieces = join_pieces([[1, 7, 2], [3, 8]], (ACTOR, RECIPIENT))
    assert pieces.ids.tolist() == [1, 7, 2, 3, 8]
    assert pieces.places.tolist() == [0, 1, 2, 0, 1]


def test_rows_and_back_lead_to_each_other() -> None:
    pieces = join_pieces([[1, 7, 2], [3, 8], [4, 5, 6, 9]], (ACTOR, RECIPIENT))
    assert pieces.rows.tolist() == [[0, 1, 2, 0], [3, 4, 0, 0], [5, 6, 7, 8]]
    assert pieces.rows.flatten()[pieces.back].tolist() == list(range(9))


def test_shares_are_means_within_a_pair() -> None:
    pieces = join_pieces([[7, 1, 7, 8], [3, 8]], (ACTOR, RECIPIENT))
    everything, actor, recipient = pieces.shares
    assert everything.tolist() == [[0.25, 0.25, 0.25, 0.25, 0, 0], [0, 0, 0, 0, 0.5, 0.5]]
    assert actor.tolist() == [[0.5, 0, 0.5, 0, 0, 0], [0, 0, 0, 0, 0, 0]]
    assert np.array_equal(recipient, [[0, 0, 0, 1, 0, 0], [0, 0, 0, 0, 0, 1]])


def test_places_beyond_a_pair_are_not_heard() -> None:
    pieces = join_pieces([[1, 7, 2], [3, 8]], (ACTOR, RECIPIENT))
    assert (pieces.beyond[:, 0, 0] < 0).tolist() == [[False, False, False], [False, False, True]]
