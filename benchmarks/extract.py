"""Pages per CPU second of digest against trafilatura's default, on the same pages in the same run.

    python benchmarks/extract.py DIR [DIR…] [--rounds N]

A DIR holds HTML files (``*.html``, ``*.htm``, gzipped or not, at any depth). The two take turns page by page, so that a
busy machine slows both alike; the best of the rounds counts for each page.
"""

from __future__ import annotations

import argparse
import gzip
import logging
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from digest.errors import InputError
from digest.extraction import decode, extract_article
from digest.model import Page


def read_with_digest(content: bytes) -> int:
    """Return the length of the body that digest reads."""
    try:
        return len(extract_article(Page(content=content, origin="benchmark", media_type="text/html")).text)
    except InputError:
        return 0


def read_with_trafilatura(content: bytes) -> int:
    """Return the length of the body that trafilatura reads by default, given the text already decoded."""
    import trafilatura

    return len(trafilatura.extract(decode(content).text) or "")


def seconds(read: Callable[[bytes], int], content: bytes) -> float:
    """Return the CPU time of one reading, in seconds."""
    start = time.process_time()
    read(content)
    return time.process_time() - start


def load(folders: Sequence[str]) -> list[bytes]:
    """Return the pages below ``folders``."""
    files = [path for folder in folders for path in sorted(Path(folder).rglob("*.htm*"))]
    return [gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data for data in (p.read_bytes() for p in files)]


def main() -> None:
    """Print pages per CPU second of both, and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", metavar="DIR")
    parser.add_argument("--rounds", type=int, default=2)
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    pages = load(options.folders)
    if not pages:
        parser.error("no HTML file in " + ", ".join(options.folders))
    readers = (read_with_digest, read_with_trafilatura)
    for read in readers:  # imports and compiled patterns are not what is measured
        read(pages[0])
    best = {read: [float("inf")] * len(pages) for read in readers}
    for _ in range(options.rounds):
        for at, content in enumerate(pages):
            for read in readers:
                best[read][at] = min(best[read][at], seconds(read, content))
    ours, theirs = (len(pages) / sum(best[read]) for read in readers)
    print(f"{len(pages)} pages: digest {ours:.1f}/s, trafilatura {theirs:.1f}/s, ratio {ours / theirs:.2f}")


if __name__ == "__main__":
    main()
