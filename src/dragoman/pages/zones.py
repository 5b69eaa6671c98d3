"""Which part of a page an element announces itself to be, from its tag, role, class and id."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dragoman.types import LeftOutKind

_TAGS: dict[str, LeftOutKind] = {
    "nav": "navigation", "footer": "navigation", "menu": "navigation", "aside": "related", "form": "navigation",
    "button": "navigation", "select": "navigation", "label": "navigation", "dialog": "consent",
    "figure": "caption", "figcaption": "caption", "amp-sidebar": "navigation", "amp-user-notification": "consent",
    "amp-consent": "consent", "amp-ad": "advert", "amp-embed": "advert", "fieldset": "navigation",
}  # fmt: skip
_ROLES: dict[str, LeftOutKind] = {
    "navigation": "navigation", "banner": "navigation", "search": "navigation", "contentinfo": "navigation",
    "menu": "navigation", "menubar": "navigation", "dialog": "consent", "alertdialog": "consent",
    "complementary": "related", "toolbar": "navigation",
}  # fmt: skip
_WORDS: dict[str, LeftOutKind] = {
    **dict.fromkeys(
        [
            "nav",
            "navbar",
            "navigation",
            "menu",
            "breadcrumb",
            "breadcrumbs",
            "footer",
            "masthead",
            "topbar",
            "toolbar",
            "pagination",
            "share",
            "sharing",
            "social",
            "socials",
            "sharebar",
            "tags",
            "taglist",
            "topics",
            "sitemap",
            "pager",
            "skip",
            "sharetools",
            "toc",
        ],
        "navigation",
    ),
    **dict.fromkeys(
        [
            "related",
            "recommended",
            "recommendations",
            "recommendation",
            "mostread",
            "popular",
            "trending",
            "teasers",
            "outbrain",
            "taboola",
            "readmore",
            "readalso",
            "morelikethis",
            "seealso",
            "rel",
        ],
        "related",
    ),
    **dict.fromkeys(
        ["comments", "comment", "disqus", "cmt", "cmts", "tweets", "poll", "forum", "discussion", "respond"], "comments"
    ),
    **dict.fromkeys(["newsletter", "newsletters", "subscribe", "signup", "subscription"], "newsletter"),
    **dict.fromkeys(
        [
            "ad",
            "ads",
            "advert",
            "adverts",
            "advertisement",
            "sponsored",
            "sponsor",
            "adslot",
            "adsense",
            "dfp",
            "promo",
        ],
        "advert",
    ),
    **dict.fromkeys(["cookie", "cookies", "consent", "gdpr", "cookiebar", "cookienotice"], "consent"),
    **dict.fromkeys(["paywall", "regwall", "piano"], "paywall"),
    **dict.fromkeys(["caption", "figcaption", "imagecaption", "photocaption"], "caption"),
    **dict.fromkeys(["byline", "authorbio", "bio", "disclaimer", "copyright", "correction"], "boilerplate"),
}
_TOKEN = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
# A class that speaks of the whole page says nothing about the element itself.
_WHOLE = {"html", "body", "main", "article"}
# React streams parts of a page as hidden elements, which its script then moves into place.
_STREAMED = re.compile(r"S:[0-9a-f]+")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MAX_TOKENS = 12


def zone_of(tag: str, attributes: Mapping[str, str | None]) -> LeftOutKind | None:
    """What an element says it is, or None where it may hold the article."""
    if tag in _WHOLE:
        return None
    role = (attributes.get("role") or "").strip().lower()
    if tag in _TAGS:
        named = _named_zone(attributes)
        return named or _TAGS[tag]
    if role in _ROLES:
        return _ROLES[role]
    return _named_zone(attributes)


def _named_zone(attributes: Mapping[str, str | None]) -> LeftOutKind | None:
    for name in ("id", "class"):
        value = attributes.get(name)
        if not value:
            continue
        for word in value.split()[:_MAX_TOKENS]:
            for token in _TOKEN.findall(word):
                zone = _WORDS.get(token.lower())
                if zone is not None:
                    return zone
    return None


def is_hidden(tag: str, attributes: Mapping[str, str | None]) -> bool:
    """Whether a browser would not show the element."""
    if "hidden" in attributes and not _STREAMED.fullmatch(attributes.get("id") or ""):
        return True
    if attributes.get("aria-hidden") == "true" and tag not in {"a", "span"}:
        return True
    style = attributes.get("style")
    return bool(style and _HIDDEN_STYLE.search(style))
