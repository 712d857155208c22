"""WeasyPrint, brought in only when a PDF is wanted, with its libraries checked and every door to the outside closed."""

from __future__ import annotations

import contextlib
import importlib
import io
import logging
import shutil
import sys
import warnings
from collections.abc import Iterator
from types import ModuleType
from typing import Any
from xml.etree import ElementTree

from digest.errors import PdfUnavailable

_APT = {
    "pango": "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "harfbuzz-subset": "libharfbuzz-subset0",
    "fonts": "fonts-noto-cjk",
}
_BREW = {"pango": "pango", "harfbuzz-subset": "harfbuzz", "fonts": "--cask font-noto-serif-cjk font-noto-sans-cjk"}
_ELSEWHERE = {
    "pango": "install Pango (https://doc.courtbouillon.org/weasyprint/stable/first_steps.html)",
    "harfbuzz-subset": "install HarfBuzz with its subset library",
    "fonts": "install Noto Serif CJK and Noto Sans CJK (https://github.com/notofonts/noto-cjk)",
}


def remedy(part: str) -> str:
    """Return the command to paste that installs ``pango``, ``harfbuzz-subset`` or ``fonts`` on this machine."""
    if sys.platform == "darwin":
        return f"brew install {_BREW[part]}"
    if shutil.which("apt-get"):
        return f"apt install {_APT[part]}"
    return _ELSEWHERE[part]


def load_engine() -> ModuleType:
    """Import WeasyPrint. Raises PdfUnavailable, with the remedy, where a library that it needs is missing."""
    try:
        weasyprint, ffi = _import_quietly()
    except OSError as error:
        raise PdfUnavailable(f"no PDF: a library is missing ({_first_line(error)}); {remedy('pango')}") from error
    if ffi.harfbuzz_subset is None:
        raise PdfUnavailable(f"no PDF: the library harfbuzz-subset is missing; {remedy('harfbuzz-subset')}")
    return weasyprint


def _import_quietly() -> tuple[ModuleType, ModuleType]:
    """WeasyPrint prints a banner and warns where libraries are missing; the message is ours to give."""
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore", DeprecationWarning)
        import weasyprint
        import weasyprint.text.ffi as ffi
    return weasyprint, ffi


def _first_line(error: OSError) -> str:
    return str(error).splitlines()[0].partition(":")[0] if str(error) else "unknown"


def open_page(page: str) -> Any:
    """Return a page as WeasyPrint's HTML, from which nothing outside can be reached.

    A page that is well-formed XML, as ours is, is read as such, which is many times faster; any other as browsers do.
    """
    weasyprint = load_engine()
    fetcher = _closed_fetcher()
    try:
        root = ElementTree.fromstring(page)
    except ElementTree.ParseError:
        return weasyprint.HTML(string=page, url_fetcher=fetcher)
    html: Any = weasyprint.HTML.__new__(weasyprint.HTML)
    html.base_url, html.url_fetcher, html.media_type = None, fetcher, "print"
    html.wrapper_element = importlib.import_module("cssselect2").ElementWrapper.from_html_root(root)
    html.etree_element = root
    return html


def _closed_fetcher() -> Any:
    """Return a fetcher that gives nothing from the network nor from the disk: only ``data:`` addresses resolve."""
    urls: Any = importlib.import_module("weasyprint.urls")
    return urls.URLFetcher(allowed_protocols=("data",), allow_redirects=False, fail_on_errors=True)


@contextlib.contextmanager
def collected_log() -> Iterator[list[str]]:
    """Collect what WeasyPrint logs from warnings upwards, which is where it reports glyphs that it could not draw."""
    lines: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: lines.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("weasyprint")
    level, propagate = logger.level, logger.propagate
    logger.addHandler(handler)
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    try:
        yield lines
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
        logger.propagate = propagate
