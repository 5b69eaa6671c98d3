"""Sentences that borrow the words of war and diplomacy for something else.

"Italy's blockade in midfield", "sterling retreated": the verbs tempt, the nouns around them tell. A sentence is
skipped when two words of a field stand in it, or one that nothing else uses.
"""

from __future__ import annotations

from spacy.tokens import Span as Words

_SURE = frozenset(
    """midfield midfielder goalkeeper striker quarterback wicket wickets batsman bowler innings halftime offside
    semi-final semifinal quarter-final quarterfinal playoff playoffs knockout grand-slam tiebreak hat-trick penalty-shootout
    peloton podium scoreline equaliser equalizer cornerback touchdown homer rebounder birdie bogey scrum kickoff
    box-office soundtrack debut novelist playwright sitcom orchestra sonata choreographer""".split()
)
_HINTS = frozenset(
    """match team coach goal goals game games league cup season fans tournament champions championship title final finals
    score scored player players club squad referee race medal olympic olympics stadium set sets seed serve points win wins
    victory defeat beat half minute minutes lead batting bowling cricket football soccer tennis rugby hockey basketball
    baseball golf boxing swimmer sprinter marathon cyclist stage rally open prix lap
    shares stocks stock index traders investors bond yields currency barrel crude earnings profit revenue quarter
    film album novel concert museum exhibition theatre opera festival actor actress singer band recipe restaurant
    storm rain hurricane temperatures forecasters cells bacteria virus species galaxy""".split()
)


def tells_of_sport(sentence: Words) -> bool:
    """Whether the sentence is about sport, markets, the arts, weather or science rather than politics."""
    words = {token.lower_ for token in sentence}
    if words & _SURE:
        return True
    return len(words & _HINTS) >= 2
