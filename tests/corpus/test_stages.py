"""Each stage over a record batch gives what the single-article path gives, and nothing is lost on the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.config import Settings
from digest.corpus import Pace, pick_sentences, read_pages, rows_to_sentences, sign_articles, tell_stories
from digest.corpus.articles import articles_of, outcomes_to_batch, pages_of, pages_to_batch, split_outcomes
from digest.language import convert
from digest.model import Article, Dateline, Dropped, LeftOut, MonthDay, Page, Stated
from digest.pipeline import day_of
from digest.reading import extract_pages
from digest.stories import gather_stories
from digest.summarization import summarize_article
from tests.corpus.news import article, copy_of, page
from tests.extraction.scrapes import P1, P2

SETTINGS = Settings()
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
TEXTS = st.lists(TEXT, max_size=3).map(tuple)
MOMENTS = st.none() | st.dates() | st.datetimes(timezones=st.just(UTC))
DAYS = st.builds(MonthDay, st.integers(1, 12), st.integers(1, 31))
ARTICLES = st.builds(
    Article,
    title=TEXT,
    original_title=st.none() | TEXT,
    paragraphs=TEXTS,
    published=MOMENTS,
    published_from=st.sampled_from([None, "stated", "updated"]),
    day=st.none() | DAYS,
    source=st.none() | TEXT,
    authors=TEXTS,
    dateline=st.none() | st.builds(Dateline, agency=st.none() | TEXT, day=st.none() | DAYS, end=st.integers(0, 99)),
    standfirst=st.none() | TEXT,
    headings=TEXTS,
    lines=st.lists(st.integers(1, 999), max_size=3).map(tuple),
    dropped=st.lists(st.builds(Dropped, line=st.integers(1, 99), text=TEXT, reason=TEXT), max_size=2).map(tuple),
    confidence=st.floats(0, 1),
    url=st.none() | TEXT,
    origin=TEXT,
)
PAGES = st.builds(
    Page,
    content=st.binary(max_size=20) | TEXT,
    origin=TEXT,
    url=st.none() | TEXT,
    media_type=st.sampled_from([None, "text/html", "text/plain"]),
    fetched=st.none() | st.datetimes(timezones=st.just(UTC)),
    stated=st.builds(Stated, title=TEXT, published=MOMENTS, source=st.none() | TEXT, authors=TEXTS),
    clean=st.booleans(),
)
LEFT_OUT = st.builds(LeftOut, origin=TEXT, reason=TEXT, title=TEXT, failed=st.booleans())


def clean_page(record: dict[str, str]) -> Page:
    stated = Stated(
        title=record["title"], published=datetime.fromisoformat(record["published"]), source=record["source"]
    )
    return Page(
        content=record["text"],
        origin=record["url"],
        url=record["url"],
        media_type="text/plain",
        stated=stated,
        clean=True,
    )


def read_all(pages: list[Page]) -> list[Article]:
    return [one for one in extract_pages(pages, SETTINGS) if isinstance(one, Article)]


@settings(max_examples=60)
@given(st.lists(ARTICLES | LEFT_OUT, max_size=5))
def test_articles_come_back_from_a_table_as_they_went_in(outcomes: list[Article | LeftOut]) -> None:
    """A table of articles loses nothing that an article knows; rejects go to a table of their own."""
    batch = outcomes_to_batch(outcomes, lambda one: day_of(one, SETTINGS))
    articles, rejects = split_outcomes(batch)
    assert articles_of(articles) == [one for one in outcomes if isinstance(one, Article)]
    assert rejects["reason"].to_pylist() == [one.reason for one in outcomes if isinstance(one, LeftOut)]


@settings(max_examples=60)
@given(st.lists(PAGES | LEFT_OUT, max_size=5))
def test_pages_come_back_from_a_record_batch_as_they_went_in(items: list[Page | LeftOut]) -> None:
    """Text stays text, bytes stay bytes, and what a source left out stays in its place."""
    assert pages_of(pages_to_batch(items)) == items


def test_reading_a_batch_is_reading_its_pages() -> None:
    """The articles are those that the pages give without a table, what is no article keeps its reason and its place."""
    pages = [Page(content=page(number), origin=f"{number}.txt", media_type="text/plain") for number in range(4)]
    pages.insert(2, Page(content=b"\x89PNG\r\n\x1a\n", origin="picture.txt"))
    batch = read_pages(pages_to_batch(pages), SETTINGS)
    outcomes = list(extract_pages(pages, SETTINGS))
    articles, rejects = split_outcomes(batch)
    assert articles_of(articles) == [one for one in outcomes if isinstance(one, Article)]
    assert batch["origin"].to_pylist() == [one.origin for one in pages]
    assert rejects["origin"].to_pylist() == ["picture.txt"]
    assert articles["day"].to_pylist() == [date(2026, 7, 1 + number % 3) for number in range(4)]


def test_the_sentences_of_a_batch_are_those_of_its_articles() -> None:
    """Chosen by the same function, verbatim, with the rendition in the other script beside each."""
    found = read_all([clean_page(article(number)) for number in range(5)])
    sentences = pick_sentences(_articles(found), SETTINGS).to_pylist()
    expected = [sentence for one in found for sentence in summarize_article(one).sentences]
    assert [(one["text"], one["start"], one["score"]) for one in sentences] == [
        (s.text, s.start, s.score) for s in expected
    ]
    assert all(one["zh-Hans"] == one["text"] for one in sentences)
    assert sentences[0]["zh-Hant-TW"] == convert(sentences[0]["text"], "zh-Hant-TW")


def test_the_stories_of_a_table_are_those_of_its_articles() -> None:
    """The same stories as in a briefing, each article in one of them."""
    records = [article(number) for number in range(0, 30, 3)] + [copy_of(0, 1), copy_of(3, 2)]
    found = read_all([clean_page(record) for record in records])
    table = _articles(found)
    stories = tell_stories(pa.Table.from_batches([table]), pa.Table.from_batches([pick_sentences(table, SETTINGS)]))
    expected = gather_stories(found, [summarize_article(one) for one in found])
    assert len(stories) == len(expected)
    assert sorted(stories["title"].to_pylist()) == sorted(story.lead.title for story in expected)
    members = [one for row in stories.to_pylist() for one in (*row["articles"], *row["copies"])]
    assert sorted(members) == sorted(table["id"].to_pylist())


def test_copies_share_a_key_of_their_signatures_and_others_do_not() -> None:
    """A text that an outlet changed a little meets the original; another article does not."""
    other = {**article(2), "text": f"{P1}\n{P2}"}
    found = read_all([clean_page(one) for one in (article(1), copy_of(1, 1), other)])
    keys: list[set[int]] = [set() for _ in found]
    for row in sign_articles(_articles(found)).to_pylist():
        keys[row["row"]].add(row["key"])
    assert len(keys[0]) == 48
    assert keys[0] & keys[1]
    assert not keys[0] & keys[2]


def test_rows_of_any_table_become_sentences() -> None:
    """What an engine of one's own hands over: batches with columns named like the fields of JSON records."""
    rows = pa.RecordBatch.from_pylist([article(number) for number in range(3)] + [{**article(4), "text": ""}])
    sentences = [row for batch in rows_to_sentences(iter([rows]), SETTINGS) for row in batch.to_pylist()]
    expected = [clean_page(article(number)) for number in range(3)]
    texts = [sentence.text for one in read_all(expected) for sentence in summarize_article(one).sentences]
    assert [row["text"] for row in sentences] == texts


