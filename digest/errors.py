"""The errors that end a run, each with one line that says what is wrong, where, and what to do.

    DigestError
    ├── UsageError           a wrong option or argument
    │   └── SettingsError    a wrong digest.toml: names file, line and setting
    ├── InputError           one page that cannot be read as an article (the run goes on without it)
    ├── NothingToPublish     every input was left out: there is no briefing to write
    ├── OutputError          the output folder cannot be written to
    └── RenderError          a format cannot be rendered
        └── PdfUnavailable   Pango, harfbuzz-subset or a font is missing on this machine
"""


class DigestError(Exception):
    """The root: catching it catches everything that digest raises on purpose."""


class UsageError(DigestError, ValueError):
    """An argument or option that cannot be used as given."""


class SettingsError(UsageError):
    """A setting that cannot be used; the message begins with ``file:line:``."""


class InputError(DigestError, ValueError):
    """A page that cannot be read as an article: not text, too large, nothing in it."""


class NothingToPublish(DigestError):
    """No article is left for the briefing; the message says why each was left out."""


class OutputError(DigestError, OSError):
    """The files cannot be written where they were asked for: no permission, no space, not a folder."""


class RenderError(DigestError):
    """A format of the briefing cannot be written; the other formats are not affected."""


class PdfUnavailable(RenderError):
    """The machine lacks what a readable PDF needs (a library, a font, a glyph)."""
