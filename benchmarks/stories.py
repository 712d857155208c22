"""How well and how fast articles are gathered into stories.

    python -m benchmarks.stories quality            # B-cubed on each set of labelled stories
    python -m benchmarks.stories speed 10000        # invented articles, an eighth of them copies; seconds and memory

B-cubed (Bagga and Baldwin 1998): for each article, precision is the share of the articles in its story that belong
there, recall the share of those that belong there that are in it; the mean over articles of each, and their F1.
"""

from __future__ import annotations

import json
import random
import resource
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from digest.language import split_sentences
from digest.model import Article, KeySentence, Story, Summary
from digest.stories import gather_stories

ROOT = Path(__file__).parents[1]
LABELLED = ROOT / "tests" / "stories" / "labelled.jsonl"
BILINGUAL = LABELLED.with_name("bilingual.jsonl")
SETS_OF_THEIR_OWN = ("later", "wide", "last", "outlets", "headlines", "tongues", "bare", "dispatches", "ordinary")
SETS_OF_TITLES = ("morning", "weeks", "winter")
SETS = ("develop", "check", *SETS_OF_THEIR_OWN, *SETS_OF_TITLES)


def load_labelled(half: str) -> tuple[list[tuple[Article, Summary]], list[str], list[str]]:
    """The tellings of one part of the labelled stories, with the story and the family that each belongs to.

    ``develop`` and ``check`` are the halves of the first set. The others were written one after the other, each run
    once before anything was changed for it: ``later`` and ``wide`` in other subjects, the second with English reports
    and the usage of Taiwan, Hong Kong and the south seas; ``last`` with pairs of like events alone; ``outlets``
    as papers of three regions tell one event; ``headlines`` and ``bare`` with hardly more than titles; ``tongues`` with
    two English papers; ``dispatches`` with titles and short bodies; ``ordinary`` as a day's papers are; ``morning``,
    ``weeks`` and ``winter`` with titles and hardly a body, for the weighing of titles.
    """
    file = LABELLED.with_name(f"labelled_{half}.jsonl") if half not in ("develop", "check") else LABELLED
    records = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    records = [record for record in records if record["half"] == half]
    articles = [
        Article(
            title=record["title"],
            paragraphs=(record["text"],) if record["text"] else (),
            language=record["language"],
            published=date.fromisoformat(record["published"]),
            published_from="stated",
            source=record["source"],
            origin=f"labelled:{number}",
        )
        for number, record in enumerate(records)
    ]
    tellings = [(article, summarize_by_lead(article)) for article in articles]
    return tellings, [record["story"] for record in records], [record["family"] for record in records]


def load_bilingual() -> tuple[list[tuple[Article, Summary]], list[str]]:
    """The tellings of the stories that are told once in English and once in Chinese, with the story of each."""
    records = [json.loads(line) for line in BILINGUAL.read_text(encoding="utf-8").splitlines()]
    articles = [
        Article(
            title=record[language][0],
            paragraphs=(record[language][1],),
            language="en" if language == "en" else "zh-Hans",
            published=date.fromisoformat(record["day"]),
            origin=f"{record['event']}/{language}",
        )
        for record in records
        for language in ("zh", "en")
    ]
    return [(article, summarize_by_lead(article)) for article in articles], [a.origin.split("/")[0] for a in articles]


def summarize_by_lead(article: Article, sentences: int = 3) -> Summary:
    """A summary that needs no other room: the first sentences."""
    spans = [
        KeySentence(text=paragraph[start:end], paragraph=number, start=start, end=end)
        for number, paragraph in enumerate(article.paragraphs)
        for start, end in split_sentences(paragraph)
    ]
    return Summary(sentences=tuple(spans[:sentences]), method="lead")


def take_titles(tellings: Sequence[tuple[Article, Summary]]) -> list[tuple[Article, Summary]]:
    """The same reports with nothing but their titles."""
    return [(replace(article, paragraphs=()), Summary()) for article, _ in tellings]


