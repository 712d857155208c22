"""The two bodies of a mail: HTML with its style on every element, and plain text; both say all, or say what they cut.

Mail programs drop style sheets and clip long messages (Gmail shows the first 102 kB of the HTML), so every element
carries its own style, and an issue that is too long goes on in headlines.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from html import escape
from urllib.parse import urlsplit

from digest.model import Briefing, Item, Quotation, Rendition, Report, Translation

MAX_HTML_BYTES = 70_000
"""In UTF-8; base64 makes four bytes of three, and 93 kB with the headers stay under 102 kB."""

_CONTROLS = ("Cc", "Cf", "Cs", "Zl", "Zp")
_FONT = "font-family:'Songti SC','Noto Serif CJK SC','Noto Serif CJK TC',serif"
_BODY = f"margin:0 auto;max-width:40em;padding:1em;color:#1a1a1a;background:#ffffff;line-height:1.7;{_FONT}"
_QUOTE = "margin:.4em 0;padding-left:.8em;border-left:3px solid #b8b8b8"
_SMALL = "margin:.3em 0;font-size:.85em;color:#595959"
_MACHINE = "margin:.2em 0;font-size:.92em;color:#595959;font-family:sans-serif"
_FIRST = "margin:1.4em 0 .2em;font-size:1.15em"
_SECOND = "margin:.2em 0;font-size:1.15em"
_LINK = "color:#0b4f8a"


def write_html(briefing: Briefing) -> str:
    """The issue as HTML for mail, under ``MAX_HTML_BYTES`` in UTF-8, whatever the number of items."""
    head, foot = _html_head(briefing), _html_foot(briefing)
    left = MAX_HTML_BYTES - len((head + foot).encode())
    parts, pending = [], list(briefing.items)
    reserve = sum(len(_html_headline(item).encode()) for item in pending)
    while pending:
        part, headline = _html_item(pending[0], briefing), len(_html_headline(pending[0]).encode())
        if len(part.encode()) + reserve - headline > left:
            break
        parts.append(part)
        left, reserve = left - len(part.encode()), reserve - headline
        pending.pop(0)
    return head + "".join(parts) + "".join(_fill(pending, left)) + foot


def write_text(briefing: Briefing) -> str:
    """The issue as plain text: every headline, every sentence, every address."""
    lines = [*briefing.titles.values(), " / ".join(briefing.dates.values()), ""]
    for number, item in enumerate(briefing.items, 1):
        lines += [f"{number}. {title}" if not n else f"   {title}" for n, title in enumerate(item.titles.values())]
        lines += [f"   {said}" for _, said in say_translations(item.translations, briefing)]
        for quotation in item.quotations:
            lines += [f"   {_speaker(quotation, language)}{text}" for language, text in quotation.texts.items()]
            lines += [f"   {said}" for _, said in say_translations(quotation.translations, briefing)]
        lines += [f"   — {_credit(report)}" for report in item.reports]
        lines.append("")
    lines += [text for words in briefing.colophon for text in words.values()]
    return "\n".join(_plain(line) for line in lines) + "\n"


def say_translations(translations: Mapping[str, Translation], briefing: Briefing) -> Iterator[tuple[str, str]]:
    """Each machine translation as a line that says so, with its engine and its doubts; one that is missing as such."""
    for tag, one in translations.items():
        word = _word(briefing, "machine" if one.text else "untranslated", tag)
        doubts = ("; " if tag == "en" else "；").join(flag.says.get(tag) or _first(flag.says) for flag in one.flags)
        said = (
            f"〔{word} · {one.translator}〕 {one.text}"
            if one.text
            else f"〔{word} · {one.translator} · {one.failure}〕"
        )
        yield tag, said + (f" 〔{_word(briefing, 'compare', tag)} {doubts}〕" if doubts else "")


def _word(briefing: Briefing, key: str, language: str) -> str:
    words = briefing.labels.get(key, {})
    return words.get(language) or _first(words) or key


def write_subject(briefing: Briefing) -> str:
    """The title of the issue in its first language, its number and its date."""
    language, title = next(iter(briefing.titles.items()))
    words = briefing.labels.get("number", {}).get(language, "No. {number}")
    number = " " + words.format(number=briefing.number) if briefing.number else ""
    return _plain(f"{title}{number} · {briefing.date.isoformat()}")


def _plain(text: str) -> str:
    """Without control characters: a line is a line, a header cannot be broken out of, and text is not turned round."""
    return "".join(" " if unicodedata.category(character) in _CONTROLS else character for character in text)


def _fill(items: list[Item], left: int) -> Iterator[str]:
    """The headlines of the items that have no room, and, where even those have none, how many there are."""
    for number, item in enumerate(items):
        headline = _html_headline(item)
        left -= len(headline.encode())
        if left < 200:
            yield f'<p style="{_SMALL}">… +{len(items) - number}</p>'
            return
        yield headline


def _html_head(briefing: Briefing) -> str:
    language = briefing.languages[0]
    titles = "".join(
        f'<h1 lang="{tag}" style="margin:.2em 0;font-size:1.5em">{escape(_plain(title))}</h1>'
        for tag, title in briefing.titles.items()
    )
    dates = " · ".join(f'<span lang="{tag}">{escape(text)}</span>' for tag, text in briefing.dates.items())
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">'
        f"<title>{escape(write_subject(briefing))}</title></head>"
        f'<body style="{_BODY}">{titles}<p style="{_SMALL}">{dates}</p>'
    )


def _html_foot(briefing: Briefing) -> str:
    said = "".join(
        f'<p lang="{tag}" style="{_SMALL}">{escape(_plain(text))}</p>'
        for words in briefing.colophon
        for tag, text in words.items()
    )
    return f"{said}</body></html>"


def _html_item(item: Item, briefing: Briefing) -> str:
    title = _html_translations(item.translations, briefing)
    quotations = title + "".join(_html_quotation(quotation, briefing) for quotation in item.quotations)
    reports = "".join(f'<p style="{_SMALL}">{_html_credit(report, briefing)}</p>' for report in item.reports)
    return f"{_html_headline(item)}{quotations}{reports}"


def _html_headline(item: Item) -> str:
    return "".join(
        f'<h2 lang="{tag}" style="{_SECOND if n else _FIRST}">{escape(_plain(title))}</h2>'
        for n, (tag, title) in enumerate(item.titles.items())
    )


def _html_quotation(quotation: Quotation, briefing: Briefing) -> str:
    texts = "".join(
        f'<p lang="{tag}" style="margin:.2em 0">{escape(_speaker(quotation, tag) + _plain(text))}</p>'
        for tag, text in quotation.texts.items()
    )
    return f'<blockquote style="{_QUOTE}">{texts}{_html_translations(quotation.translations, briefing)}</blockquote>'


def _html_translations(translations: Mapping[str, Translation], briefing: Briefing) -> str:
    return "".join(
        f'<p lang="{tag}" style="{_MACHINE}">{escape(_plain(said))}</p>'
        for tag, said in say_translations(translations, briefing)
    )


def _html_credit(report: Report, briefing: Briefing) -> str:
    said = escape(_plain(_credit(report, with_url=False)))
    if not is_web_address(report.url):
        return said
    word = escape(next(iter(briefing.labels.get("original", {"en": "Original"}).values())))
    return f'{said} · <a href="{escape(report.url or "")}" style="{_LINK}">{word}</a>'


def is_web_address(url: str | None) -> bool:
    """Whether a reader may be led there: no scheme but http and https makes a link."""
    return url is not None and urlsplit(url).scheme in ("http", "https")


def _credit(report: Report, *, with_url: bool = True) -> str:
    parts = [_first(report.source or report.agency), _first(report.when), *(_first(note) for note in report.notes)]
    if with_url and is_web_address(report.url):
        parts.append(report.url or "")
    return " · ".join(part for part in parts if part) or next(iter(report.titles.values()))


def _first(texts: Rendition | None) -> str:
    return next(iter(texts.values()), "") if texts else ""


def _speaker(quotation: Quotation, language: str) -> str:
    name = quotation.speaker.get(language) if quotation.speaker else None
    return f"［{_plain(name)}］" if name else ""
