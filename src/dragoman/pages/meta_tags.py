"""The page's head: meta tags (OpenGraph, Dublin Core, the publishers' own), its title and address."""

from __future__ import annotations

import html as entities
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class MetaTags:
    """Contents of the meta tags by lower-case name, in page order, with the title and the canonical address."""

    contents: dict[str, tuple[str, ...]]
    title: str | None
    canonical: str | None
    language: str | None

    def first(self, *names: str) -> str | None:
        """The first content under the first of these names that has one."""
        return next((self.contents[name][0] for name in names if self.contents.get(name)), None)

    def all(self, *names: str) -> tuple[str, ...]:
        """All contents under the first of these names that has one."""
        return next((self.contents[name] for name in names if self.contents.get(name)), ())


def read_meta_tags(tree: LexborHTMLParser) -> MetaTags:
    """The meta tags of a page, wherever in it they stand."""
    contents: dict[str, tuple[str, ...]] = {}
    for node in tree.css("meta"):
        attributes = node.attributes
        value = _clean(attributes.get("content"))
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = (attributes.get(key) or "").strip().lower()
            if name and value:
                contents[name] = (*contents.get(name, ()), value)
    title = next((t for n in tree.css("head > title, title") if (t := _clean(n.text()))), None)
    link = tree.css_first("link[rel=canonical]")
    root = tree.css_first("html")
    return MetaTags(
        contents=contents,
        title=title,
        canonical=_clean(link.attributes.get("href")) if link else None,
        language=_clean(root.attributes.get("lang") or root.attributes.get("xml:lang")) if root else None,
    )


def _clean(text: str | None) -> str | None:
    return " ".join(entities.unescape(text[:_LONGEST]).split()) or None if text else None
