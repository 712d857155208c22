"""Speed of the key sentences, against sumy's LexRank and TextRank on the same articles in the same run.

    uv pip install sumy jieba setuptools        (for this benchmark only; digest does not need them)
    python benchmarks/summarize.py [FILE.jsonl.gz…]

Prints processor milliseconds an article (the median over different articles, one thread) for invented articles of 10
to 2,000 sentences and for real ones, where files are given, and how many times longer sumy takes than digest takes for
one article (timed in turn with it) and in a batch. Without sumy the comparison is left out.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import os
import random
import statistics
import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from digest.model import Article
from digest.summarization import METHODS, rank_sentences, summarize_article, summarize_articles

SIZES = (10, 30, 100, 500, 2000)
COMPARED = 30
_SUBJECTS = ["市政府", "交通局", "居民", "专家", "公司", "学校", "医院", "工会", "法院", "银行", "农户", "游客"]
_VERBS = ["宣布", "推迟", "批准", "讨论", "反对", "支持", "公布", "调查", "修改", "完成", "取消", "扩大", "检查"]
_OBJECTS = [
    "新大桥工程",
    "地铁票价",
    "年度预算",
    "水库管理办法",
    "旧城改造计划",
    "学校午餐标准",
    "贷款利率",
    "防洪演练",
]
_TIMES = ["今年三月", "下周一", "上个月", "去年年底", "9日上午", "会议期间", "十年前", "雨季到来之前"]


def invent_articles(sentences: int, count: int) -> list[Article]:
    """Make different articles of so many sentences, five to a paragraph, the same ones each time."""
    choose = random.Random(sentences)

    def clause() -> str:
        return choose.choice(_TIMES) + choose.choice(_SUBJECTS) + choose.choice(_VERBS) + choose.choice(_OBJECTS)

    def paragraph() -> str:
        return "".join(f"{clause()}，{clause()}，{clause()}。" for _ in range(5))

    return [
        Article(title=clause(), paragraphs=tuple(paragraph() for _ in range(-(-sentences // 5))), language="zh-Hans")
        for _ in range(count)
    ]


def measure(run: Callable[[Article], object], articles: Sequence[Article]) -> float:
    """Return the median processor milliseconds of ``run`` over different articles."""
    times = []
    for article in articles:
        started = time.process_time()
        run(article)
        times.append(1000 * (time.process_time() - started))
    return statistics.median(times)


def measure_batch(articles: Sequence[Article]) -> float:
    """Return the processor milliseconds an article that all of them take in one call, the median of five."""
    times = []
    for _ in range(5):
        started = time.process_time()
        summarize_articles(articles)
        times.append(1000 * (time.process_time() - started) / len(articles))
    return statistics.median(times)


def sumy_runner(name: str) -> Callable[[Article], object]:
    """Return a call of one of sumy's summarizers, its Chinese tokenizer included."""
    from sumy.nlp.tokenizers import Tokenizer  # type: ignore[import-not-found]
    from sumy.parsers.plaintext import PlaintextParser  # type: ignore[import-not-found]
    from sumy.summarizers.lex_rank import LexRankSummarizer  # type: ignore[import-not-found]
    from sumy.summarizers.text_rank import TextRankSummarizer  # type: ignore[import-not-found]

    summarizer = {"lexrank": LexRankSummarizer, "textrank": TextRankSummarizer}[name]()
    tokenizer = Tokenizer("chinese")
    return lambda article: summarizer(PlaintextParser.from_string(article.text, tokenizer).document, 3)


def read_articles(paths: Sequence[Path]) -> list[Article]:
    """Read real articles of about 30 sentences from JSON Lines (``title``, ``text``, ``lang``), at most 60 a file."""
    found = []
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            rows = (json.loads(line) for line in lines)
            articles = (Article.from_text(row["text"], title=row["title"], language=row["lang"]) for row in rows)
            fitting = (article for article in articles if abs(len(rank_sentences(article)) - COMPARED) <= 3)
            found += list(islice(fitting, 60))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="real articles, as FILE.jsonl.gz")
    files = parser.parse_args().files
    summarize_article(invent_articles(COMPARED, 1)[0])
    print("sentences  " + "  ".join(f"{method:>9}" for method in METHODS) + "   (ms of processor time)")
    for size in SIZES:
        times = [
            measure(partial(summarize_article, method=method), invent_articles(size, 100 if size <= 100 else 5))
            for method in METHODS
        ]
        print(f"{size:>9}  " + "  ".join(f"{value:9.2f}" for value in times))
    print(f"a batch of 100 invented articles: {measure_batch(invent_articles(COMPARED, 100)):.2f} ms each")
    real = read_articles(files)
    if real:
        alone, together = measure(summarize_article, real), measure_batch(real)
        print(f"{len(real)} real articles of about {COMPARED} sentences: {alone:.2f} ms, in a batch {together:.2f}")
    compare_with_sumy(invent_articles(COMPARED, 41), "invented")
    if real:
        compare_with_sumy(real, "real")


def compare_with_sumy(articles: Sequence[Article], kind: str) -> None:
    """Time sumy and the default method in turn on each article: what else the machine does then falls on both."""
    if importlib.util.find_spec("sumy") is None or importlib.util.find_spec("jieba") is None:
        print("sumy is not installed: no comparison (see the top of this file)")
        return
    for name in ("lexrank", "textrank"):
        run = sumy_runner(name)
        run(articles[0])
        times = [(measure(run, [article]), measure(summarize_article, [article])) for article in articles]
        theirs, ours = (statistics.median(column) for column in zip(*times, strict=True))
        ratio = statistics.median(their / our for their, our in times)
        batch = measure_batch(articles)
        print(
            f"sumy {name}, {kind} articles: {theirs:.2f} ms, {ratio:.0f} times digest's {ours:.2f} ms, "
            f"{theirs / batch:.0f} times the {batch:.2f} ms of a batch"
        )


if __name__ == "__main__":
    main()
