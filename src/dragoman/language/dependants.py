"""What hangs on each word, written down once a paragraph.

spaCy finds a word's dependants by walking all that stands under it, and the stages ask for them thousands of times a
page. The table holds places, not tokens: a token holds its paragraph, and the two would only be freed together.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

_TABLE = "dependants"


def lay_out(block: Doc) -> None:
    """Write the table of a paragraph; heads and labels that are changed afterwards are not seen by `dependants`."""
    table: list[list[tuple[str, int]]] = [[] for _ in block]
    for token in block:
        head = token.head.i
        if head != token.i:
            table[head].append((token.dep_, token.i))
    block.user_data[_TABLE] = table


def dependants(token: Token) -> list[tuple[str, int]]:
    """Label and place of each direct dependant, in the order of the text; of a word without a table by walking."""
    table: list[list[tuple[str, int]]] | None = token.doc.user_data.get(_TABLE)
    return table[token.i] if table is not None else [(child.dep_, child.i) for child in token.children]
