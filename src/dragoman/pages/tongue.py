"""The language of a page: what it declares, unless its most common words say otherwise."""

from __future__ import annotations

import re
from collections import Counter

_STOP_WORDS = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and to in that is was for it with as on by at from said has have had were not his are they which",
        "de": "der die das und in den von zu mit ist im für auf ein eine des dem sich nicht auch es als an hat werden",
        "fr": "le la les de des et en un une du que qui dans pour sur est pas au plus par il ce avec son",
        "es": "el la los las de y en que un una del por con para se es al lo como más su fue ha no",
        "it": "il la le di che e in un una del della per con non è si da dei sono al nel gli ha come più",
        "pt": "o a os as de e em que um uma do da no na para por com não se dos foi ao mais é",
        "nl": "de het een en van in op dat te is voor met zijn niet aan er om ook als door maar bij",
        "sv": "och att i det som en på är av för med till den har inte om ett från var",
        "no": "og i det på som er av til en for at med har ikke den om et fra ble",
        "tr": "ve bir bu için ile da de olarak olan çok daha sonra gibi kadar en ne",
        "id": "yang dan di untuk dengan ini dari pada tidak itu dalam akan ke oleh juga",
        "pl": "i w na z nie się do że o jest jak to po przez od ale za oraz który która są dla jego był",
        "cs": "a v na se je že s z do o k jsou byl která které ale jako pro podle po při",
        "ro": "și în de la că pe cu din pentru nu este sunt care au fost mai ale prin după",
        "hu": "a az és hogy nem is egy van volt de meg már csak még szerint után mint el",
        "fi": "ja on ei että se oli hän myös mutta ovat kun joka sen ole jossa mukaan",
        "da": "og i at det er en til på som for af med der den ikke de har et om fra",
        "vi": "và của là các có cho trong được với không người này đã những một khi ra về",
        "sw": "na ya wa kwa ni la katika za kuwa cha hiyo huo hilo kutoka pia baada kama alisema yake wakati",
        "tl": "ang ng sa na mga ay at ni si nang kay hindi ito para siya niya mula ayon din rin",
        "so": "ee iyo oo ka ku waa in la uu ay aan u ah dalka kale sida",
        "ha": "da na a ta ya ce ba wani domin cewa kuma daga sun wannan yi shi",
        "xh": "ukuba kodwa nge kwaye ngokuba kule yaye uthe ukuze nje emva",
    }.items()
}
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_SAMPLE = 4000
_FEWEST = 20
_PROSE = 60  # words: so many hold common ones in any language
_CLEAR = 0.08
_UNTOLD = "und"  # ISO 639-2: undetermined
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)


def guess_language(text: str, declared: str | None) -> str | None:
    """Two-letter code of a text's language. Clear evidence of the words beats what the page declares.

    "und" where nothing is declared and the words are of no language known here, or the letters are of no such script.
    """
    stated = declared.strip()[:2].lower() if declared and declared.strip()[:2].isalpha() else None
    sample = text[:_SAMPLE]
    written = _WORD.findall(sample)
    by_script = _language_of_script(sample, sum(map(len, written)) or 1)
    if by_script is not None:
        return stated if stated and stated not in _STOP_WORDS else by_script
    words = Counter(word.casefold() for word in written)
    total = len(written)
    if total < _FEWEST:
        return stated
    shares = {name: sum(words[stop] for stop in stops) / total for name, stops in _STOP_WORDS.items()}
    best = max(shares, key=lambda name: shares[name])
    if stated in shares and shares[stated] > 0.7 * shares[best]:
        return stated
    if stated is not None and stated not in shares and shares[best] < 2 * _CLEAR:
        return stated
    if shares[best] >= _CLEAR:
        return best
    return _UNTOLD if stated is None and total >= _PROSE else stated


def _language_of_script(sample: str, letters: int) -> str | None:
    """The language that its letters tell, None where they are Latin ones."""
    for language, script in _SCRIPTS:
        if len(script.findall(sample)) > 0.2 * letters:
            return language
    return _UNTOLD if len(_LATIN.findall(sample)) < 0.5 * letters else None
