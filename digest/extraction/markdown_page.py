"""Markdown: front matter for what is known of the article, the rest turned to HTML and split into its parts."""

from __future__ import annotations

import re
from dataclasses import replace

from digest.errors import InputError
from digest.extraction.assembly import Known, assemble
from digest.extraction.document import parse_html
from digest.extraction.english_lines import explain_english_line
from digest.extraction.judged import Judged
from digest.extraction.labels import judge_by_tag
from digest.extraction.markup import read_lines
from digest.extraction.page import Reading
from digest.language import read_datetime
from digest.model import Page

_FRONT_MATTER = re.compile(r"\A\s*---[ \t]*\n(?P<fields>.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_LONGEST_PARAGRAPH = 20_000  # characters: beyond it the Markdown library takes minutes over unclosed brackets
_FIELD = re.compile(r"^(?P<name>[\w-]+)\s*:\s*(?P<value>.*)$")
_ITEM = re.compile(r"^\s*-\s+(?P<value>.+)$")
_NAMES = {  # what people call the fields
    "title": "title",
    "标题": "title",
    "標題": "title",
    "date": "published",
    "published": "published",
    "publish_date": "published",
    "日期": "published",
    "source": "source",
    "来源": "source",
    "來源": "source",
    "author": "authors",
    "authors": "authors",
    "作者": "authors",
    "editor": "editors",
    "editors": "editors",
    "url": "url",
    "link": "url",
    "lang": "language",
    "language": "language",
}


def read_markdown(page: Page, text: str) -> Reading:
    """Read Markdown: the first heading is the title unless the front matter gives one, later ones are headings."""
    fields, body, offset = split_front_matter(text)
    lines = read_lines(parse_html(f"<div>{_to_html(body)}</div>"))
    judged = [judge_by_tag(lines, line) for line in lines.lines]
    title = fields.get("title", [""])[0]
    if not title and judged and judged[0].kind == "heading":
        title = judged[0].line.text
    judged = [replace(one, kind="title") if one.kind == "heading" and one.line.text == title else one for one in judged]
    judged = [_without_byline(one) for one in judged]
    known = Known(
        title=title,
        times=tuple(fields.get("published", ())),
        authors=tuple(fields.get("authors", ())),
        source=next(iter(fields.get("source", ())), None),
        language=next(iter(fields.get("language", ())), None),
        url=next(iter(fields.get("url", ())), None),
    )
    return _with_fields(assemble(page, _numbered(judged, body, offset), known), fields)


def _without_byline(one: Judged) -> Judged:
    why = explain_english_line(one.line.text) if one.kind == "body" else None
    return replace(one, kind="dropped", reason=why) if why else one


def _to_html(body: str) -> str:
    from markdown import markdown

    if any(len(paragraph) > _LONGEST_PARAGRAPH for paragraph in re.split(r"\n\s*\n", body)):
        raise InputError(f"a paragraph of more than {_LONGEST_PARAGRAPH:,} characters in it; give it as plain text")
    try:
        return markdown(body, extensions=["extra", "sane_lists"])
    except RecursionError as error:
        raise InputError("its Markdown is nested too deep to be read; give it as plain text") from error


def split_front_matter(text: str) -> tuple[dict[str, list[str]], str, int]:
    """Return the fields of the front matter, the text after it, and the number of lines before that text."""
    match = _FRONT_MATTER.match(text)
    if not match:
        return {}, text, 0
    fields: dict[str, list[str]] = {}
    name = ""
    for row in match["fields"].splitlines():
        field, item = _FIELD.match(row), _ITEM.match(row)
        if field:
            name = _NAMES.get(field["name"].lower(), "")
            fields.setdefault(name, []).extend(_values(field["value"]))
        elif item:
            fields.setdefault(name, []).extend(_values(item["value"]))
    return fields, text[match.end() :], text.count("\n", 0, match.end())


def _values(text: str) -> list[str]:
    listed = re.fullmatch(r"\[(.*)\]", text.strip())
    parts = listed[1].split(",") if listed else [text]
    return [value for part in parts if (value := part.strip().strip("\"'"))]


def _numbered(judged: list[Judged], body: str, offset: int) -> list[Judged]:
    """Give each line the number of the source line in which it begins."""
    rows = body.splitlines()
    numbered, start = [], 0
    for one in judged:
        opening = re.split(r"[\[\]*_`<>&\\]", one.line.text)[0][:6] or one.line.text[:1]
        at = next((i for i in range(start, len(rows)) if opening in rows[i]), None)
        start = start if at is None else at
        numbered.append(replace(one, line=replace(one.line, number=offset + start + 1)))
    return numbered


def _with_fields(reading: Reading, fields: dict[str, list[str]]) -> Reading:
    """Let the front matter overrule what was read out of the text."""
    article = reading.article
    moment = next((m for text in fields.get("published", ()) if (m := read_datetime(text)) and m.value), None)
    return replace(
        reading,
        article=replace(
            article,
            published=moment.value if moment else article.published,
            published_from="stated" if moment else article.published_from,
            authors=tuple(fields.get("authors", ())) or article.authors,
            editors=tuple(fields.get("editors", ())) or article.editors,
            source=next(iter(fields.get("source", ())), article.source),
        ),
    )