def test_an_article_that_changes_its_place_keeps_its_name() -> None:
    """The id of an article is made of its origin alone."""
    (found,) = read_all([clean_page(article(1))])
    both = _articles([replace(found, origin="other"), found])["id"].to_pylist()
    assert _articles([found])["id"].to_pylist() == both[1:]


@pytest.mark.parametrize(
    ("events", "line"),
    [
        ([("read", 0, 10, 0)], "read 0/10"),
        ([("read", 0, 10, 0), ("read", 5, 10, 20_480)], "read 5/10 · 2,048 pages/s · 0:00:10 left"),
        ([("read", 8, 10, 0), ("read", 9, 10, 4_096)], "read 9/10 · 410 pages/s · 0:00:10 left"),
        ([("read", 0, 10, 0), ("read", 10, 10, 40_960)], "read 10/10 · 4,096 pages/s"),
    ],
    ids=["at the beginning", "half way", "gone on with", "at the end"],
)
def test_progress_tells_rate_and_remaining_time(events: list[tuple[str, int, int, int]], line: str) -> None:
    """Both are counted from what this run has done; ten seconds pass between two events here."""
    moments = iter([0.0, 10.0])
    pace = Pace(lambda: next(moments))
    assert [pace.say(*event) for event in events][-1] == line


def _articles(found: list[Article]) -> pa.RecordBatch:
    articles, _ = split_outcomes(outcomes_to_batch(found, lambda one: day_of(one, SETTINGS)))
    return articles.combine_chunks().to_batches()[0]
