"""Words by which pages announce what is not the article, in the languages we met them."""

# ruff: noqa: E501  (word lists and patterns are kept one group a line)
from __future__ import annotations

import re

from dragoman.types import LeftOutKind


def _phrases(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(alternatives)})", re.IGNORECASE)


# A heading that says what stands below it. Matched against the whole heading, apart from what follows "from", "in", "on".
_HEADINGS: tuple[tuple[LeftOutKind, re.Pattern[str]], ...] = (
    (
        "related",
        _phrases(
            r"related(?: \w+){0,2}", r"(?:read|see|watch|also)(?: also| next| more)?", r"also (?:read|see|today|on .*|in .*)",
            r"more(?: (?:on|from|in|about|like|by) .*| to read)?",
            r"more (?:\w+ ){0,2}(?:stories|news|headlines|articles|reading|coverage|reports|reporting|investigations|features|analysis|interviews|dispatches)",
            r"(?:you|we) (?:may|might)(?: also)? (?:also )?(?:like|enjoy|be interested.*)", r"what to read next",
            r"(?:recommended|suggested|further|keep|continue) ?(?:for you|reading|stories|articles|videos)?", r"up next",
            r"(?:earlier|previous|other|past|recent|latest) (?:releases?|stories|news|articles|posts|headlines|statements)",
            r"archives?", r"(?:most|also) (?:read|popular|viewed|shared|recent|commented)", r"trending(?: now)?", r"top stories",
            r"popular(?: \w+)?", r"read (?:next|more|this next)", r"don.t miss", r"editor.?s.? picks?", r"in case you missed it",
            r"the latest", r"latest (?:from|on|in) .*", r"elsewhere on .*", r"from (?:the|our) (?:archives?|web|partners)", r"around the web",
            r"mehr (?:zum thema|dazu|aus .*|zu .*|von .*|nachrichten)", r"lesen sie (?:auch|mehr|dazu)", r"auch interessant.*",
            r"das könnte (?:sie|dich) .*", r"meistgelesen.*", r"weitere (?:artikel|nachrichten|themen|meldungen).*",
            r"zum thema", r"passend dazu", r"verwandte .*", r"les også", r"läs (?:också|även|mer)", r"læs også", r"lees (?:ook|meer)",
            r"(?:à|a) lire (?:aussi|également)", r"lire aussi", r"sur le même sujet", r"leggi anche", r"articoli correlati",
            r"lee también", r"te puede interesar.*", r"noticias relacionadas", r"más noticias", r"leia (?:também|mais)",
            r"relacionad[oa]s", r"ilgili haberler", r"関連(?:記事|ニュース)", r"baca juga", r"читайте также",
        ),
    ),
    (
        "comments",
        _phrases(
            r"(?:\d+ )?(?:reader.?s? )?comments?(?: ?\(\d+\))?", r"(?:leave|post|add|write) (?:a|your) (?:comment|reply)",
            r"letters(?: to the editor)?", r"forum", r"discussion", r"join the (?:conversation|discussion)", r"have your say",
            r"reader.?s.? (?:poll|forum|letters|opinions?)", r"poll", r"(?:vote|what do you think)\W*", r"kommentare?(?: ?\(\d+\))?",
            r"diskussion", r"tweets?", r"(?:reactions|responses)", r"guestbook",
        ),
    ),
    ("newsletter", _phrases(r"(?:sign up|subscribe|get our|join our)\b.*", r".*\bnewsletters?\b.*")),
    (
        "advert",
        _phrases(
            r"(?:sponsored|paid|promoted|partner) ?(?:content|posts?|stories|by .*|links?)?", r"advertisements?", r"advertising",
            r"ads?(?: by .*)?", r"anzeigen?", r"werbung", r"publicit[éeà]", r"publicidad", r"promoted", r"classifieds?", r"reklam[ae]?",
        ),
    ),
    ("consent", _phrases(r"(?:cookies?|privacy)(?: \w+){0,3}", r"we (?:value|respect) your privacy")),
    (
        "boilerplate",
        _phrases(
            r"(?:how|why) we (?:did|reported|made|investigated|compiled|counted|researched|worked on|got|wrote|verified)\b(?: \w+){0,4}",
            r"(?:our |a note on )?(?:method(?:ology)?|sources and methods?)", r"behind (?:the|this) (?:story|investigation|numbers)",
            r"notes? (?:to|for) (?:the )?editors?", r"(?:media|press) contacts?", r"about (?:this|the) (?:story|article|investigation|report|series|project|data|authors?|writers?|reporters?)", r"the authors?",
        ),
    ),
    (
        "navigation",
        _phrases(
            r"sections", r"topics", r"tags?", r"share(?: this.*)?", r"follow us.*", r"horoscopes?", r"weather", r"services",
            r"contact(?: us)?", r"menu", r"navigation", r"categories", r"about us", r"links", r"themen", r"schlagworte?",
        ),
    ),
)  # fmt: skip

