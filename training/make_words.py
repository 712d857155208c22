"""Write ``digest/language/data/words.txt`` from jieba's dictionary (pip install jieba; MIT licence).

    python training/make_words.py PATH/TO/jieba/dict.txt

Kept are frequent words, and rarer ones if they hold a character that has several Traditional forms.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

from digest.language.dictionaries import read_dictionary

OUTPUT = Path(__file__).parents[1] / "digest" / "language" / "data" / "words.txt"
HEADER = "# class: binary logarithm of the frequency<TAB>words. Source: jieba 0.42.1 dict.txt, Sun Junyi, MIT licence\n"


def main(path: str) -> None:
    several = {key for key, values in read_dictionary("STCharacters").items() if len(values) > 1}
    classes: dict[int, list[str]] = defaultdict(list)
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        word, count, _ = line.split(" ")
        if is_kept(word, int(count), several):
            classes[int(count).bit_length() - 1].append(word)
    rows = (f"{number}\t{' '.join(sorted(words))}\n" for number, words in sorted(classes.items(), reverse=True))
    OUTPUT.write_text(HEADER + "".join(rows), encoding="utf-8")


def is_kept(word: str, count: int, several: set[str]) -> bool:
    length = len(word)
    if not all("\u3400" <= c <= "\u9fff" for c in word) or length > 5:
        return False
    holds = bool(set(word) & several)
    return (count >= 64 and length <= 2) or (count >= 16 and holds and length > 1)


if __name__ == "__main__":
    main(sys.argv[1])
