"""Whether "he" or "she" can mean a person: told by title or first name, and only where there is no doubt."""

from __future__ import annotations

from typing import Literal

from dragoman.folding import fold
from dragoman.mentions.found import Found

Gender = Literal["he", "she", ""]

# fmt: off
_HE_TITLES = frozenset({
    "mr", "mr.", "sir", "king", "prince", "emir", "sultan", "shah", "pope", "imam", "ayatollah", "mullah", "father",
    "brother", "archbishop", "patriarch", "man", "boy", "son", "husband", "policeman", "serviceman", "gunman",
})
_SHE_TITLES = frozenset({
    "mrs", "mrs.", "ms", "ms.", "miss", "madam", "madame", "queen", "princess", "lady", "dame", "nun", "woman",
    "girl", "mother", "daughter", "wife", "widow", "actress", "sister",
})
_HE_NAMES = frozenset({
    "abdel", "abdul", "abdullah", "ahmad", "ahmed", "alexander", "ali", "andrei", "anthony", "antonio", "barack",
    "bashar", "benjamin", "boris", "carlos", "charles", "christopher", "daniel", "david", "dmitry", "donald",
    "emmanuel", "francisco", "frank", "george", "giorgi", "hassan", "hosni", "hussein", "ibrahim", "igor", "ismail",
    "ivan", "jack", "jacques", "james", "javier", "john", "jorge", "jose", "joseph", "juan", "khalid", "khalifa",
    "luis", "mahmoud", "manuel", "mark", "michael", "miguel", "mike", "mohamed", "mohammad", "mohammed", "muhammad",
    "mustafa", "omar", "osama", "oleksandr", "patrick", "paul", "pedro", "peter", "petro", "recep", "richard",
    "robert", "saddam", "sergei", "sergey", "stephen", "steven", "thomas", "tony", "viktor", "vladimir", "volodymyr",
    "william", "yusuf",
})
_SHE_NAMES = frozenset({
    "aisha", "amina", "angela", "anna", "anne", "annalena", "benazir", "catherine", "claudia", "condoleezza",
    "cristina", "christine", "dilma", "elena", "elizabeth", "ellen", "fatima", "federica", "giorgia", "hillary",
    "indira", "jacinda", "jennifer", "julia", "kamala", "laura", "liz", "luisa", "madeleine", "maia", "margaret",
    "maria", "marie", "marine", "mary", "megawati", "michelle", "nancy", "natalia", "nicola", "olga", "sanna", "sarah",
    "sheikha", "sonia", "susan", "svetlana", "tatiana", "theresa", "ursula", "yulia",
})
# fmt: on


def gender_of(found: Found) -> Gender:
    """ "he", "she", or "" where title and first name leave it open."""
    if found.kind != "person":
        return ""
    titles = {child.lower_ for child in found.head.lefts} | set(found.role.split())
    if not found.proper:
        titles.add(found.head.lower_)
    for title in titles:
        if title in _SHE_TITLES or title.endswith("woman"):
            return "she"
        if title in _HE_TITLES or title.endswith("sman"):
            return "he"
    first = fold(found.name.split()[0]) if len(found.name.split()) > 1 else ""
    return "he" if first in _HE_NAMES else "she" if first in _SHE_NAMES else ""