# A line inside or around the text that is not of it.
_LINES: tuple[tuple[LeftOutKind, re.Pattern[str]], ...] = (
    (
        "related",
        _phrases(
            r"(?:also read|read also|read more|read next|see also|related|more|watch|listen|also on \w+)\s*[:>|»–-]",
            r"\[?(?:read|see) (?:also|more)\b[^.]{0,150}$", r"(?:click|tap) here (?:to|for)\b", r"more (?:on|from)\b[^.]{0,80}$",
            r"(?:lesen sie (?:auch|hier|mehr|dazu)|mehr zum thema|mehr dazu|auch interessant|lese(?:n sie)?-?tipp)\b",
            r"(?:les|læs) også\b", r"läs (?:också|även|mer)\b", r"lees (?:ook|meer)\b", r"(?:à )?lire aussi\b", r"leggi anche\b",
            r"lee también\b", r"te puede interesar\b", r"leia (?:também|mais)\b", r"baca juga\b", r"читайте также", r"関連記事",
        ),
    ),
    ("advert", _phrases(r"(?:advertisement|anzeige|werbung|publicité|publicidad|sponsored(?: content)?|article continues below.*|story continues below.*)\W*$", r"(?:advertisement|anzeige|werbung|publicité|publicidad|sponsored|promoted|paid (?:post|content))\s*[:|–—-]\s")),
    (
        "newsletter",
        _phrases(
            r"(?:subscribe|sign up)\b[^.]{0,60}\b(?:newsletter|inbox|updates|alerts|channel|email)", r"get (?:the|our)\b[^.]{0,60}\b(?:inbox|newsletter|bulletin|briefing|digest|whatsapp|telegram|e-?mail|alerts|app)\b",
            r"was this (?:\w+ ){0,2}forwarded to you\b", r"unsubscribe\b", r"view (?:this )?(?:\w+ )?in (?:your |a )?browser", r"you (?:are receiving|received|get) this (?:\w+ ){0,2}because\b",
            r"be the first (?:to know|in the know|to hear)\b", r"never miss (?:a|an|our)\b", r"join (?:the )?(?:our )?[\d.,]+ (?:readers|subscribers|others)\b",
            r"(?:follow|find|like|join) (?:us|him|her|me|our) (?:on|at)\b", r"download (?:the|our)\b[^.]{0,40}\bapp\b", r"[^.]{0,60}\bnewsletter\b[^.]{0,60}\b(?:sign|subscri|abonn|anmeld)",
            r"we (?:promise|will) never (?:to )?(?:rent|sell|share|pass)\b", r"enjoying (?:our|this)\b[^.]{0,40}\?\W*$",
            r"we (?:want|would like|.d like|would love) to hear from you\b", r"[^?.]{5,150}\? (?:please )?(?:tell us|get in touch|let us know|share your|contact us|e-?mail us)\b",
            r"follow(?: [\w'’]+){1,6} coverage\b", r"you can (?:also )?(?:contact|reach|follow|find) [\w'’]+ on (?:facebook|twitter|x|instagram|whatsapp|telegram)\b",
            r"explore (?:the|our) (?:latest|best)\b[^.]{0,80}$",
            r"[A-Z][\w' ]{2,40}: (?:sign up|subscribe)\b[^.]{0,80}\b(?:newsletter|inbox|updates|alerts|channel|e-?mail)",
            r"support (?:independent|our) (?:news|journalism)", r"(?:become a|already a) (?:member|subscriber)\b", r"subscribe\b[^.]{0,30}$",
        ),
    ),
    ("comments", _phrases(r"(?:leave|post|add|write) (?:a|your) (?:comment|reply)\b", r"comments? (?:are|is) closed", r"(?:no|\d+) comments?\W*$", r"(?:log|sign) ?in to (?:(?:post|leave|write|add|make) a )?(?:comment|reply|join)\b", r"show comments", r"be the first to (?:comment|reply)", r"(?:what do you think\? )?(?:tell us (?:what you think|below)|share your (?:views?|thoughts))\b", r"(?:your e-?mail address will not be published|required fields are marked)\b", r"(?:house|comment|community) (?:rules|guidelines)\s*:")),
    ("consent", _phrases(r"(?:this|our) (?:site|website) uses cookies", r"we use cookies\b", r"cookie (?:notice|policy|settings)\b", r"by (?:using|continuing)\b[^.]{0,60}\bcookies", r"accept (?:all )?cookies")),
    ("paywall", _phrases(r"(?:log|sign) ?in or (?:create|register|sign|subscribe|join)\b[^.]{0,60}$", r"access (?:the|our) (?:most recent|latest|best)\b[^.]{0,80}$", r"(?:this (?:article|content|story) is|to (?:continue|keep) reading|continue reading with)\b[^.]{0,80}\b(?:subscri|member|account|register|log ?in|reserved)", r"subscribe (?:now )?to (?:continue|keep|read)", r"you (?:have|.ve) (?:read |used |reached )?[^.]{0,30}\bfree (?:articles?|stories|story|reads?)\b", r"this is your last free\b", r"register (?:now )?to (?:continue|keep|read|go on)\b", r"(?:jetzt|weiter)(?:lesen)? mit\b[^.]{0,30}(?:abo|plus|\+)")),
    (
        "boilerplate",
        _phrases(
            r"(?:©|\(c\)|copyright)\s", r"[^.]{0,40}all rights reserved", r"our standards\b", r"(?:editor.?s note|correction)\s*[:—-]",
            r"about (?:the author|us|[A-Z][\w&]*)\s*:", r"contribut(?:ing|ors?|ed)\s*:\s+[A-Z][^.]{3,80}$", r"for immediate release\W*$", r"(?:published|updated|posted|last (?:updated|modified))\b[^.]{0,50}\d", r"(?:e-?mail|contact) (?:the author|us|him|her)\b",
            r"(?:share|print|email|tweet|facebook|whatsapp|save|listen|teilen|merken|drucken)\W*$", r"\d+ min(?:ute)?s? read\W*$", r"the (?:views|opinions) expressed\b", r"first published\b[^.]{0,40}\d",
            r"(?:for (?:further|more) information|media (?:contacts?|enquiries|inquiries)|press contacts?)\b[^.]{0,40}(?:[:@]|contact)", r"to (?:unsubscribe|be removed)\b",
            r"(?:the |all )?(?:boundaries|designations)\b[^.]{0,120}\b(?:endorsement|opinion|acceptance)", r"[^.|]{3,60}\|[^.|]{3,60}\|[^.|]{3,60}(?:\|[^.|]{3,60})*$",
            r"best viewed (?:in|with)\b", r"report an error", r"(?:photo|image) gallery\W*$", r"view gallery\W*$", r"(?:watch|play) (?:the )?video\W*$", r"this (?:article|story) (?:was|has been) (?:originally )?(?:published|updated|corrected)", r"write to us\b", r"read the (?:original|full) (?:article|story)\b",
        ),
    ),
)  # fmt: skip

