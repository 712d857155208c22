"""The stages of the way as pure functions over Arrow record batches, for any engine that hands such batches over.

Each calls what a single article goes through, and nothing else; none knows of files, of engines or of the order in
which batches come. A batch is one shelf: up to 256 pages that stood together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from digest.briefing import item_id, quote_sentences
from digest.corpus.articles import (
    articles_of,
    outcomes_to_batch,
    pages_of,
    pages_to_batch,
    sentences_to_batch,
    split_outcomes,
    summaries_of,
)
from digest.corpus.schema import BANDS, STORIES, identify
from digest.model import Article, Story, Summary
from digest.pipeline import day_of, edition_of
from digest.reading import batch_items, read_batch
from digest.sources import read_record
from digest.stories import gather_stories, order_stories
from digest.summarization import summarize_articles

if TYPE_CHECKING:
    from digest.config import Settings


def read_pages(pages: pa.RecordBatch, settings: Settings) -> pa.RecordBatch:
    """Read the articles out of a batch of ``PAGES``: a batch of ``OUTCOMES``, a row each, in the same order."""
    return outcomes_to_batch(read_batch(pages_of(pages), settings), lambda article: day_of(article, settings))


def pick_sentences(articles: pa.RecordBatch, settings: Settings) -> pa.RecordBatch:
    """Choose the key sentences of a batch of ``ARTICLES`` and put them into every language of the settings."""
    found, edition = articles_of(articles), edition_of(settings)
    rows = (
        (identify(article.origin), day_of(article, settings), summary, quote_sentences(summary, article, edition))
        for article, summary in zip(found, summarize(found, settings), strict=True)
    )
    return sentences_to_batch(rows, settings.languages)


def sign_articles(articles: pa.RecordBatch) -> pa.RecordBatch:
    """The signatures of a batch of ``ARTICLES``: a batch of ``BANDS``, in which ``row`` is the place in the batch."""
    from digest.stories import corpus_keys

    rows = [
        {"key": key, "row": row, "day": article.published.toordinal() if article.published else 0}
        for row, article in enumerate(articles_of(articles))
        for key in corpus_keys(article)
    ]
    return pa.RecordBatch.from_pylist(rows, schema=BANDS)


def tell_stories(articles: pa.Table, sentences: pa.Table) -> pa.RecordBatch:
    """Gather the articles of a window of time, with their key sentences, into a batch of ``STORIES``."""
    found = articles_of(articles)
    summaries = summaries_of(sentences, [identify(article.origin) for article in found])
    stories = order_stories(gather_stories(found, summaries))
    rows = [_story_row(story, rank) for rank, story in enumerate(stories, 1)]
    days = pc.unique(articles["day"]).to_pylist() if articles.num_rows else []
    day = days[0] if len(days) == 1 else None
    return pa.RecordBatch.from_pylist([{**row, "day": day} for row in rows], schema=STORIES)


def _story_row(story: Story, rank: int) -> dict[str, Any]:
    everyone = (*story.articles, *story.copies)
    return {
        "story": item_id(story),
        "rank": rank,
        "title": story.lead.title,
        "lead": identify(story.lead.origin),
        "articles": [identify(article.origin) for article in story.articles],
        "copies": [identify(article.origin) for article in story.copies],
        "sources": len({article.source or article.origin for article in everyone}),
    }


def summarize(articles: Sequence[Article], settings: Settings) -> tuple[Summary, ...]:
    """Choose the key sentences of each article as the settings say."""
    chosen = settings.summary
    return summarize_articles(
        articles,
        sentences=None if chosen.characters else chosen.sentences,
        characters=chosen.characters,
        method=chosen.method,
    )


def rows_to_sentences(batches: Iterator[pa.RecordBatch], settings: Settings) -> Iterator[pa.RecordBatch]:
    """From rows of any table (``url``, ``title``, ``text`` or ``html``, ``published``…) to key sentences.

    The columns are named like the fields of JSON records; this is what Spark's ``mapInArrow`` takes, and each batch
    is a shelf of its own. Rows without an article give nothing.
    """
    for number, batch in enumerate(batches):
        rows = batch.to_pylist()
        items = [read_record(_plain(row), str(row.get("url") or f"{number}#{at}"), None) for at, row in enumerate(rows)]
        for shelf in batch_items(items):
            articles, _ = split_outcomes(read_pages(pages_to_batch(shelf), settings))
            yield from (pick_sentences(one, settings) for one in articles.to_batches())


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in row.items()}
