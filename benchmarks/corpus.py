"""How fast a corpus is built, and what engines, workers and partitions cost: ratios of runs that take turns.

    python benchmarks/corpus.py [--pages 20000] [--parts speed,workers,engines] [--folder DIR]

Generates pages (clean records, and the text of scraped pages), and prints

  speed    articles from clean text to key sentences, and scraped pages to key sentences, a processor second
  workers  elapsed seconds of ``local`` with one worker by those with two, beside what the machine itself allows: two
           builds that share nothing, of half of the pages each, at the same time; and the largest resident memory of
           a process with one partition, and with all
  engines  processor seconds of ``daft`` by those of ``local``, both with two workers, their children counted
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from digest.config import Settings
from digest.corpus import Manifest, build_corpus, pick_sentences, read_pages
from digest.corpus.articles import pages_to_batch, split_outcomes
from digest.model import Article, LeftOut, Page
from digest.sources import read_record
from digest.summarization import summarize_article, summarize_articles

T = TypeVar("T")
WHO = (
    "市政府",
    "交通局",
    "港务公司",
    "水利局",
    "图书馆",
    "合作社",
    "消防队",
    "气象台",
    "博物馆",
    "法院",
    "银行",
    "医院",
)
DID = ("宣布", "推迟", "批准", "讨论", "反对", "支持", "公布", "调查", "修改", "完成", "取消", "扩大", "检查", "重开")
WHAT = (
    "新大桥工程",
    "夜间渡轮",
    "年度预算",
    "水库管理办法",
    "旧城改造",
    "午餐标准",
    "防洪演练",
    "古塔修缮",
    "冷库扩建",
)
WHEN = ("今年三月", "下周一", "上个月", "去年年底", "9日上午", "会议期间", "十年前", "雨季以前")
LETTERS = (
    "山水桥路船港市民工人学校医院铁路公园博物馆图书渡轮风雨云海松石清河南北东西新旧大小高低远近春夏秋冬"
    "花草木竹田地井泉沙湖江岛岸浪潮船帆灯塔钟楼门窗墙屋瓦街巷村镇县区集场店铺茶酒米面油盐糖果蔬豆布丝线针衣帽鞋"
    "手足耳目口心力气声色光影火电铁铜金银纸笔墨画诗歌舞琴棋球车马牛羊鸟鱼虫日月星年季时刻早晚初末先后左右前中"
)
MENU = "首页\n国内\n国际\n社会\n财经\n体育\n登录 注册\n"
FOOTER = "\n责任编辑：陆小川\n关于我们 联系我们 版权声明\n南湖网 版权所有"
PARTS = ("speed", "workers", "engines")
RECORDS = 1024


def invent(number: int) -> dict[str, str]:
    """An article of about five hundred characters; one in ten is a copy of another, with a word changed.

    The others share as little with each other as real ones do: some hundreds of candidates of ten thousand articles.
    """
    choose = random.Random(number - 1 if number % 10 == 9 else number)

    def words(least: int, most: int) -> str:
        return "".join(choose.choices(LETTERS, k=choose.randint(least, most)))

    def clause() -> str:
        what = choose.choice(WHAT) if choose.random() < 0.3 else ""
        return f"{choose.choice(WHEN)}{words(2, 4)}{choose.choice(WHO)}{choose.choice(DID)}{words(4, 9)}{what}"

    title = clause()
    paragraphs = ["".join(f"{clause()}，{clause()}，{clause()}。" for _ in range(3)) for _ in range(3)]
    text = "\n".join(paragraphs)
    day = f"2026-{1 + number // 28 % 12:02}-{1 + number % 28:02}"
    return {
        "title": title,
        "text": text.replace("宣布", "表示", 1) if number % 10 == 9 else text,
        "published": f"{day}T08:30:00+08:00",
        "url": f"https://news.example/{number}",
    }


def scrape(number: int) -> dict[str, str]:
    """The same article as the text of a scraped page."""
    one = invent(number)
    head = f"{one['title']}\n{one['published'][:10]} 08:30 来源：江南晚报\n"
    return {"text": f"{MENU}{head}{one['text']}{FOOTER}", "url": one["url"]}


def write(path: Path, records: Iterable[dict[str, str]]) -> Path:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"{json.dumps(one, ensure_ascii=False)}\n" for one in records)
    return path


def shelves(records: Sequence[dict[str, str]]) -> list[list[Page | LeftOut]]:
    pages = [read_record(one, one["url"], None) for one in records]
    return [pages[start : start + 256] for start in range(0, len(pages), 256)]


def rate(work: Callable[[list[T]], object], batches: Sequence[list[T]]) -> float:
    """Pages a processor second: of the batches, the median, as others may use the machine's caches meanwhile."""
    rates = []
    for batch in batches:
        start = time.process_time()
        work(batch)
        rates.append(len(batch) / (time.process_time() - start))
    return sorted(rates)[len(rates) // 2]


def summarize_texts(records: list[dict[str, str]]) -> object:
    return [summarize_article(Article.from_text(one["text"], one["title"])) for one in records]


def measure_speed(pages: int) -> None:
    settings = Settings()
    records = [invent(number) for number in range(min(pages, 5120))]
    speed = rate(summarize_texts, [records[at : at + 256] for at in range(0, len(records), 256)])
    print(f"clean text → key sentences (digest.summarize): {speed:.0f} a second and core")
    clean = [shelf for shelf in shelves([invent(number) for number in range(min(pages, 5120))]) if len(shelf) == 256]
    scraped = [shelf for shelf in shelves([scrape(number) for number in range(min(pages, 2560))]) if len(shelf) == 256]

    def to_table(items: list[Page | LeftOut]) -> object:
        return split_outcomes(read_pages(pages_to_batch(items), settings))[0]

    def to_sentences(items: list[Page | LeftOut]) -> object:
        from digest.reading import read_batch

        return summarize_articles([one for one in read_batch(items, settings) if not isinstance(one, LeftOut)])

    def to_renditions(items: list[Page | LeftOut]) -> object:
        articles, _ = split_outcomes(read_pages(pages_to_batch(items), settings))
        return [pick_sentences(batch, settings) for batch in articles.combine_chunks().to_batches()]

    for name, batches in (("clean text", clean), ("scraped text", scraped)):
        to_renditions(batches[0])
        print(f"{name} → articles: {rate(to_table, batches):.0f} a second and core")
        print(f"{name} → key sentences: {rate(to_sentences, batches):.0f} a second and core")
        print(f"{name} → key sentences in two scripts, in tables: {rate(to_renditions, batches):.0f} a second and core")


def start(source: Path, folder: Path, engine: str, workers: int, records: int) -> subprocess.Popen[str]:
    """Start a build in a process of its own."""
    name = folder / f"{engine}-{workers}-{records}-{time.monotonic_ns()}"
    command = [sys.executable, __file__, "--build", f"{source}", f"{name}", engine, f"{workers}", f"{records}"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def end(process: subprocess.Popen[str]) -> tuple[Manifest, float]:
    """Wait for a build: its manifest, and the megabytes of its largest process."""
    said, _ = process.communicate()
    if process.returncode:
        raise SystemExit(f"a build ended with code {process.returncode}")
    plain, largest = json.loads(said.splitlines()[-1])
    return Manifest(**plain), largest


def run(source: Path, folder: Path, engine: str, workers: int, records: int) -> tuple[Manifest, float, float, float]:
    """Build: the manifest, seconds elapsed and of the processor, megabytes of the largest process."""
    began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    manifest, largest = end(start(source, folder, engine, workers, records))
    elapsed, after = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return manifest, elapsed, seconds, largest


def build_one(source: str, out: str, engine: str, workers: str, records: str) -> None:
    """What the process of a build does: print the manifest, and the largest memory of it and of its children."""
    from dataclasses import asdict

    from digest.corpus import ENGINES

    chosen = next(one for one in ENGINES if one == engine)
    manifest = build_corpus(source, out, Settings(), engine=chosen, workers=int(workers), records=int(records))
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    largest = max(resource.getrusage(kind).ru_maxrss for kind in kinds) / 1024
    print(json.dumps([{**asdict(manifest), "files": {}}, largest]))


def measure_workers(pages: int, folder: Path) -> None:
    source = write(folder / "scraped.jsonl", (scrape(number) for number in range(pages)))
    small = write(folder / "small.jsonl", (scrape(number) for number in range(min(pages, RECORDS))))
    half = pages // 2
    parts = ((0, half), (half, pages))
    halves = [write(folder / f"half-{at}.jsonl", (scrape(number) for number in range(at, to))) for at, to in parts]
    one_tasks, one, seconds, largest = run(source, folder, "local", 1, RECORDS)
    manifest, two, more, _ = run(source, folder, "local", 2, RECORDS)
    began = time.monotonic()
    for process in [start(part, folder, "local", 1, RECORDS) for part in halves]:
        end(process)
    apart = time.monotonic() - began
    _, _, _, least = run(small, folder, "local", 1, RECORDS)
    print(f"local, {pages} scraped pages: 1 worker {one:.1f} s ({seconds:.1f} s of processor time)")
    print(f"  2 workers {two:.1f} s ({more:.1f} s of processor time): {one / two:.2f} times as fast")
    print(f"  2 builds that share nothing, of half of the pages each, at once {apart:.1f} s: {one / apart:.2f} times")
    print(f"  counts {dict(manifest.counts)}")
    print(f"  of the tasks, with 1 worker {dict(one_tasks.seconds)}, with 2 {dict(manifest.seconds)}")
    whole = sum(manifest.seconds.values())
    hours = whole / pages * 1e8 / 3600
    print(f"  {pages / whole:.0f} pages a processor second over all stages; 10^8 pages: {hours:.0f} processor hours")
    partitions = manifest.counts["partitions"]
    print(f"  memory of the largest process: 1 partition {least:.0f} MB, {partitions} partitions {largest:.0f} MB")


def measure_engines(pages: int, folder: Path) -> None:
    """What an engine costs is what was used besides the tasks themselves, which are the same."""
    source = write(folder / "clean.jsonl", (invent(number) for number in range(pages)))
    costs = {}
    for engine in ("local", "daft"):
        manifest, elapsed, total, _ = run(source, folder, engine, 2, 512)
        tasks = sum(manifest.seconds.values())
        costs[engine] = (tasks, total - tasks)
        print(f"{pages} articles, {engine}: {total:.1f} s of processor time, {elapsed:.1f} s elapsed")
        print(f"  of which the tasks took {tasks:.1f} s")
    tasks = (costs["local"][0] + costs["daft"][0]) / 2
    ratio = (tasks + costs["daft"][1]) / (tasks + costs["local"][1])
    print(f"  daft by local: {100 * (ratio - 1):+.1f} %")


def main() -> None:
    """Measure what is asked for."""
    if sys.argv[1:2] == ["--build"]:
        build_one(*sys.argv[2:])
        return
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--parts", default=",".join(PARTS))
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        for part in options.parts.split(","):
            if part == "speed":
                measure_speed(options.pages)
            else:
                measures = {"workers": measure_workers, "engines": measure_engines}
                measures[part](options.pages, Path(folder))


if __name__ == "__main__":
    main()
