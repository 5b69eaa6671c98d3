"""What a speaker is whatever he tells of: whose organ, outlet, agent or party, and which side he stands on.

It is read from outlets.toml, the actor file and the words of the page ("a lobbyist for the GNA"), which hold for him on
the whole page. Where nothing is documented the stake is "unknown".
"""

from dragoman.speakers.bonds import bond_stakes, bonds_on
from dragoman.speakers.facts import BODIES, UNKNOWN, PageFacts, Speaker, Tie, named_part, quoted, state_mark
from dragoman.speakers.find import read_speaker
from dragoman.speakers.organs import marks_of, state_of
from dragoman.speakers.owners import owners_on, told_on
from dragoman.speakers.press import outlet_at_end, without_suffix

__all__ = [
    "BODIES",
    "UNKNOWN",
    "PageFacts",
    "Speaker",
    "Tie",
    "bond_stakes",
    "bonds_on",
    "marks_of",
    "named_part",
    "outlet_at_end",
    "owners_on",
    "quoted",
    "read_speaker",
    "state_mark",
    "state_of",
    "told_on",
    "without_suffix",
]