def measure_b_cubed(found: Sequence[object], gold: Sequence[object]) -> tuple[float, float, float]:
    """Precision, recall and F1 of ``found`` against ``gold``: labels of the same articles in the same order."""
    together = [
        (
            {j for j, label in enumerate(found) if label == found[i]},
            {j for j, label in enumerate(gold) if label == gold[i]},
        )
        for i in range(len(gold))
    ]
    precision = sum(len(a & b) / len(a) for a, b in together) / len(together)
    recall = sum(len(a & b) / len(b) for a, b in together) / len(together)
    return precision, recall, 2 * precision * recall / (precision + recall)


def label_articles(stories: Sequence[Story], articles: Sequence[Article]) -> list[int]:
    """The number of the story that each article is in, as its own or as a copy."""
    number = {a.origin: n for n, story in enumerate(stories) for a in (*story.articles, *story.copies)}
    return [number[article.origin] for article in articles]


def _print_quality(show_errors: bool) -> None:
    for half in SETS:
        tellings, gold, _ = load_labelled(half)
        articles = [article for article, _ in tellings]
        found = label_articles(gather_stories(articles, [summary for _, summary in tellings]), articles)
        precision, recall, f1 = measure_b_cubed(found, gold)
        print(f"{half}: {len(gold)} articles, precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")
        if show_errors:
            _print_errors(articles, found, gold)


def _print_errors(articles: Sequence[Article], found: Sequence[int], gold: Sequence[str]) -> None:
    for i in range(len(gold)):
        for j in range(i):
            if (found[i] == found[j]) != (gold[i] == gold[j]):
                kind = "missed" if gold[i] == gold[j] else "wrong "
                print(f"  {kind} {articles[j].title} | {articles[i].title}")


def invent_articles(number: int, seed: int = 1) -> list[Article]:
    """Articles of invented characters: stories of one to four tellings, an eighth of the articles copies."""
    chance = random.Random(seed)
    common = [chr(0x4E00 + i) for i in range(600)]
    vocabulary = ["".join(chance.choices(common, k=2)) for _ in range(6000)]
    articles: list[Article] = []
    while len(articles) < number:
        names = ["".join(chr(chance.randrange(0x5400, 0x9000)) for _ in range(3)) for _ in range(6)]
        day = date(2026, 11, 1) + timedelta(days=chance.randrange(20))
        for _ in range(chance.choice([1, 1, 2, 3, 4])):
            article = _invent(chance, vocabulary, names, day, len(articles))
            articles.append(article)
            if chance.random() < 0.14:
                articles.append(_copy(article, chance.choice(["甲报", "乙网", "丙社"]), len(articles)))
    return articles[:number]


def _invent(chance: random.Random, vocabulary: list[str], names: list[str], day: date, number: int) -> Article:
    def sentence() -> str:
        words = [*chance.choices(vocabulary, k=14), *chance.choices(names, k=2)]
        chance.shuffle(words)
        return f"{''.join(words)}{chance.randrange(10, 9999)}人。"

    body = [f"{day.month}月{day.day}日{sentence()}", *("".join(sentence() for _ in range(4)) for _ in range(5))]
    return Article(
        title="".join([*chance.sample(names, 2), *chance.choices(vocabulary, k=4)]),
        paragraphs=tuple(body),
        language="zh-Hans",
        published=datetime(day.year, day.month, day.day, chance.randrange(24)),
        source=f"报{number % 40}",
        origin=str(number),
    )


def _copy(article: Article, source: str, number: int) -> Article:
    return replace(article, source=source, origin=str(number), paragraphs=article.paragraphs[:-1])


def _print_speed(number: int) -> None:
    articles = invent_articles(number)
    summaries = [summarize_by_lead(article) for article in articles]
    start, cpu = time.perf_counter(), time.process_time()
    stories = gather_stories(articles, summaries)
    seconds, used = time.perf_counter() - start, time.process_time() - cpu
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{number} articles of {sum(len(a.text) for a in articles) // number} characters: {len(stories)} stories, "
        f"{seconds:.1f} s, {used:.1f} s CPU, {1000 * used / number:.2f} ms an article, peak {memory:.0f} MB"
    )


if __name__ == "__main__":
    if sys.argv[1] == "quality":
        _print_quality("--errors" in sys.argv)
    else:
        _print_speed(int(sys.argv[2]))
