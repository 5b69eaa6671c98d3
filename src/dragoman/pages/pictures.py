"""Pictures with their caption and the credit that tells whose they are."""

# ruff: noqa: E501  (word lists and patterns are kept one group a line)
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from dragoman.types import Image

_CREDIT_CLASS = re.compile(
    r"credit|copyright|photographer|photo-?by|(?:image|photo|media|caption|figure)[-_]*(?:source|author|agency)|\bsource\b|rights|quelle",
    re.I,
)
_CAPTION_CLASS = re.compile(r"caption|legend|cutline|bildunterschrift|imagetext", re.I)
_LABEL = (
    r"(?:(?:photo(?:graph)?s?|image|picture|pic|file photo|video|illustration|graphic|screenshot|foto|bild|imagen|fotos|bilder|fotografía|credit|photo credit|"
    r"image credit|picture credit|courtesy|copyright|source|quelle|crédit|crédits|bildnachweis|fotograf|fotoğraf)\b\s*(?:credits?\s*)?(?:by|courtesy of|of|von|:|/|©|–|-)+\s*|©\s*|\(c\)\s+)"
)
_LABELLED = re.compile(rf"\s*[(\[|]?\s*(?P<label>{_LABEL})+(?P<name>[^()\[\]]+?)\s*[)\].]*\s*$", re.IGNORECASE)
_BRACKETED = re.compile(r"\s*[(\[](?P<name>[^()\[\]]{2,80}?)[)\]]\s*\.?\s*$")
_SLASHED = re.compile(r"(?P<name>[A-Z][\w.'& -]{1,40}/[A-Z][\w.'&/ -]{1,50})\s*$")
_LEADING_LABEL = re.compile(rf"^\s*(?:{_LABEL})+", re.IGNORECASE)
_PICTURE_WORD = (
    r"(?:photo(?:graph)?|image|picture|pic|illustration|graphic|map|file photo|foto|bild|imagen|fotografía)s?"
)
_CAPTION_LABEL = re.compile(rf"^[\[(]?\s*(?:{_PICTURE_WORD}|caption)\s*:\s*", re.IGNORECASE)
# "File photo of the minister.", "An undated handout picture shows the camp", "In this March 3 photo, a guard ..."
_TOLD_AS_PICTURE = re.compile(
    rf"^[\[(]?\s*(?:an? )?(?:(?:file|archive|handout|undated|stock|library|representative|representational)\s+)+{_PICTURE_WORD}\b"
    r"(?:\s*[:.)\]]|(?:\s+\w+){0,3}?\s+(?:of|shows?|showing|taken|from|released|provided|issued)\b)"
    rf"|^(?:in )?this (?:[\w.]+,? ){{0,6}}?{_PICTURE_WORD}(?: (?:taken|made|provided|released|issued|dated|from)\b|,? (?:shows?\b|\w+ed by\b)|,)",
    re.IGNORECASE,
)
LONGEST_CAPTION = 400
_OWN_CREDIT = re.compile(
    rf"(?:^|[.!?…]\s+|[(\[|]\s*)(?:{_PICTURE_WORD}(?:\s+(?:credits?|source|courtesy))?|credits?)\s*(?:by|of|:|/|©)",
    re.IGNORECASE,
)
# "Picture: the port by night. Coast Wire/A. Name"
_HOUSE_AFTER_SENTENCE = re.compile(r"\w{3,}[.!?]\s+(?P<name>[A-Z].+)$")
# "Illustration: map of the canal": words in small letters say what there is to see.
_DESCRIPTION = re.compile(r"(?!courtesy|von\b|van\b|de\b|al-)[a-zß-ÿ]\S*(?:\s+\S+){2}")
_NAMED_AT_END = re.compile(r"[(\[](?P<name>[A-ZÀ-Þ][\w.'’&/-]*(?: [A-ZÀ-Þ&/][\w.'’&/-]*){0,4})[)\]]\W*$")
_SECOND_LABEL = re.compile(r"\b(?:credits?|photo|image|picture|source)\s*:", re.IGNORECASE)
_HOUSES = re.compile(
    r"\b(?:getty|reuters|afp|epa|ap|dpa|ansa|efe|keystone|imago|shutterstock|alamy|picture alliance|anp|xinhua|tass|"
    r"associated press|bloomberg|istock|unsplash|wikimedia|handout|pool|pa|apa|ntb|aa)\b",
    re.IGNORECASE,
)
_LAZY = ("src", "data-src", "data-original", "data-lazy-src", "data-srcset", "srcset", "data-src-medium", "data-url")
_MOST_PICTURES = 60


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the page: its addresses, best known first, and the words that go with it."""

    urls: tuple[str, ...]
    caption: str | None = None
    credit: str | None = None


def find_pictures(tree: LexborHTMLParser, described: Sequence[dict[str, Any]], lead: str | None) -> tuple[Picture, ...]:
    """The page's pictures that have words, in page order, the lead picture first where the page names one.

    Args:
        described: the image objects of the page's JSON-LD.
        lead: address of the picture that OpenGraph names.
    """
    shown = [picture for node in _holders(tree) if (picture := _read_holder(node))]
    told = [picture for entry in described if (picture := _read_description(entry))]
    merged = [_merge(picture, told) for picture in shown]
    pictures = [*merged, *(p for p in told if not any(_same(p, q) for q in merged))]
    if lead:
        first = [p for p in pictures if _file_name(lead) in map(_file_name, p.urls)]
        if first:
            pictures = [first[0], *(p for p in pictures if p is not first[0])]
        elif pictures and not pictures[0].urls:
            pictures[0] = replace(pictures[0], urls=(lead,))
        else:
            pictures.append(Picture((lead,)))
    return tuple(pictures)


def lead_image(pictures: Sequence[Picture]) -> Image | None:
    """The words of the first picture that has any."""
    worded = next((p for p in pictures if p.caption or p.credit), None)
    return Image(worded.caption, worded.credit) if worded else None


def split_credit(text: str) -> tuple[str | None, str | None]:
    """Caption and credit of one line: "The minister (Photo: A. Name/Agency)"."""
    line = " ".join(text.split())
    for pattern in (_LABELLED, _BRACKETED, _SLASHED):
        for match in _tails(pattern, line):
            name = match["name"].strip(" .,;:|–-")
            if _is_credit(name, labelled=pattern is _LABELLED):
                start = match.start()
                house = _HOUSE_AFTER_SENTENCE.search(name)
                if house and _is_credit(house["name"], labelled=False):
                    start, name = line.rindex(house["name"]), house["name"]
                return _clean_caption(line[:start]), name
    named = _NAMED_AT_END.search(line) if _CAPTION_LABEL.match(line) else None
    if named:
        return _clean_caption(line[: named.start()]), named["name"]
    return _clean_caption(line), None


def _clean_caption(words: str) -> str | None:
    return _CAPTION_LABEL.sub("", words).strip(" |–-,[") or None


def is_picture_line(text: str) -> bool:
    """Whether a line is a picture's by its own words: it begins with "Photo:" or ends with "Credit: A. Name"."""
    line = " ".join(text.split())
    if _CAPTION_LABEL.match(line) or (len(line) < LONGEST_CAPTION and _TOLD_AS_PICTURE.match(line)):
        return True
    return bool(_OWN_CREDIT.search(line)) and split_credit(line)[1] is not None


