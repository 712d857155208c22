"""Speed of the key sentences, against sumy's LexRank and TextRank on the same articles in the same run.

    uv pip install sumy jieba setuptools        (for this benchmark only; digest does not need them)
    python benchmarks/summarize.py

Prints processor milliseconds an article (the best of several rounds, one thread) for invented articles of 10 to 2,000
sentences, and how many times longer sumy takes. Without sumy the comparison is left out.
"""

from __future__ import annotations

import importlib.util
import os
import random
import time
from collections.abc import Callable

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from digest.model import Article
from digest.summarization import METHODS, summarize_article, summarize_articles

SIZES = (10, 30, 100, 500, 2000)
COMPARED = 30
_SUBJECTS = ["市政府", "交通局", "居民", "专家", "公司", "学校", "医院", "记者", "工会", "法院", "银行", "农户", "游客"]
    "市政府",
    "交通局",
    "居民",
    "专家",
    "公司",
    "学校",
    "医院",
    "记者",
    "工会",
    "法院",
    "银行",
    "农户",
    "游客",
    "工程师",
    "志愿者",
    "检察院",
]
_VERBS = ["宣布", "推迟", "批准", "讨论", "反对", "支持", "公布", "调查", "修改", "完成", "取消", "扩大", "检查"]
    "宣布",
    "推迟",
    "批准",
    "讨论",
    "反对",
    "支持",
    "公布",
    "调查",
    "修改",
    "完成",
    "取消",
    "扩大",
    "检查",
    "出售",
    "评估",
    "恢复",
]
_OBJECTS = ["新大桥工程", "地铁票价", "年度预算", "水库管理办法", "旧城改造计划", "学校午餐标准", "贷款利率", "防洪演练"]
    "新大桥工程",
    "地铁票价",
    "年度预算",
    "水库管理办法",
    "旧城改造计划",
    "学校午餐标准",
    "港口扩建方案",
    "夜间公交线路",
    "贷款利率",
    "防洪演练",
    "春节市场",
    "垃圾分类试点",
]
_TIMES = ["今年三月", "下周一", "上个月", "去年年底", "9日上午", "会议期间", "十年前", "雨季到来之前"]


def invent_article(sentences: int) -> Article:
    """Make an article of so many sentences, five to a paragraph, the same each time."""
    choose = random.Random(sentences)

    def clause() -> str:
        return choose.choice(_TIMES) + choose.choice(_SUBJECTS) + choose.choice(_VERBS) + choose.choice(_OBJECTS)

    lines = ["".join(f"{clause()}，{clause()}，{clause()}。" for _ in range(5)) for _ in range(-(-sentences // 5))]
    return Article(title=clause(), paragraphs=tuple(lines), language="zh-Hans")


def measure(run: Callable[[], object], rounds: int) -> float:
    """Return the processor milliseconds of the fastest of several rounds."""
    best = float("inf")
    for _ in range(rounds):
        started = time.process_time()
        run()
        best = min(best, time.process_time() - started)
    return 1000 * best


def sumy_runner(name: str, article: Article) -> Callable[[], object]:
    """Return a call of one of sumy's summarizers, its Chinese tokenizer included."""
    from sumy.nlp.tokenizers import Tokenizer  # type: ignore[import-not-found]
    from sumy.parsers.plaintext import PlaintextParser  # type: ignore[import-not-found]
    from sumy.summarizers.lex_rank import LexRankSummarizer  # type: ignore[import-not-found]
    from sumy.summarizers.text_rank import TextRankSummarizer  # type: ignore[import-not-found]

    summarizer = {"lexrank": LexRankSummarizer, "textrank": TextRankSummarizer}[name]()
    tokenizer = Tokenizer("chinese")
    return lambda: summarizer(PlaintextParser.from_string(article.text, tokenizer).document, 3)


def main() -> None:
    summarize_article(invent_article(30))
    print("sentences  " + "  ".join(f"{method:>9}" for method in METHODS) + "   (ms of processor time)")
    for size in SIZES:
        article = invent_article(size)
        rounds = 200 if size <= 100 else 10
        times = [measure(lambda a=article, m=method: summarize_article(a, method=m), rounds) for method in METHODS]  # type: ignore[misc]
        print(f"{size:>9}  " + "  ".join(f"{value:9.2f}" for value in times))
    batch = [invent_article(size) for size in range(20, 40)]
    print(
        f"a batch of {len(batch)} articles: {measure(lambda: summarize_articles(batch), 20) / len(batch):.2f} ms each"
    )
    compare_with_sumy()


def compare_with_sumy() -> None:
    """Time sumy beside the default method on one article."""
    if importlib.util.find_spec("sumy") is None or importlib.util.find_spec("jieba") is None:
        print("sumy is not installed: no comparison (see the top of this file)")
        return
    article = invent_article(COMPARED)
    ours = measure(lambda: summarize_article(article), 200)
    for name in ("lexrank", "textrank"):
        run = sumy_runner(name, article)
        run()
        theirs = measure(run, 10)
        print(
            f"sumy {name}: {theirs:.2f} ms for {COMPARED} sentences, {theirs / ours:.0f} times digest's {ours:.2f} ms"
        )


if __name__ == "__main__":
    main()
