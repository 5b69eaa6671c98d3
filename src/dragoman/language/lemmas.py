"""The base form of a verb, also where the tagger mistook a past for a base form ("overthrew", "broke")."""

from __future__ import annotations

import re

from spacy.tokens import Token

# past and participle -> base, for the irregular verbs of politics and war
_PAIRS = """abode abide bade bid bidden bid flung fling knelt kneel leapt leap leant lean slung sling slunk slink sped
speed wept weep wrung wring strung string spat spit trodden tread lit light forwent forgo arose arise arisen arise ate
eat beaten beat became become befell befall began begin begun begin bent bend bet bet bit bite bitten bite bled bleed
blew blow blown blow bore bear borne bear bought buy bound bind broke break broken break brought bring built build
burnt burn burst burst came come caught catch chose choose chosen choose clung cling crept creep dealt deal did do
done do drawn draw drew draw drank drink driven drive drove drive dug dig fallen fall fed feed fell fall felt feel
fled flee flew fly flown fly forbade forbid forbidden forbid forgave forgive forgiven forgive forgot forget forgotten
forget forsook forsake fought fight found find froze freeze frozen freeze gave give given give gone go got get grew
grow grown grow heard hear held hold hid hide hidden hide hung hang kept keep knew know known know laid lay lain lie
led lead left leave lent lend lost lose made make meant mean met meet mistook mistake overcame overcome overran
overrun overrode override oversaw oversee overtook overtake overthrew overthrow overthrown overthrow paid pay partook
partake ran run rang ring read read retook retake retaken retake ridden ride risen rise rode ride rose rise said say
sang sing sank sink sat sit saw see seen see sent send shaken shake shook shake shot shoot shown show shrank shrink
slain slay slew slay sold sell sought seek spent spend spoke speak spoken speak sprang spring stole steal stolen steal
stood stand stricken strike strode stride strove strive struck strike stuck stick stung sting sunk sink swept sweep
swore swear sworn swear swum swim taken take taught teach tore tear torn tear thought think threw throw thrown throw
told tell took take trod tread undertook undertake undertaken undertake undone undo upheld uphold went go withdrawn
withdraw withdrew withdraw withheld withhold withstood withstand woke wake won win wore wear wove weave written write
wrote write""".split()  # noqa: SIM905  a list of two hundred pairs reads better as text
_BASE = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
_PARTICIPLE = {base: past for past, base in sorted(_BASE.items(), key=lambda pair: pair[0].endswith(("n", "ne")))}
_SAME = frozenset({"bet", "burst", "cut", "hit", "hurt", "let", "put", "quit", "set", "shut", "spread", "thrust"})
_SHORT = re.compile(r"[^aeiou]*[aeiou][bdgmnprt]")  # doubles its last letter: "slammed", "stepped"


def verb_lemma(token: Token) -> str:
    """The verb's base form in lower case."""
    lemma = str(token.lemma_).lower()
    if token.lower_ in {f"{lemma}ed", f"{lemma}ing"} and _SHORT.fullmatch(lemma):
        return f"{lemma}e"  # "hoped" is no form of "hop", which doubles its last letter
    return _BASE.get(lemma, lemma) if lemma == token.lower_ else lemma


def participle_of(base: str) -> str:
    """What stands behind "has": "slammed", "taken", "carried"."""
    if base in _SAME:
        return base
    if base in _PARTICIPLE:
        return _PARTICIPLE[base]
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return f"{base[:-1]}ied"
    if _SHORT.fullmatch(base):
        return f"{base}{base[-1]}ed"
    return f"{base}d" if base.endswith("e") else f"{base}ed"
