"""Articles, summaries and what was left out, to rows of Arrow tables and back, nothing lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any

import pyarrow as pa

from digest.corpus.schema import ARTICLES, OUTCOMES, PAGES, REJECTS, identify, sentences_schema
from digest.model import (
    Article,
    Dateline,
    Dropped,
    KeySentence,
    LeftOut,
    MonthDay,
    Page,
    Quotation,
    Stated,
    Summary,
)

DayOf = Callable[[Article], date | None]


# ---------------------------------------------------------------------------------------------------- pages
def pages_to_batch(items: Sequence[Page | LeftOut]) -> pa.RecordBatch:
    """What a source handed over, as a record batch of ``PAGES``."""
    return pa.RecordBatch.from_pylist([_page_row(item) for item in items], schema=PAGES)


def _page_row(item: Page | LeftOut) -> dict[str, Any]:
    if isinstance(item, LeftOut):
        left_out = {"title": item.title, "reason": item.reason, "failed": item.failed}
        return {"origin": item.origin, "left_out": left_out}
    stated, is_text = item.stated, isinstance(item.content, str)
    return {
        "content": item.content.encode("utf-8", "surrogatepass") if isinstance(item.content, str) else item.content,
        "is_text": is_text,
        "origin": item.origin,
        "url": item.url,
        "media_type": item.media_type,
        "charset": item.charset,
        "fetched": _to_iso(item.fetched),
        "stated": {
            "title": stated.title,
            "published": _to_iso(stated.published),
            "source": stated.source,
            "authors": stated.authors,
            "language": stated.language,
        },
        "clean": item.clean,
    }


def pages_of(batch: pa.RecordBatch) -> list[Page | LeftOut]:
    """The inverse of :func:`pages_to_batch`; all of a batch stand on one shelf."""
    return [_page_of(row) for row in batch.to_pylist()]


def _page_of(row: Mapping[str, Any]) -> Page | LeftOut:
    if row["content"] is None:
        return LeftOut(origin=row["origin"], **row["left_out"])
    stated, fetched, content = row["stated"], _read_moment(row["fetched"]), row["content"]
    return Page(
        content=content.decode("utf-8", "surrogatepass") if row["is_text"] else content,
        origin=row["origin"],
        url=row["url"],
        media_type=row["media_type"],
        charset=row["charset"],
        fetched=fetched if isinstance(fetched, datetime) else None,
        stated=Stated(
            title=stated["title"],
            published=_read_moment(stated["published"]),
            source=stated["source"],
            authors=tuple(stated["authors"]),
            language=stated["language"],
        ),
        clean=row["clean"],
    )


# ------------------------------------------------------------------------------------------------- articles
def outcomes_to_batch(outcomes: Iterable[Article | LeftOut], day_of: DayOf) -> pa.RecordBatch:
    """Articles and what was left out, in their order, as a record batch of ``OUTCOMES``."""
    rows = [_article_row(one, day_of) if isinstance(one, Article) else _reject_row(one) for one in outcomes]
    return pa.RecordBatch.from_pylist(rows, schema=OUTCOMES)


def _article_row(article: Article, day_of: DayOf) -> dict[str, Any]:
    dateline = article.dateline
    return {
        "id": identify(article.origin),
        "day": day_of(article),
        "title": article.title,
        "original_title": article.original_title,
        "paragraphs": article.paragraphs,
        "language": article.language,
        "published": _to_iso(article.published),
        "published_from": article.published_from,
        "news_day": article.day._asdict() if article.day else None,
        "source": article.source,
        "agency": article.agency,
        "authors": article.authors,
        "editors": article.editors,
        "dateline": dateline.to_dict() if dateline else None,
        "standfirst": article.standfirst,
        "headings": article.headings,
        "captions": article.captions,
        "lines": article.lines,
        "dropped": [{"line": one.line, "text": one.text, "reason": one.reason} for one in article.dropped],
        "notes": article.notes,
        "confidence": article.confidence,
        "url": article.url,
        "origin": article.origin,
    }


def _reject_row(one: LeftOut) -> dict[str, Any]:
    return {"origin": one.origin, "title": one.title, "reason": one.reason, "failed": one.failed}


def split_outcomes(outcomes: pa.Table | pa.RecordBatch) -> tuple[pa.Table, pa.Table]:
    """The articles and the rejects among ``OUTCOMES``, each with the columns of its table."""
    import pyarrow.compute as pc

    table = outcomes if isinstance(outcomes, pa.Table) else pa.Table.from_batches([outcomes])
    is_article = pc.is_null(table["reason"])
    return table.filter(is_article).select(ARTICLES.names), table.filter(pc.invert(is_article)).select(REJECTS.names)


def articles_of(table: pa.Table | pa.RecordBatch) -> list[Article]:
    """The articles of a table of ``ARTICLES``, equal to those that went in."""
    return [_article_of(row) for row in table.to_pylist()]


def _article_of(row: Mapping[str, Any]) -> Article:
    dateline = row["dateline"]
    return Article(
        title=row["title"],
        original_title=row["original_title"],
        paragraphs=tuple(row["paragraphs"]),
        language=row["language"],
        published=_read_moment(row["published"]),
        published_from=row["published_from"],
        day=_month_day(row["news_day"]),
        source=row["source"],
        agency=row["agency"],
        authors=tuple(row["authors"]),
        editors=tuple(row["editors"]),
        dateline=Dateline(**{**dateline, "day": _month_day(dateline["day"])}) if dateline else None,
        standfirst=row["standfirst"],
        headings=tuple(row["headings"]),
        captions=tuple(row["captions"]),
        lines=tuple(row["lines"]),
        dropped=tuple(Dropped(**one) for one in row["dropped"]),
        notes=tuple(row["notes"]),
        confidence=row["confidence"],
        url=row["url"],
        origin=row["origin"],
    )


def rejects_of(table: pa.Table) -> list[LeftOut]:
    """What a table of ``REJECTS`` holds."""
    return [LeftOut(**row) for row in table.select(REJECTS.names).to_pylist()]


# ------------------------------------------------------------------------------------------------ sentences
def sentences_to_batch(
    rows: Iterable[tuple[int, date | None, Summary, Sequence[Quotation]]], languages: Sequence[str]
) -> pa.RecordBatch:
    """The key sentences of articles, given with their id and day, as a record batch."""
    found = [
        _sentence_row(identity, day, number, sentence, quotation, summary.method)
        for identity, day, summary, quotations in rows
        for number, (sentence, quotation) in enumerate(zip(summary.sentences, quotations, strict=True))
    ]
    return pa.RecordBatch.from_pylist(found, schema=sentences_schema(languages))


def _sentence_row(
    identity: int, day: date | None, number: int, sentence: KeySentence, quotation: Quotation, method: str
) -> dict[str, Any]:
    return {
        "id": identity,
        "day": day,
        "number": number,
        "text": sentence.text,
        "original": quotation.original,
        "paragraph": sentence.paragraph,
        "start": sentence.start,
        "end": sentence.end,
        "score": sentence.score,
        "speaker": sentence.speaker,
        "method": method,
        **quotation.texts,
    }


def summaries_of(table: pa.Table, identities: Sequence[int]) -> list[Summary]:
    """The summaries of the articles with these ids, empty ones where a table has no sentence of them."""
    names = ("id", "text", "paragraph", "start", "end", "score", "speaker", "method")
    rows = table.select(names).to_pylist()
    found = {identity: _summary_of(group) for identity, group in groupby(rows, key=lambda row: row["id"])}
    return [found.get(identity, Summary()) for identity in identities]


def _summary_of(rows: Iterator[dict[str, Any]]) -> Summary:
    kept = list(rows)
    names = ("text", "paragraph", "start", "end", "score", "speaker")
    sentences = tuple(KeySentence(**{name: row[name] for name in names}) for row in kept)
    return Summary(sentences=sentences, method=kept[0]["method"])


def _month_day(value: Mapping[str, int] | None) -> MonthDay | None:
    return MonthDay(**value) if value else None


def _to_iso(moment: date | None) -> str | None:
    return moment.isoformat() if moment else None


def _read_moment(text: str | None) -> datetime | date | None:
    """A day has ten characters (``2026-11-21``), a moment more."""
    if not text:
        return None
    return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
