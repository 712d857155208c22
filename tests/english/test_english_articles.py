"""English articles are read like Chinese ones: title, people, times with their zones, sentences, who speaks."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from digest.extraction import extract_article
from digest.language import read_datetime, split_sentences
from digest.model import Article, Page
from digest.stories import gather_stories
from digest.summarization import summarize_articles
from digest.summarization.speakers import find_speakers
from tests.english.pages import FETCHED, PAGES, Labelled

NAMED = [pytest.param(page, id=page.name) for page in PAGES]


def read(page: Labelled) -> Article:
    """The article of a page, its kind told by its first characters as a user would see it."""
    kinds = {"#": "text/markdown", "<": "text/html"}
    media_type = kinds.get(page.content[0], "text/plain")
    return extract_article(Page(content=page.content, origin=page.name, media_type=media_type, fetched=FETCHED))


@pytest.mark.parametrize("page", NAMED)
def test_the_head_of_an_article_is_read(page: Labelled) -> None:
    """Title, language, authors, source and agency are those that the page names."""
    article = read(page)
    assert (article.title, article.language, article.authors) == (page.title, "en", page.authors)
    assert page.source in (None, article.source)
    assert page.agency in (None, article.agency)


@pytest.mark.parametrize("page", [page for page in NAMED if page.values[0].published])  # type: ignore[union-attr]
def test_the_time_is_read_in_its_own_zone(page: Labelled) -> None:
    """EST, ET, PST, GMT, HKT, an offset or an age: the moment is the one that the page means."""
    assert read(page).published == page.published


@pytest.mark.parametrize("page", NAMED)
def test_sentences_end_where_they_end(page: Labelled) -> None:
    """Mr., U.S., initials, p.m. and amounts hold no sentence back and cut none short."""
    article = read(page)
    found = {text[start:end] for text in article.paragraphs for start, end in split_sentences(text, "en")}
    assert set(page.sentences) <= found


@pytest.mark.parametrize("page", NAMED)
def test_what_stands_around_the_text_is_left_out(page: Labelled) -> None:
    """Bylines, times, advertisements and lists of other articles are no paragraphs."""
    article = read(page)
    around = (*page.noise, "Published", "Updated", *(f"By {name}" for name in page.authors))
    assert not [words for words in around if words in article.text]


@pytest.mark.parametrize("page", NAMED)
def test_who_speaks_is_who_the_sentence_says(page: Labelled) -> None:
    """The speaker is found before and behind the words, with an office or without; nobody is made up."""
    article = read(page)
    speakers = find_speakers(article, {number: len(text) for number, text in enumerate(article.paragraphs)})
    for opening, speaker in page.speakers:
        place = next(
            (number, end)
            for number, text in enumerate(article.paragraphs)
            for start, end in split_sentences(text, "en")
            if text[start:end].startswith(opening)
        )
        assert speakers.get(place) == speaker


@pytest.mark.parametrize("page", NAMED)
def test_key_sentences_are_whole_and_verbatim(page: Labelled) -> None:
    """The ranker takes three sentences of the text, each as it stands there."""
    article = read(page)
    (summary,) = summarize_articles([article], sentences=3)
    assert len(summary.sentences) == 3
    assert all(article.paragraphs[s.paragraph][s.start : s.end] == s.text for s in summary.sentences)


def test_ten_articles_are_ten_stories() -> None:
    """English words are few and common ones many: rulings, rates and timetables do not make one event of two."""
    articles = [read(page) for page in PAGES]
    stories = gather_stories(articles, summarize_articles(articles, sentences=3))
    assert [len(story.articles) for story in stories] == [1] * len(PAGES)


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("Nov. 20, 2026 at 8:30 a.m. EST", 13),
        ("July 20, 2026 at 8:30 a.m. ET", 12),
        ("November 20, 2026 8:30 AM ET", 13),
        ("20 November 2026, 13:30 GMT", 13),
        ("Nov 20, 2026, 5:30 AM PST", 13),
        ("2026-11-20 HKT 21:30", 13),
        ("2026-11-20T13:30:00Z", 13),
        ("20 Nov 2026 22:30 JST", 13),
    ],
)
def test_zones_of_english_pages(text: str, hour: int) -> None:
    """A stated zone is kept to, ET with its summer time."""
    moment = read_datetime(text, zone=UTC)
    assert moment is not None
    assert isinstance(moment.value, datetime)
    assert (moment.value.hour, moment.value.minute) == (hour, 30)


@pytest.mark.parametrize(
    "text",
    [
        "Rate stays\n\nLONDON, Nov. 19, 2026 (Reuters) - The bank of Norland left its key rate unchanged.\n\n"
        "Inflation fell to 2.6% in October, and analysts had expected 2.8 percent in the month.",
        "央行维持利率不变\n\n新华社伦敦2026年11月19日电 诺兰央行星期四维持利率不变，称食品价格回落快于预期。\n\n"
        "十月通胀率降至百分之二点六，统计局说，分析人士此前预计为百分之二点八左右的水平。",
    ],
    ids=["English", "Chinese"],
)
def test_a_dateline_with_its_year_dates_the_article(text: str) -> None:
    """Where nothing else states a day, the dispatch does."""
    article = extract_article(Page(content=text, origin="wire", media_type="text/plain"))
    assert (article.published, article.published_from) == (date(2026, 11, 19), "stated")


def test_who_helped_with_a_dispatch_is_no_paragraph() -> None:
    """The byline's agency is no person, and the last line belongs to the newsroom."""
    text = (
        "Barrier holds\n\nBy Ann Lee, Associated Press\nUpdated November 19, 2026, 9:02 p.m. ET\n\n"
        "ROTTERDAM, Netherlands — The storm surge barrier held through the night, officials said on Thursday.\n\n"
        "“We closed both gates at 2:40 a.m.,” said Anneke Visser, the harbor master of the port.\n\n___\n\n"
        "Associated Press writer Jan Smit in The Hague contributed to this report."
    )
    article = extract_article(Page(content=text, origin="wire", media_type="text/plain"))
    assert article.authors == ("Ann Lee",)
    assert article.published == datetime(2026, 11, 20, 2, 2, tzinfo=UTC)
    assert len(article.paragraphs) == 2


