"""Measure the checks of a translation: of each kind, how many of its flags are deserved and how many faults it finds.

    python benchmarks/translation.py

The pairs are those of ``tests/translation``: originals, translations, and what a careful reader would complain of,
labelled before the checks were run on them.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from time import process_time

from digest.translation import KINDS, check_translation

PAIRS = Path(__file__).parents[1] / "tests" / "translation"
INVENTED = {"澜江社": ("Lanjiang News Agency",)}


def read_pairs(path: Path) -> list[tuple[str, str, set[str]]]:
    rows = (f"{line} ".split("|") for line in path.read_text(encoding="utf-8").splitlines())
    return [(source.strip(), translation.strip(), set(faults.split())) for source, translation, faults in rows]


def find_faults(source: str, translation: str) -> set[str]:
    target = "en" if any("\u4e00" <= character <= "\u9fff" for character in source) else "zh-Hans"
    return {flag.kind for flag in check_translation(source, translation, target=target, terms=INVENTED)}


def main() -> None:
    hits: Counter[str] = Counter()
    found: Counter[str] = Counter()
    there: Counter[str] = Counter()
    pairs = [pair for path in sorted(PAIRS.glob("pairs*.txt")) for pair in read_pairs(path)]
    find_faults("预热", "Warm-up")
    started = process_time()
    for source, translation, faults in pairs:
        said = find_faults(source, translation)
        hits.update(said & faults)
        found.update(said)
        there.update(faults)
    seconds = process_time() - started
    good = sum(not faults for _, _, faults in pairs)
    print(f"{len(pairs)} pairs, {good} of them good; {1000 * seconds / len(pairs):.1f} ms a pair")
    for kind in KINDS:
        print(f"{kind:13} deserved {hits[kind]:3} of {found[kind]:3}   found {hits[kind]:3} of {there[kind]:3}")
    print(f"{'all':13} deserved {hits.total():3} of {found.total():3}   found {hits.total():3} of {there.total():3}")


if __name__ == "__main__":
    main()
