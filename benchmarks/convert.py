"""Measure script conversion: errors on hard sentences and on running text, script detection, speed.

    python benchmarks/convert.py [--running TRADITIONAL.jsonl…]

``--running`` takes JSON lines with a Traditional text under ``text`` or a list of them under ``body``: each is put
into Simplified and back, and compared with the original, variants of one character counted as the same.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from time import perf_counter, process_time

from digest.language import convert, detect, engine_name, render_text
from digest.language.opencc_engine import converter

SENTENCES = Path(__file__).parents[1] / "tests" / "language"
VARIANTS = str.maketrans(
    "臺裡裏群羣峰峯線綫床牀為爲啟啓眾衆麵麪污汙秘祕着著", "台里里群群峰峰线线床床为为启启众众面面污污秘秘着着"
)
Convert = Callable[[str], str]


def ours(text: str) -> str:
    return convert(text, "zh-Hant-TW", "zh-Hans")


def hard_rows(name: str) -> list[list[str]]:
    rows = (SENTENCES / name).read_text(encoding="utf-8").splitlines()
    return [row.split("\t") for row in rows if not row.startswith("#")]


def count_right(rows: list[list[str]], to_traditional: Convert) -> int:
    return sum(to_traditional(row[0]) in (row[1], *filter(None, row[2].split("|"))) for row in rows)


def measure_hard(name: str) -> None:
    rows = hard_rows(name)
    before, after = count_right(rows, converter("s2tw")), count_right(rows, ours)
    print(f"{name}: {len(rows)} sentences, dictionary {before} right, digest {after} right")


def measure_detection() -> None:
    texts = [row[0] for name in ("hard_sentences.tsv", "hard_sentences_later.tsv") for row in hard_rows(name)]
    pairs = [(text, ours(text)) for text in texts if len(text) >= 12 and ours(text) != text]
    right = sum((detect(hans) == "zh-Hans") + (detect(hant) == "zh-Hant") for hans, hant in pairs)
    print(f"detection: {right} of {2 * len(pairs)} sentences of 12 characters and more")


def read_texts(paths: Iterable[Path]) -> Iterator[str]:
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                yield record["text"] if "text" in record else "\n".join(record["body"])


def measure_running(paths: list[Path]) -> None:
    errors, han = [0, 0], 0
    for original in read_texts(paths):
        simplified = converter("tw2s")(original)
        folded = original.translate(VARIANTS)
        han += sum("\u3400" <= c <= "\u9fff" for c in original)
        for number, to_traditional in enumerate((converter("s2tw"), ours)):
            there = to_traditional(simplified).translate(VARIANTS)
            errors[number] += sum(a != b for a, b in zip(folded, there, strict=True))
    print(f"running text: {han} Han characters, dictionary {errors[0]} errors, digest {errors[1]} errors")


def measure_speed() -> None:
    """A briefing of 200 articles of 5 sentences in two editions, no sentence twice."""
    rows = hard_rows("hard_sentences.tsv") + hard_rows("hard_sentences_later.tsv")
    sentences = [f"{rows[n % len(rows)][0]}，{rows[(n * 7 + n // len(rows)) % len(rows)][0]}" for n in range(1000)]
    ours(sentences[0])
    wall, processor = perf_counter(), process_time()
    for sentence in sentences:
        for edition in ("zh-Hant-TW", "zh-Hant-HK"):
            render_text(sentence, edition, "zh-Hans")
    wall, processor = perf_counter() - wall, process_time() - processor
    size = sum(map(len, sentences))
    print(f"speed: 1000 sentences, {size} characters, two editions: {wall:.2f} s ({processor:.2f} s of processor)")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--running", nargs="*", type=Path, default=[])
    options = parser.parse_args()
    print(engine_name())
    measure_hard("hard_sentences.tsv")
    measure_hard("hard_sentences_later.tsv")
    measure_detection()
    if options.running:
        measure_running(options.running)
    measure_speed()


if __name__ == "__main__":
    main()
