"""The error tree: a failure either costs one page or ends the run.

DragomanError
├─ PageError            this page cannot be read: log it, count it, go on
│  ├─ MissingError      no such file or folder, or it may not be opened
│  ├─ EmptyError        nothing in it
│  ├─ KindError         not a news page at all: picture, PDF, program, archive we do not open
│  ├─ SizeError         more bytes, or deeper nesting, than we are willing to read
│  ├─ NoTextError       a page, but without an article in it
│  ├─ LanguageError     not a language we read
│  └─ ClashError        its public name is another page's already
└─ FatalError           nothing can go on
   ├─ CodebookError     file, line, rule id and what to write instead
   │  └─ ExampleError   an example of the codebook no longer reads as it should
   ├─ ModelError        the parser or the classifier cannot be loaded
   ├─ StoreError        the record cannot be opened, written or trusted
   │  └─ SchemaVersionError
   ├─ JudgementError    a correction that cannot be understood
   └─ SettingError      a setting or option that makes no sense

The library raises these and never prints or exits; the command line does both.
"""

from __future__ import annotations


class DragomanError(Exception):
    """Root of everything this library raises on purpose.

    Args:
        what: what went wrong, in one line.
        fix: what the reader can do about it, in one line; may be empty.
    """

    def __init__(self, what: str, *, fix: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.fix = fix

    def __str__(self) -> str:
        return f"{self.what}; {self.fix}" if self.fix else self.what


class PageError(DragomanError):
    """This page failed; the others go on."""


class MissingError(PageError):
    """No such file or folder, or it may not be opened."""


class EmptyError(PageError):
    """The file has no bytes, or nothing but white space."""


class KindError(PageError):
    """The bytes are no news page: a picture, a PDF, a program."""


class SizeError(PageError):
    """Larger or deeper than we read."""


class NoTextError(PageError):
    """A page without an article in it."""


class LanguageError(PageError):
    """An article in a language we do not read."""


class ClashError(PageError):
    """Its digest begins like another page's, so the two would bear one name."""


class FatalError(DragomanError):
    """Nothing can go on."""


class CodebookError(FatalError):
    """A mistake in the codebook.

    Args:
        file: name of the TOML file, relative to the codebook.
        line: 1-based line number, or 0 where it cannot be told.
        rule: id of the rule or entry, or "".
    """

    def __init__(self, what: str, *, file: str = "", line: int = 0, rule: str = "", fix: str = "") -> None:
        place = f"{file}:{line}" if line else file
        parts = [part for part in (place, rule) if part]
        super().__init__(": ".join([*parts, what]), fix=fix)
        self.file = file
        self.line = line
        self.rule = rule


class ExampleError(CodebookError):
    """An example or counter-example does not read as it says."""


class ModelError(FatalError):
    """The parser or the classifier cannot be loaded."""


class StoreError(FatalError):
    """The record cannot be opened, written or trusted."""


class SchemaVersionError(StoreError):
    """The record was written by another version."""


class JudgementError(FatalError):
    """A person's word that cannot be understood: no such field, no such value."""


class SettingError(FatalError):
    """A setting or option that makes no sense."""
