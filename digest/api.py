"""The public functions: each takes what a caller has at hand, and gives the rooms what they ask for."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from datetime import date as Date  # noqa: N812 - `date` is the name of a parameter
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from digest.errors import InputError, UsageError
from digest.language import convert as convert_text
from digest.language import detect as detect_script
from digest.model import Article, Briefing, LeftOut, Page, Summary

_PATH = re.compile(r"\.\w{1,8}$|/(?!.*[。！？])")
"""What makes a string the path of a file that is not there: a suffix, or a slash without a sentence after it."""


def extract(source: Path | str | bytes, *, url: str | None = None, media_type: str | None = None) -> Article:
    """Read one article.

    ``source`` is a file's path, the address of a page (``https://…``), or a page itself as text or bytes; a string that
    names no file and has the look of a page (a line break, a tag, or no path's form) is a page. ``url`` is where it
    stood, ``media_type`` what it is (``text/html``, ``text/plain``, ``text/markdown``); both are found out where they
    are not given.

    Raises :class:`~digest.errors.InputError` where there is no such file or page, it is not text, or holds no article.
    """
    from digest.extraction import extract_article

    page = _page(source)
    if url or media_type:
        from dataclasses import replace

        page = replace(page, url=url or page.url, media_type=media_type or page.media_type)
    return extract_article(page)


def summarize(
    article: Article | str,
    sentences: int | None = 3,
    characters: int | None = None,
    method: str | None = None,
) -> Summary:
    """Choose the key sentences of an article, or of clean text with a paragraph a line, verbatim and in its order.

    At most ``sentences`` of them, or as many as fit into ``characters`` (Unicode code points) where that is given.
    ``method`` names a ranker (``digest summarize --help`` lists them). Raises :class:`~digest.errors.UsageError` for
    one that does not exist.
    """
    from digest.summarization import summarize_article

    if isinstance(article, str):
        article = Article.from_text(article)
    limit = None if characters is not None else sentences
    return summarize_article(article, sentences=limit, characters=characters, method=method)


def convert(
    text: str,
    to: str = "zh-Hant-TW",
    source: str | None = None,
    *,
    glossary: Mapping[str, str | Mapping[str, str]] | None = None,
    regional_words: bool = False,
    regional_names: bool = False,
    inside_quotations: bool = False,
    quotes: Literal["keep", "edition"] = "keep",
) -> str:
    """Convert Chinese text to the script or edition ``to`` (``zh-Hans``, ``zh-Hant``, ``zh-Hant-TW``, ``zh-Hant-HK``).

    ``source`` is the script it is in, found out where it is not given. Text in other languages passes unchanged.
    ``glossary`` gives words a form of your own, for all editions or by edition; ``regional_words`` and
    ``regional_names`` put those of the edition, not inside quotation marks unless ``inside_quotations``; ``quotes``
    keeps the quotation marks or sets those of the edition.

    Raises :class:`~digest.errors.UsageError` for a tag that is none of these.
    """
    return convert_text(
        text,
        to,
        source,
        glossary=glossary,
        regional_words=regional_words,
        regional_names=regional_names,
        inside_quotations=inside_quotations,
        quotes=quotes,
    )


def detect(text: str) -> str:
    """Say which script ``text`` is in: ``zh-Hans``, ``zh-Hant``, ``mixed``, ``en`` or ``und``."""
    return detect_script(text)


def build(settings_or_path: Any, date: Date | str | None = None) -> Briefing:
    """Compose a briefing.

    ``settings_or_path`` is a digest.toml, a folder that holds one, an article or a folder of articles, a
    :class:`~digest.config.Settings`, or a dict of the same shape as digest.toml. ``date`` is the date of the issue,
    today in the settings' time zone where none is given. Raises :class:`~digest.errors.DigestError`.
    """
    from digest.config import Settings, read_as
    from digest.pipeline import build_briefing
    from digest.translating import Outside, file_memory, translate_issue

    if isinstance(settings_or_path, Settings):
        settings = settings_or_path
    elif isinstance(settings_or_path, Mapping):
        settings = read_as(dict(settings_or_path))
    else:
        settings = _settings_at(Path(settings_or_path))
    day = _read_day(date) if isinstance(date, str) else date
    briefing = build_briefing(settings, day=day or datetime.now(settings.zone).date())
    return translate_issue(briefing, settings, Outside(environment=os.environ, memory=file_memory(settings)))


def render(
    briefing: Briefing, directory: Path | str, formats: Sequence[str] = ("md", "html", "pdf")
) -> tuple[Path, ...]:
    """Write ``briefing.md``, ``briefing.html`` … into ``directory`` and return their paths.

    ``formats`` may be one string as on the command line, ``"md,html"``. Raises :class:`~digest.errors.UsageError` for
    one that is not known, :class:`~digest.errors.OutputError` where nothing can be written, and
    :class:`~digest.errors.RenderError` where a format cannot be rendered, after the others were written.
    """
    from digest.pipeline import write_briefing

    names = [name.strip() for name in formats.split(",")] if isinstance(formats, str) else formats
    written = write_briefing(briefing, Path(directory), names)
    for failure in written.failures:
        raise failure
    return written.files


def _read_day(text: str) -> Date:
    try:
        return Date.fromisoformat(text)
    except ValueError:
        raise UsageError(f'date: "{text}" is no date; write it as 2026-11-21') from None


def _page(source: Path | str | bytes) -> Page:
    if isinstance(source, bytes):
        return Page(content=source, origin="bytes")
    if isinstance(source, str) and _is_content(source):
        return Page(content=source, origin="text")
    from digest.sources import fetch_page, read_pages

    if isinstance(source, str) and source.startswith(("http://", "https://")):
        return fetch_page(source)
    found = next(iter(read_pages([source])), None)
    if found is None:
        raise InputError(f"{source}: a folder without an article")
    if isinstance(found, LeftOut):
        raise InputError(f"{found.origin}: {found.reason}")
    return found


def _is_content(text: str) -> bool:
    if "\n" in text or "<" in text or len(text) > 1000 or not text.strip():
        return True
    try:
        there = Path(text).exists()
    except (OSError, ValueError):
        return True
    return not there and not _PATH.search(text)


def _settings_at(path: Path) -> Any:
    from digest.config import FILE_NAME, Settings, Source, load_settings

    if path.suffix == ".toml":
        return load_settings(path)
    if (path / FILE_NAME).is_file():
        return load_settings(path / FILE_NAME)
    return Settings(sources=(Source(name=path.name, path=str(path)),))
