"""Judged lines and what is known of the page, put together into an article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from digest.extraction.credits import Credits, find_agency, read_credits
from digest.extraction.judged import Judged
from digest.extraction.line import Line
from digest.extraction.medium import is_medium
from digest.extraction.page import Reading
from digest.extraction.published import Published, date_from_url, find_day, find_published
from digest.extraction.reasons import CAPTION_OUTSIDE, FILE_NAME, TIME
from digest.extraction.signals import read_signals
from digest.extraction.title import find_original_title, key
from digest.extraction.trimming import trim_paragraph
from digest.language import CHINA, detect, find_dateline, fold, read_datetime
from digest.model import Article, Dropped, MonthDay, Page

_ABOVE, _BELOW = 12, 12  # lines around the article in which its times and credits are looked for
_TOP = 3  # lines at the top of the page, one of which may be labelled as its time
_NEAR = 6  # lines right above the body, where it stands further down
_SIGNED = 40  # characters of the line of the day below an official text
_WITHIN = 8  # lines below the first one, which may be a summary, in which time and people stand
_TELLING = 20  # characters of weight
_ABOUT = frozenset({TIME, "time", "credit"})
_LABELS = re.compile(r"来源|作者|时间|发布|更新|发表|编辑|记者|published|updated|\bby\b|[||·]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What was found out about a page besides its lines."""

    title: str = ""
    times: tuple[str, ...] = ()
    updates: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    source: str | None = None
    site: str | None = None
    language: str | None = None
    url: str | None = None
    chinese: bool = True
    confidence: float = 1.0
    notes: tuple[str, ...] = ()


def assemble(page: Page, judged: Sequence[Judged], known: Known) -> Reading:
    """Build the article: its paragraphs trimmed, its times, people and dateline read from the lines around it."""
    judged = list(judged) if page.clean else _trim(judged)
    body = [one for one in judged if one.kind == "body"]
    above, below, inside = _surroundings(judged, known.title)
    credits = _credits(page, known, above, [one.line.text for one in body], (below, inside))
    paragraphs = tuple(one.kept for one in body)
    top = [one.line.text for one in judged[:_TOP] if one.kind == "dropped" and _names_time(one.line.text)]
    published = _published(page, known, above, below, top)
    if published.known in (None, "inferred"):
        published = _from_dateline(paragraphs) or published
    datelines = [d for text in paragraphs[:5] if (d := find_dateline(text))]
    agency = next((d.agency for d in datelines if d.agency and _is_agency(d.agency)), None) or credits.agency
    article = Article(
        title=known.title or page.stated.title,
        original_title=find_original_title([one.line.text for one in judged if len(one.line.text) < 120]),
        paragraphs=paragraphs,
        language=_language(page, known, paragraphs),
        published=published.value,
        published_from=published.known,
        day=_day(paragraphs) if published.value is None else None,
        source=credits.source,
        agency=agency,
        authors=credits.authors,
        editors=credits.editors,
        dateline=find_dateline(paragraphs[0]) if paragraphs else None,
        standfirst=next((one.kept for one in judged if one.kind == "standfirst"), None),
        headings=tuple(one.kept for one in judged if one.kind == "heading"),
        captions=tuple(dict.fromkeys(one.kept for one in judged if one.kind == "caption")),
        lines=tuple(one.line.number for one in body),
        dropped=_dropped(judged),
        notes=known.notes,
        confidence=round(known.confidence, 3),
        url=page.url or known.url,
        origin=page.origin,
    )
    return Reading(article=article, judged=tuple(judged))


def _is_agency(name: str) -> bool:
    """Whether who signs a dispatch is a news agency: a known one, or one that calls itself 社; a paper is none."""
    return bool(find_agency(name)) or (name.endswith("社") and not name.endswith(("本社", "报社", "報社")))


def _day(paragraphs: Sequence[str]) -> MonthDay | None:
    """Return the day of the news where the opening or its dateline gives one."""
    if not paragraphs:
        return None
    dateline = find_dateline(paragraphs[0])
    return find_day(paragraphs[0]) or (dateline.day if dateline else None)


def _trim(judged: Sequence[Judged]) -> list[Judged]:
    return [replace(one, text=trim_paragraph(one.kept).text) if one.kind == "body" else one for one in judged]


def _dropped(judged: Sequence[Judged]) -> tuple[Dropped, ...]:
    """Return what was left out, the pieces cut off kept paragraphs among it."""
    dropped = []
    for one in judged:
        if one.kind == "dropped":
            dropped.append(Dropped(line=one.line.number, text=one.line.text, reason=one.reason))
        elif one.kind == "body" and one.text and one.kept != one.line.text:
            cut = trim_paragraph(one.line.text)
            pieces = ((cut.before, "time glued to the paragraph"), (cut.behind, "credit glued to the paragraph"))
            dropped += [Dropped(line=one.line.number, text=text, reason=why) for text, why in pieces if text]
    return tuple(dropped)