_RELATED_LABEL = _phrases(
    r"\[?(?:also read|(?:read|see|watch)(?: \w+)?|related(?: \w+)?|more(?: (?:on this|here|coverage))?|watch|listen|background|lire aussi|lesen sie auch)\s*[:>|»–-]+\s*(?=\w|[“\"‘'])"
)
_LONGEST_HEADING = 60
_LONGEST_LINE = 250
# A note of the desk is none of the text however long: "Editor's note: this is the free edition of ...".
_DESK_NOTE = re.compile(r"(?:editor.?s.? notes?|programming note|correction|clarification)\s*[:—-]", re.IGNORECASE)
_LONGEST_NOTE = 700


def kind_of_heading(text: str) -> LeftOutKind | None:
    """What a heading says of the part below it, or None for a heading of the article's own."""
    words = text.strip(" :-–—|»>…*#[]").replace("’", "'")
    if not words or len(words) > _LONGEST_HEADING:
        return None
    return next((kind for kind, pattern in _HEADINGS if pattern.fullmatch(words)), None)


def kind_of_line(text: str) -> LeftOutKind | None:
    """Why a line of a page is not of the article, or None where it may be."""
    if len(text) > _LONGEST_LINE:
        return "boilerplate" if len(text) <= _LONGEST_NOTE and _DESK_NOTE.match(text.lstrip()) else None
    words = text.strip().lstrip("*#>»•-–— ").replace("’", "'")
    return next((kind for kind, pattern in _LINES if pattern.match(words)), None)


def without_label(line: str) -> str:
    """A line with another story's headline without the label before it: "Read also: ...", "RELATED | ..."."""
    label = _RELATED_LABEL.match(line)
    return line[label.end() :].strip("] ") if label else line
