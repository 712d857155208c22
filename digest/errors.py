"""The errors that end a run, each with one line that says what is wrong, where, and what to do.

::

    DigestError
    ├── UsageError           a wrong option or argument
    │   └── SettingsError    a wrong digest.toml: names file, line and setting
    ├── InputError           one page that cannot be read as an article (the run goes on without it)
    ├── NothingToPublish     every input was left out: there is no briefing to write
    ├── OutputError          the output folder cannot be written to
    │   └── UnfinishedCorpus some tasks of a corpus were not done; what is done stays
    ├── RenderError          a format cannot be rendered
    │   └── PdfUnavailable   Pango, harfbuzz-subset or a font is missing on this machine
    ├── ArchiveError         the archive cannot be opened, read or written
    ├── ArchiveBusy          another run is at work on the archive
    ├── DeliveryError        an issue could not be handed over (mail, webhook, command)
    └── TranslationError     a translator cannot be used at all (the issue goes out without it)
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


class UnfinishedCorpus(OutputError):
    """Some tasks of a corpus were not done after several tries; the same command does what is left."""


class RenderError(DigestError):
    """A format of the briefing cannot be written; the other formats are not affected."""


class PdfUnavailable(RenderError):
    """The machine lacks what a readable PDF needs (a library, a font, a glyph)."""


class ArchiveError(DigestError):
    """The archive cannot be used: locked, damaged, read-only, no space, or the server is away."""


class ArchiveBusy(DigestError):
    """Another run holds the archive; nothing was done, and nothing is lost by trying later."""


class DeliveryError(DigestError):
    """A delivery was refused or could not be tried; the message names the channel and what was answered."""


class TranslationError(DigestError):
    """A translator that cannot be used: no model in its folder, no key, a library that is missing."""


def reason_of(error: OSError) -> str:
    """What the operating system has against it, in the small letters of the middle of a line."""
    return (error.strerror or str(error)).lower()
