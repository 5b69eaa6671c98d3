"""The nearest CAMEO code to each PLOVER type and mode, for tables that know no PLOVER.

Approximate, from general knowledge of the two manuals: PLOVER folds several CAMEO roots into one type (SANCTION holds
convictions, which CAMEO has under coercion) and splits others, so that no mapping is exact in both directions.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Cameo(NamedTuple):
    """A CAMEO code, its name, and the codes above it."""

    code: str
    name: str

    @property
    def base(self) -> str:
        """The three figures it begins with."""
        return self.code[:3]

    @property
    def root(self) -> str:
        """The two figures it begins with."""
        return self.code[:2]


_TYPES: Mapping[str, tuple[str, str]] = {
    "AGREE": ("030", "Express intent to cooperate"),
    "CONSULT": ("040", "Consult"),
    "SUPPORT": ("050", "Engage in diplomatic cooperation"),
    "CONCEDE": ("080", "Yield"),
    "COOPERATE": ("060", "Engage in material cooperation"),
    "AID": ("070", "Provide aid"),
    "RETREAT": ("080", "Yield"),
    "REQUEST": ("100", "Demand"),
    "ACCUSE": ("110", "Disapprove"),
    "REJECT": ("120", "Reject"),
    "THREATEN": ("130", "Threaten"),
    "PROTEST": ("140", "Engage in political dissent"),
    "SANCTION": ("160", "Reduce relations"),
    "MOBILIZE": ("150", "Exhibit military or police power"),
    "COERCE": ("170", "Coerce"),
    "ASSAULT": ("180", "Use unconventional violence"),
}
_MODES: Mapping[tuple[str, str], tuple[str, str]] = {
    ("CONSULT", "visit"): ("042", "Make a visit"),
    ("CONSULT", "third-party"): ("045", "Mediate"),
    ("CONSULT", "multilateral"): ("046", "Engage in negotiation"),
    ("CONSULT", "phone"): ("041", "Discuss by telephone"),
    ("RETREAT", "withdraw"): ("0874", "Retreat or surrender militarily"),
    ("RETREAT", "release"): ("0841", "Return, release persons"),
    ("RETREAT", "return"): ("0842", "Return, release property"),
    ("RETREAT", "disarm"): ("0873", "Demobilize armed forces"),
    ("RETREAT", "ceasefire"): ("0871", "Declare truce, ceasefire"),
    ("RETREAT", "access"): ("086", "Allow international involvement"),
    ("RETREAT", "resign"): ("083", "Accede to demands for political reform"),
    ("REQUEST", "assist"): ("103", "Demand material aid"),
    ("REQUEST", "change"): ("104", "Demand political reform"),
    ("REQUEST", "yield"): ("105", "Demand that target yields"),
    ("REQUEST", "meet"): ("106", "Demand meeting, negotiation"),
    ("ACCUSE", "disapprove"): ("111", "Criticize or denounce"),
    ("ACCUSE", "allege"): ("112", "Accuse"),
    ("ACCUSE", "investigate"): ("090", "Investigate"),
    ("REJECT", "assist"): ("122", "Reject request for material aid"),
    ("REJECT", "change"): ("123", "Reject demand for political reform"),
    ("REJECT", "yield"): ("124", "Refuse to yield"),
    ("REJECT", "meet"): ("125", "Reject proposal to meet, discuss, or negotiate"),
    ("THREATEN", "restrict"): ("132", "Threaten with administrative sanctions"),
    ("THREATEN", "ban"): ("132", "Threaten with administrative sanctions"),
    ("THREATEN", "arrest"): ("137", "Threaten with repression"),
    ("THREATEN", "relations"): ("131", "Threaten non-force"),
    ("THREATEN", "expel"): ("131", "Threaten non-force"),
    ("THREATEN", "territory"): ("138", "Threaten with military force"),
    ("THREATEN", "violence"): ("138", "Threaten with military force"),
    ("PROTEST", "demo"): ("141", "Demonstrate or rally"),
    ("PROTEST", "riot"): ("145", "Protest violently, riot"),
    ("PROTEST", "strike"): ("143", "Conduct strike or boycott"),
    ("PROTEST", "hunger"): ("142", "Conduct hunger strike"),
    ("PROTEST", "boycott"): ("143", "Conduct strike or boycott"),
    ("PROTEST", "obstruct"): ("144", "Obstruct passage, block"),
    ("PROTEST", "vandalize"): ("145", "Protest violently, riot"),
    ("SANCTION", "convict"): ("170", "Coerce"),
    ("SANCTION", "expel"): ("166", "Expel or withdraw"),
    ("SANCTION", "withdraw"): ("166", "Expel or withdraw"),
    ("SANCTION", "discontinue"): ("163", "Impose embargo, boycott, or sanctions"),
    ("MOBILIZE", "troops"): ("154", "Mobilize or increase armed forces"),
    ("MOBILIZE", "police"): ("153", "Mobilize or increase police power"),
    ("COERCE", "seize"): ("171", "Seize or damage property"),
    ("COERCE", "restrict"): ("172", "Impose administrative sanctions"),
    ("COERCE", "ban"): ("172", "Impose administrative sanctions"),
    ("COERCE", "censor"): ("172", "Impose administrative sanctions"),
    ("COERCE", "curfew"): ("172", "Impose administrative sanctions"),
    ("COERCE", "martial-law"): ("172", "Impose administrative sanctions"),
    ("COERCE", "arrest"): ("173", "Arrest, detain, or charge with legal action"),
    ("COERCE", "deport"): ("174", "Expel or deport individuals"),
    ("COERCE", "cyber"): ("176", "Attack cybernetically"),
    ("ASSAULT", "abduct"): ("181", "Abduct, hijack, or take hostage"),
    ("ASSAULT", "beat"): ("182", "Physically assault"),
    ("ASSAULT", "torture"): ("1822", "Torture"),
    ("ASSAULT", "execute"): ("1823", "Kill by physical assault"),
    ("ASSAULT", "sexual"): ("1821", "Sexually assault"),
    ("ASSAULT", "targeted"): ("186", "Assassinate"),
    ("ASSAULT", "destroy"): ("171", "Seize or damage property"),
    ("ASSAULT", "firearms"): ("193", "Fight with small arms and light weapons"),
    ("ASSAULT", "explosives"): ("183", "Conduct suicide, car, or other non-military bombing"),
    ("ASSAULT", "suicide-attack"): ("183", "Conduct suicide, car, or other non-military bombing"),
    ("ASSAULT", "vehicle"): ("183", "Conduct suicide, car, or other non-military bombing"),
    ("ASSAULT", "aerial"): ("195", "Employ aerial weapons"),
    ("ASSAULT", "drone"): ("195", "Employ aerial weapons"),
    ("ASSAULT", "heavy-weapons"): ("194", "Fight with artillery and tanks"),
    ("ASSAULT", "crowd-control"): ("175", "Use tactics of violent repression"),
    ("ASSAULT", "cleansing"): ("203", "Engage in ethnic cleansing"),
    ("ASSAULT", "unconventional"): ("204", "Use weapons of mass destruction"),
}


def nearest_cameo(event_type: str, mode: str | None) -> Cameo:
    """The CAMEO code nearest to a PLOVER type and mode; the type's own where the mode has none."""
    return Cameo(*(_MODES.get((event_type, mode or "")) or _TYPES[event_type]))
