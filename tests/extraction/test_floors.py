"""Score floors over real pages that are not part of this project; they only ever go up."""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from digest.extraction import decode, extract_article
from digest.extraction.document import parse_html
from digest.extraction.markup import read_lines
from digest.model import Article, Page

DATA = Path(__file__).parents[3] / "shared" / "data"
CHINESE = ("gne", "magic-html-zh", "tw-hk")
TOKEN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff]|[^\W\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff]+")
pytestmark = [
    pytest.mark.skipif(not DATA.is_dir(), reason="the pages to measure against are not on this machine"),
    pytest.mark.slow,
]


def shingles(text: str) -> Counter[tuple[str, ...]]:
    tokens = TOKEN.findall(text)
    return Counter(tuple(tokens[i : i + 4]) for i in range(max(1, len(tokens) - 3)))


def score(gold: str, got: str) -> tuple[float, float]:
    """Return precision and recall over shingles of four tokens."""
    wanted, found = shingles(gold), shingles(got)
    shared = sum((wanted & found).values())
    return shared / max(1, sum(found.values())), shared / max(1, sum(wanted.values()))


def squeeze(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).lower()


def chinese_pages() -> Iterator[tuple[dict[str, Any], bytes]]:
    for name in CHINESE:
        for line in (DATA / "extract" / name / "gold.jsonl").read_text(encoding="utf-8").splitlines():
            gold = json.loads(line)
            yield gold, gzip.decompress((DATA / "extract" / name / gold["file"]).read_bytes())


def read(gold: dict[str, Any], content: bytes) -> Article:
    return extract_article(Page(content=content, origin=gold["id"], url=gold.get("url"), media_type="text/html"))


@pytest.fixture(scope="module")
def readings() -> list[tuple[dict[str, Any], Article]]:
    return [(gold, read(gold, content)) for gold, content in chinese_pages()]


def share(right: list[bool]) -> float:
    return sum(right) / len(right)


def test_chinese_bodies(readings: list[tuple[dict[str, Any], Article]]) -> None:
    """The body of Chinese pages: F1 of 0.98, and not one page lost."""
    scores = [score("\n".join(gold["body"]), article.text) for gold, article in readings if gold["body"]]
    precision, recall = (sum(column) / len(scores) for column in zip(*scores, strict=True))
    assert 2 * precision * recall / (precision + recall) >= 0.98
    assert min(2 * p * r / (p + r) for p, r in scores) >= 0.5


def test_titles_times_and_people(readings: list[tuple[dict[str, Any], Article]]) -> None:
    """Title, day, minute, authors and editors on the pages that state them."""
    titles = [squeeze(article.title) == squeeze(gold["title"]) for gold, article in readings if gold["title"]]
    dated = [(gold["published"], article.published) for gold, article in readings if gold["published"]]
    days = [got is not None and got.isoformat()[:10] == want[:10] for want, got in dated]
    minutes = [got is not None and got.isoformat()[:16] == want[:16] for want, got in dated if len(want) > 10]
    authors = [set(gold["authors"]) == set(article.authors) for gold, article in readings if gold["authors"]]
    editors = [set(gold["editors"]) == set(article.editors) for gold, article in readings if gold["editors"]]
    measured = [share(titles), share(days), share(minutes), share(authors), share(editors)]
    assert [m >= f for m, f in zip(measured, (0.95, 0.97, 0.95, 0.85, 0.85), strict=True)] == [True] * 5, measured


def test_doubt_is_worth_something(readings: list[tuple[dict[str, Any], Article]]) -> None:
    """Every page that is read badly is one of those flagged, or there is none."""
    sure = [(gold, article) for gold, article in readings if article.confidence >= 0.9]
    scores = [score("\n".join(gold["body"]), article.text) for gold, article in sure if gold["body"]]
    assert min(2 * p * r / (p + r) for p, r in scores) >= 0.8


def test_chinese_pages_as_bare_text() -> None:
    """The same pages without their markup, one line a block: F1 of 0.965, the body exact on two of three."""
    scores, exact = [], []
    for gold, content in chinese_pages():
        text = "\n".join(line.text for line in read_lines(parse_html(decode(content).text)).lines)
        article = extract_article(Page(content=text, origin=gold["id"], media_type="text/plain"))
        scores.append(score("\n".join(gold["body"]), article.text))
        exact.append(same_paragraphs(gold["body"], article))
    precision, recall = (sum(column) / len(scores) for column in zip(*scores, strict=True))
    assert 2 * precision * recall / (precision + recall) >= 0.965
    assert share(exact) >= 0.667


def same_paragraphs(gold: list[str], article: Article) -> bool:
    """Whether the body has all the gold's text and no other; headings may count as either."""
    wanted, found = squeeze("".join(gold)), "\n".join(map(squeeze, (*article.headings, "".join(article.paragraphs))))
    return all(squeeze(p) in wanted for p in article.paragraphs) and all(squeeze(p) in found for p in gold)


def test_english_bodies() -> None:
    """The body of English pages: F1 of 0.968."""
    golds = json.loads((DATA / "extract" / "aeb" / "ground-truth.json").read_text(encoding="utf-8"))
    scores = []
    for name, gold in golds.items():
        content = gzip.decompress((DATA / "extract" / "aeb" / "html" / f"{name}.html.gz").read_bytes())
        scores.append(score(gold["articleBody"], read({"id": name}, content).text))
    precision, recall = (sum(column) / len(scores) for column in zip(*scores, strict=True))
    assert 2 * precision * recall / (precision + recall) >= 0.968


def test_scraped_seeds() -> None:
    """The scraped texts are read exactly: title, time or none, body."""
    for path in sorted((DATA / "seeds").glob("*.txt")):
        gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        article = extract_article(Page(content=path.read_bytes(), origin=path.name, media_type="text/plain"))
        body = gold.get("body_depinyin") or gold["body"]
        optional = {squeeze(text) for text in (*gold["optional"], *gold["headings"])}
        assert [p for p in article.paragraphs if squeeze(p) not in optional] == body, path.name
        assert article.title == (gold.get("title_depinyin") or gold["title"])
        assert (article.published and article.published.isoformat()) == gold["published"]
        assert set(article.captions) == {caption["text"] for caption in gold["captions"]}


@pytest.mark.parametrize("encoding", ["gb18030", "big5hkscs"])
@pytest.mark.parametrize("declared", ["right", "none", "utf-8", "big5", "gb2312"])
def test_re_encoded_pages_come_back_whole(encoding: str, declared: str) -> None:
    """Every Chinese page, re-encoded, comes back whole with a right, a missing and wrong declarations."""
    name = {"right": encoding, "none": ""}.get(declared, declared)
    for gold, content in chinese_pages():
        text = re.sub(r"charset\s*=\s*[\"']?[\w-]+", f"charset={name}", decode(content).text)
        encoded = text.encode(encoding, "ignore")
        assert decode(encoded).text == encoded.decode(encoding), gold["id"]
