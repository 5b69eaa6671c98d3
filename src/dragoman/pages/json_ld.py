"""The page's own description of itself in JSON-LD, read with tolerance for what publishers put there."""

from __future__ import annotations

import html as entities
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

_SCRIPT = re.compile(
    r"""<script\b[^>]*type\s*=\s*["']?application/ld\+json[^>]*>(.*?)</script""", re.IGNORECASE | re.DOTALL
)
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?://\s*)?(?:\]\]>|-->)\s*$")
_COMMENT = re.compile(r'("(?:[^"\\]|\\.)*")|/\*.*?\*/|(?<![:"\w])//[^\n]*', re.DOTALL)
_TRAILING_COMMA = re.compile(r'("(?:[^"\\]|\\.)*")|,(\s*[}\]])', re.DOTALL)
_ARTICLE = re.compile(
    r"(?:News|Reportage|Analysis|Opinion|Background|Review|Scholarly|Tech|Satirical)?(?:News)?Article$|BlogPosting$|Report$"
)
_DEEPEST = 30
_LONGEST_TEXT = 2_000
_LONGEST = 2_000_000

Node = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Statement:
    """What JSON-LD says of the article. Persons and organisations are told apart by their @type."""

    headline: str | None = None
    description: str | None = None
    persons: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    publisher: str | None = None
    published: str | None = None
    modified: str | None = None
    section: str | None = None
    language: str | None = None
    images: tuple[Node, ...] = ()


def read_statement(html: str) -> Statement:
    """The description of the page's main article; an empty one where there is none or none can be read."""
    nodes = [node for text in _SCRIPT.findall(html) for node in _nodes(_load(text))]
    articles = [node for node in nodes if _is_article(node)]
    if not articles:
        return Statement()
    best = max(articles, key=lambda node: bool(_text(node.get("headline"))) + bool(node.get("datePublished")))
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 2}
    persons, organisations = _authors(best, by_id)
    return Statement(
        headline=_text(best.get("headline")) or _text(best.get("name")),
        description=_text(best.get("description")),
        persons=persons,
        organisations=organisations,
        publisher=next(iter(_names(best.get("publisher"), by_id)), None),
        published=_text(best.get("datePublished")) or _text(best.get("dateCreated")),
        modified=_text(best.get("dateModified")),
        section=_section(best.get("articleSection")),
        language=_text(best.get("inLanguage")),
        images=tuple(_image_nodes(best.get("image"), by_id)),
    )


def _load(text: str) -> Any:
    """A script's value: as it stands, then without comments, stray commas and a closing semicolon; None if broken."""
    if len(text) > _LONGEST:
        return None
    text = _WRAPPING.sub("", text).strip()
    for repair in (lambda t: t, _repair):
        try:
            return json.loads(repair(text).rstrip(" ;\r\n\t"), strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _repair(text: str) -> str:
    text = _COMMENT.sub(lambda m: m[1] or "", text)
    return _TRAILING_COMMA.sub(lambda m: m[1] or m[2], text)


def _nodes(value: Any, depth: int = 0) -> Iterator[Node]:
    """All objects of a script that stand on their own: in lists, in @graph, as main entity."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for entry in value:
            yield from _nodes(entry, depth + 1)
    elif isinstance(value, dict):
        node = cast(Node, value)
        yield node
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart"):
            if isinstance(node.get(key), list | dict) and not (key == "hasPart" and _is_article(node)):
                yield from _nodes(node[key], depth + 1)


def _is_article(node: Node) -> bool:
    kinds = node.get("@type")
    return any(isinstance(k, str) and _ARTICLE.search(k) for k in (kinds if isinstance(kinds, list) else [kinds])) or (
        kinds == "LiveBlogPosting"
    )


def _text(value: Any) -> str | None:
    while isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value")
    if not isinstance(value, str):
        return None
    plain = re.sub(r"<[^>]{1,200}>", "", entities.unescape(entities.unescape(value)))
    return " ".join(plain.split())[:_LONGEST_TEXT] or None


def _section(value: Any) -> str | None:
    return _text(value[-1]) if isinstance(value, list) and value else _text(value)


def _people(value: Any, by_id: dict[str, Node]) -> Iterator[tuple[str, str]]:
    """(@type, name) of each author, references followed."""
    if isinstance(value, list):
        for entry in value:
            yield from _people(entry, by_id)
        return
    if isinstance(value, dict):
        node = value if value.get("name") else by_id.get(str(value.get("@id")), value)
        kind = node.get("@type")
        names = node.get("name")
        for name in names if isinstance(names, list) else [names]:
            text = _text(name)
            if text:
                yield (str(kind[0] if isinstance(kind, list) and kind else kind), text)
    elif isinstance(value, str) and not value.startswith(("http", "/")):
        text = _text(value)
        if text:
            yield "", text


def _authors(node: Node, by_id: dict[str, Node]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    people = list(_people(node.get("author") or node.get("creator"), by_id))
    bodies = tuple(dict.fromkeys(name for kind, name in people if "Organi" in kind))
    return tuple(dict.fromkeys(name for kind, name in people if "Organi" not in kind)), bodies


def _names(value: Any, by_id: dict[str, Node]) -> list[str]:
    return [name for _, name in _people(value, by_id)]


def _image_nodes(value: Any, by_id: dict[str, Node]) -> Iterator[Node]:
    if isinstance(value, list):
        for entry in value:
            yield from _image_nodes(entry, by_id)
    elif isinstance(value, dict):
        yield value if value.get("url") or value.get("contentUrl") else by_id.get(str(value.get("@id")), value)
    elif isinstance(value, str):
        yield {"url": value}