def _surroundings(judged: Sequence[Judged], title: str) -> tuple[list[str], list[str], list[str]]:
    """Return the lines above the body, nearest to the headline first, those below it, and credits within."""
    body = [at for at, one in enumerate(judged) if one.kind == "body"]
    if not body:
        return [], [], []
    first, last, wanted = body[0], body[-1], key(title)
    headline = _headline_place(judged[: first + 1], wanted)
    earlier = next((at for at in range(headline or 0) if key(judged[at].line.text[:200]) == wanted), None)
    if headline is None:
        order = [*range(first, max(-1, first - _NEAR), -1)]
    else:
        alone = key(judged[headline].line.text) == wanted  # a day in it may be that of its matter
        after = [*range(headline + alone, min(first + 1, headline + _ABOVE))]
        after += range(max(headline + _ABOVE, first - _NEAR), first + 1)
        order = [*after, *([headline] if alone else []), *range(headline - 1, max(-1, headline - 4), -1)]
        order += range(max(earlier or 0, headline - _ABOVE), headline - 3) if earlier is not None else ()
    captions = {at for at in order if judged[at].kind == "caption" or judged[at].reason in (CAPTION_OUTSIDE, FILE_NAME)}
    captions |= {at for at in order if judged[at].kind == "dropped" and _tells(judged[at].line)}
    above = [
        _without_title(_as_seen(judged[at].line), title)
        if judged[at].kind != "body"
        else trim_paragraph(judged[at].line.text).before
        for at in order
        if at not in captions
    ]
    above += [one.line.text for one in judged[first : min(last, first + _WITHIN)] if one.reason in _ABOUT]
    inside = [_as_seen(one.line) for one in judged[first:last] if one.kind == "dropped" and one.reason == "credit"]
    below = [_as_seen(one.line) for one in judged[last + 1 : last + 1 + _BELOW]]
    return [text for text in above if text], below, inside


def _as_seen(line: Line) -> str:
    """Return a line of labels with what style sheets set apart set apart."""
    return line.apart or line.text


def _tells(line: Line) -> bool:
    """Whether a line speaks in words of its own, and is no line of labels: the days in it are those of its matter."""
    seen = read_signals(line.folded)
    labelled = seen.published_label or seen.credit or seen.date_only or seen.crumb or _LABELS.search(line.folded)
    return seen.weight >= _TELLING and seen.commas > 0 and not labelled


def _without_title(text: str, title: str) -> str:
    """Return what else stands in the line of the headline; a line that is nothing but the headline stays."""
    return text.replace(title, " ") if title and len(text) > len(title) else text


def _headline_place(judged: Sequence[Judged], wanted: str) -> int | None:
    """Return the position of the last line that is the title, or at least holds it."""
    keys = [key(one.line.text) if len(one.line.text) < 200 else "" for one in judged]
    exact = [at for at, one in enumerate(keys) if wanted and one == wanted]
    holding = [at for at, one in enumerate(keys) if wanted and wanted in one and len(one) < len(wanted) + 30]
    return next(iter([*exact[-1:], *holding[-1:]]), None)


def _credits(
    page: Page, known: Known, above: list[str], body: list[str], others: tuple[list[str], list[str]]
) -> Credits:
    below, inside = others
    credits = read_credits(above, body, below)
    if not credits.authors and inside:  # a credit within the text may be that of a second piece below the first
        credits = read_credits(above, body, [*inside, *below])
    authors = credits.authors or page.stated.authors or tuple(known.authors)
    return replace(
        credits,
        source=credits.source or known.source or page.stated.source or _sender(body) or known.site,
        authors=tuple(name for name in authors if name not in credits.editors or name in credits.authors),
    )


def _sender(body: Sequence[str]) -> str | None:
    """Return the medium that opens the text as its sender (江南新闻网讯), where it is no news agency."""
    dateline = find_dateline(body[0]) if body else None
    name = dateline.agency if dateline else None
    return name if name and is_medium(name) and not _is_agency(name) else None


def _published(page: Page, known: Known, above: list[str], below: list[str], top: list[str]) -> Published:
    shown = [text for text in above if len(text) <= 160]
    zone = CHINA if known.chinese else None
    found = find_published(shown, known.times, known.updates, fetched=page.fetched, zone=zone)
    if found.value is None:
        found = find_published([*filter(_is_time, below[:1]), *filter(_names_time, below[:6])], fetched=page.fetched)
    for texts in (_signed_times(below), top):
        found = found if found.value is not None else find_published(texts, fetched=page.fetched)
    if found.value is None and page.stated.published:
        return Published(value=page.stated.published, known="feed")
    if found.value is None:
        day: date | None = date_from_url(page.url or known.url)
        return Published(value=day, known="inferred" if day else None)
    return found


def _signed_times(below: Sequence[str]) -> list[str]:
    """Return the day and the clock on the lines right below the mark that ends an official text (完, Ends)."""
    end = next((at for at, text in enumerate(below[:3]) if read_signals(fold(text)).end_mark), None)
    lines = below[end + 1 : end + 3] if end is not None else []
    return [" ".join(lines)] if lines and len(lines[0]) < _SIGNED else []


def _from_dateline(paragraphs: Sequence[str]) -> Published | None:
    """The day of a dispatch, where its dateline states it with the year."""
    dateline = find_dateline(paragraphs[0]) if paragraphs else None
    moment = read_datetime(paragraphs[0][: dateline.end]) if dateline else None
    return Published(value=moment.value, known="stated") if moment and moment.value else None


def _is_time(text: str) -> bool:
    return read_signals(fold(text)).date_only


def _names_time(text: str) -> bool:
    return read_signals(fold(text)).published_label and len(text) < 60


def _language(page: Page, known: Known, paragraphs: Sequence[str]) -> str:
    found = detect("\n".join(paragraphs))
    return found if found != "und" else page.stated.language or known.language or "und"