def clean_credit(text: str) -> str | None:
    """A credit line without its label: "Photo: Getty Images" is "Getty Images"."""
    line = " ".join(text.split()).strip(" |,;:–-")
    if line.startswith(("(", "[")):
        line = line.strip("()[] ")
    return _LEADING_LABEL.sub("", line).strip(" |,;:.–-©") or None


def _tails(pattern: re.Pattern[str], line: str) -> Iterator[re.Match[str]]:
    starts = [
        0,
        *(m.end() for m in re.finditer(r"[.!?…]\s", line)),
        *(m.start() for m in re.finditer(r"[(\[|©]", line)),
    ]
    for start in starts:
        match = pattern.match(line, start)
        if match:
            yield match


def _is_credit(name: str, *, labelled: bool) -> bool:
    if not name or len(name) > 90:
        return False
    if labelled:
        return (
            len(name.split()) <= 10
            and not _SECOND_LABEL.search(name)
            and not (_DESCRIPTION.match(name) and not _HOUSES.search(name))
        )
    return len(name.split()) <= 8 and bool(_HOUSES.search(name) or re.fullmatch(r"[^\s/][^/]{1,40}/[^/]{1,40}", name))


def _holders(tree: LexborHTMLParser) -> list[LexborNode]:
    figures = [n for n in tree.css("figure") if len(_inner_figures(n)) == 0]
    loose = [
        n
        for n in tree.css("[class*=caption], [class*=Caption], [id*=caption]")
        if n.tag in {"div", "p", "span"} and not _within_figure(n)
    ]
    return [*figures, *loose][:_MOST_PICTURES]