@pytest.mark.parametrize(
    "line",
    [
        "By the time the ferry came, it was dark.",
        "By Sunday the water had gone.",
        "On Nov. 20, 2026, the bridge opened.",
        "Two hours ago the gates closed.",
        "Lena Marsh, a writer, won.",
    ],
)
def test_a_sentence_that_opens_like_a_byline_stays(line: str) -> None:
    """Only whole lines that are nothing but a byline or a time are left out."""
    from digest.extraction.english_lines import explain_english_line

    assert explain_english_line(line) is None


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("“The people of this county aren’t buying” the plan, Brandt said at a rally on Monday.", "Brandt"),
        ("A major part of the reason, Ortega said, is the flow of cheap imports.", "Ortega"),
        ("“Prices,” argues Professor Lucia Marini, “will follow wages.”", "Lucia Marini"),
        ("Jean-Pierre O'Neill, 54, a fisherman, says he lost two nets.", "Jean-Pierre O'Neill"),
        ("The tax is unfair, wrote columnist Peter Grant in the Gazette.", "Peter Grant"),
        ("U.S. Ambassador Paul Wendt described the move as “a mistake.”", "Paul Wendt"),
        ("Wendt called the harbour master “to thank him” for the boats.", None),
        ("“We are looking into every one of the cases,” said U.S. officials.", None),
        ("Mark Belt, 41, was arrested on Monday in the harbour, said the police.", None),
    ],
)
def test_a_name_at_a_verb_of_speech(sentence: str, speaker: str | None) -> None:
    """Within the sentence, behind half a quotation, with an age or an office: the name is the speaker's."""
    article = Article.from_text(sentence, language="en")
    assert find_speakers(article, {0: len(sentence)}).get((0, len(sentence))) == speaker
