"""What digest.toml can say: its tables, each with its defaults."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import msgspec

from digest.config.operation import Archive, Deliver, Keeper, Publish, Smtp
from digest.config.sources import Source
from digest.config.translation import Translation


class _Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of digest.toml: an unknown setting in it is a mistake."""


class Summary(_Table, frozen=True):
    """``[summary]``: how much of each article is quoted, and who chooses."""

    sentences: int = 3
    characters: int | None = None
    method: str | None = None


class Reading(_Table, frozen=True):
    """``[reading]``: what happens to pages that could not be read with confidence (0 to 1)."""

    min_confidence: float = 0.5
    doubtful: str = "mark"


class Script(_Table, frozen=True):
    """``[script]``: how far a rendition may go beyond the characters."""

    regional_words: bool = False
    regional_names: bool = False
    inside_quotations: bool = False
    quotation_marks: bool = True
    punctuation: bool = True
    heal: bool = False
    glossary: dict[str, str | dict[str, str]] = {}


class Gloss(_Table, frozen=True):
    """``[gloss]``: what stands beside a Chinese sentence without a translator."""

    names: bool = True
    name_pinyin: bool = False
    pinyin: bool = False


class Output(_Table, frozen=True):
    """``[output]``: where the issues go, and in which formats."""

    directory: str = "out"
    formats: tuple[str, ...] = ("md", "html", "pdf")
    templates: str | None = None
    paper: str = "a4"
    theme: str = "broadsheet"
    layout: str = "columns"
    pdf: str = "ua-1"
    missing_glyphs: str = "refuse"
    site: bool = True
    address: str | None = None


class Site(_Table, frozen=True):
    """``[[sites]]``: a rule for the pages of one host that are still read wrongly."""

    host: str
    body: str | None = None
    drop: tuple[str, ...] = ()


class Section(_Table, frozen=True):
    """``[[sections]]``: stories with one of these words, or from one of these sources."""

    name: str
    words: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    limit: int | None = None


class Settings(_Table, frozen=True):
    """Everything digest.toml can say; every setting has a default."""

    title: str | dict[str, str] = ""
    languages: tuple[str, ...] = ("zh-Hans", "zh-Hant-TW")
    timezone: str = "Asia/Shanghai"
    lunar: bool = False
    glance: int = 3
    limit: int | None = None
    order: str = "auto"
    sources: tuple[Source, ...] = ()
    summary: Summary = Summary()
    reading: Reading = Reading()
    script: Script = Script()
    glossary: dict[str, str] = {}
    gloss: Gloss = Gloss()
    translation: Translation = Translation()
    output: Output = Output()
    sites: tuple[Site, ...] = ()
    sections: tuple[Section, ...] = ()
    archive: Archive = Archive()
    publish: Publish = Publish()
    smtp: Smtp = Smtp()
    deliver: tuple[Deliver, ...] = ()
    keeper: Keeper = Keeper()

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of the issue: its date is the date there."""
        return ZoneInfo(self.timezone)


TABLES: dict[str, type[msgspec.Struct]] = {
    "sources": Source,
    "summary": Summary,
    "reading": Reading,
    "script": Script,
    "gloss": Gloss,
    "translation": Translation,
    "output": Output,
    "sites": Site,
    "sections": Section,
    "archive": Archive,
    "publish": Publish,
    "smtp": Smtp,
    "deliver": Deliver,
    "keeper": Keeper,
}
"""The tables by the names that they have in digest.toml."""
