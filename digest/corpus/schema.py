"""The tables of a corpus, as Arrow schemas; every table carries the identity of its articles.

``id`` is the first eight bytes of the BLAKE2b digest of an article's origin, as a signed number, so that it does not
change when pages are added. ``row`` is an article's place in its partition, in the order of reading.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import pyarrow as pa

_TEXTS = pa.list_(pa.string())
_STATED = pa.struct(
    [
        ("title", pa.string()),
        ("published", pa.string()),
        ("source", pa.string()),
        ("authors", _TEXTS),
        ("language", pa.string()),
    ]
)
PAGES = pa.schema(
    [
        ("content", pa.large_binary()),
        ("is_text", pa.bool_()),
        ("origin", pa.string()),
        ("url", pa.string()),
        ("media_type", pa.string()),
        ("charset", pa.string()),
        ("fetched", pa.string()),
        ("stated", _STATED),
        ("clean", pa.bool_()),
        ("left_out", pa.struct([("title", pa.string()), ("reason", pa.string()), ("failed", pa.bool_())])),
    ]
)
"""What a source hands over: pages, and what it left out itself, of which the content is null."""

_ARTICLE_FIELDS: list[tuple[str, pa.DataType]] = [
    ("title", pa.string()),
    ("original_title", pa.string()),
    ("paragraphs", _TEXTS),
    ("language", pa.string()),
    ("published", pa.string()),
    ("published_from", pa.string()),
    ("news_day", pa.struct([("month", pa.int8()), ("day", pa.int8())])),
    ("source", pa.string()),
    ("agency", pa.string()),
    ("authors", _TEXTS),
    ("editors", _TEXTS),
    (
        "dateline",
        pa.struct(
            [
                ("agency", pa.string()),
                ("place", pa.string()),
                ("day", pa.struct([("month", pa.int8()), ("day", pa.int8())])),
                ("end", pa.int32()),
            ]
        ),
    ),
    ("standfirst", pa.string()),
    ("headings", _TEXTS),
    ("captions", _TEXTS),
    ("lines", pa.list_(pa.int32())),
    ("dropped", pa.list_(pa.struct([("line", pa.int32()), ("text", pa.string()), ("reason", pa.string())]))),
    ("notes", _TEXTS),
    ("confidence", pa.float64()),
    ("url", pa.string()),
    ("origin", pa.string()),
]
ARTICLES = pa.schema([("id", pa.int64()), ("day", pa.date32()), *_ARTICLE_FIELDS])
"""Articles as they were read, nothing lost; ``day`` is that of publication, null where no page states it."""

REJECTS = pa.schema([("origin", pa.string()), ("title", pa.string()), ("reason", pa.string()), ("failed", pa.bool_())])
"""What gave no article, with the reason; ``failed`` is false for files of a kind that is not read."""

OUTCOMES = pa.schema(
    [
        *ARTICLES,
        ("reason", pa.string()),
        ("failed", pa.bool_()),
    ]
)
"""Articles and rejects in one table, in the order of reading: of an article the ``reason`` is null."""


def sentences_schema(languages: Sequence[str]) -> pa.Schema:
    """Key sentences: each verbatim, with its place in the article, and in each language of the edition."""
    return pa.schema(
        [
            ("id", pa.int64()),
            ("day", pa.date32()),
            ("number", pa.int16()),
            ("text", pa.string()),
            ("original", pa.string()),
            ("paragraph", pa.int32()),
            ("start", pa.int32()),
            ("end", pa.int32()),
            ("score", pa.float64()),
            ("speaker", pa.string()),
            ("method", pa.string()),
            *((language, pa.string()) for language in languages),
        ]
    )


BANDS = pa.schema([("key", pa.int64()), ("row", pa.int32()), ("day", pa.int32())])
"""The keys of each article's signature: articles with a key in common are compared for being copies."""

DUPLICATES = pa.schema(
    [
        ("group", pa.int64()),
        ("id", pa.int64()),
        ("is_original", pa.bool_()),
        ("day", pa.date32()),
        ("title", pa.string()),
        ("origin", pa.string()),
    ]
)
"""Copies of one text, a group each, named by the ``id`` of the copy that is best to keep."""

STORIES = pa.schema(
    [
        ("story", pa.string()),
        ("day", pa.date32()),
        ("rank", pa.int32()),
        ("title", pa.string()),
        ("lead", pa.int64()),
        ("articles", pa.list_(pa.int64())),
        ("copies", pa.list_(pa.int64())),
        ("sources", pa.int32()),
    ]
)
"""The events of a day, the important first: which articles tell each, and which are copies of those."""


def identify(origin: str) -> int:
    """The ``id`` of the article of that origin."""
    digest = hashlib.blake2b(origin.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