def _inner_figures(node: LexborNode) -> list[LexborNode]:
    """Figures inside a figure (Lexbor's selection counts the node itself)."""
    return [inner for inner in node.css("figure") if inner.mem_id != node.mem_id]


def _within_figure(node: LexborNode) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.tag == "figure" or _CAPTION_CLASS.search(parent.attributes.get("class") or ""):
            return True
        parent = parent.parent
    return False


def _read_holder(node: LexborNode) -> Picture | None:
    caption, credit = _words(node)
    urls = _urls(node)
    if not urls and node.tag != "figure":
        urls = _urls_before(node)
    return Picture(urls, caption, credit) if caption or credit or urls else None


def _words(node: LexborNode) -> tuple[str | None, str | None]:
    """Caption and credit: the credit in an element of its own where there is one, else out of the caption's line."""
    marked = [
        child
        for child in node.css("[class], [itemprop]")
        if _CREDIT_CLASS.search(" ".join(child.attributes.get(k) or "" for k in ("class", "itemprop")))
    ]
    texts = [t for child in marked if (t := " ".join(child.text(separator=" ").split()))]
    inner = [t for t in texts if len(t) < 120]
    credit = clean_credit(min(inner, key=len)) if inner else None
    source = node.css_first("figcaption") if node.tag == "figure" else node
    if source is None and node.tag == "figure":
        source = next((c for c in node.css("[class]") if _CAPTION_CLASS.search(c.attributes.get("class") or "")), None)
    line = " ".join(source.text(separator=" ").split()) if source is not None else ""
    for text in sorted(set(texts), key=len, reverse=True):
        if text != line or inner:
            line = line.replace(text, " ")
    line = " ".join(line.split()).strip(" |–-")
    if credit:
        return line or None, credit
    return split_credit(line)


def _urls(node: LexborNode) -> tuple[str, ...]:
    found: list[str] = []
    for picture in [*node.css("img, source, amp-img, a[href$='.jpg']")]:
        attributes = picture.attributes
        for key in (*_LAZY, "href"):
            value = attributes.get(key)
            if value and not value.startswith("data:"):
                found.extend(part.split()[0] for part in value.split(", ") if part.split())
    return tuple(dict.fromkeys(found))


def _urls_before(node: LexborNode) -> tuple[str, ...]:
    """The picture that a loose caption stands under: before it, or in the element around both."""
    for near in (node.prev, node.parent, node.parent.parent if node.parent else None):
        step = near
        while step is not None and near is node.prev and step.tag in {"-text", "-comment", "br"}:
            step = step.prev
        if step is None:
            continue
        if step.tag in {"img", "amp-img"}:
            source = step.attributes.get("src")
            return (source,) if source else ()
        if step.tag not in {"body", "article", "main"} and (urls := _urls(step)):
            return urls
    return ()


def _read_description(entry: dict[str, Any]) -> Picture | None:
    url = entry.get("url") or entry.get("contentUrl")
    if isinstance(url, list):
        url = url[0] if url else None
    if not isinstance(url, str):
        return None
    caption = entry.get("caption") or entry.get("description")
    credit = next(
        (
            t
            for key in ("creditText", "copyrightNotice", "copyrightHolder", "author", "creator")
            if (t := _plain(entry.get(key)))
        ),
        None,
    )
    return Picture((url,), _plain(caption), clean_credit(credit) if credit else None)


def _plain(value: Any) -> str | None:
    if isinstance(value, list):
        return ", ".join(t for v in value if (t := _plain(v))) or None
    if isinstance(value, dict):
        value = value.get("name")
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _merge(picture: Picture, told: Sequence[Picture]) -> Picture:
    other = next((p for p in told if _same(p, picture)), None)
    if other is None:
        return picture
    return replace(picture, caption=picture.caption or other.caption, credit=picture.credit or other.credit)


def _same(one: Picture, other: Picture) -> bool:
    return bool({_file_name(u) for u in one.urls} & {_file_name(u) for u in other.urls} - {""})


def _file_name(url: str) -> str:
    return re.split(r"[?#;]", url)[0].rstrip("/").rsplit("/", 1)[-1].lower()
