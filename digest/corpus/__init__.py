"""Millions of articles: the same functions over partitions, by a pool of processes or a distributed engine."""

from digest.corpus.engines import ENGINES, EngineName
from digest.corpus.issue import build_from_corpus
from digest.corpus.job import Progress, build_corpus
from digest.corpus.manifest import Manifest, read_manifest
from digest.corpus.orders import Selection
from digest.corpus.pace import Pace
from digest.corpus.report import say_report
from digest.corpus.schema import sentences_schema
from digest.corpus.stages import pick_sentences, read_pages, rows_to_sentences, sign_articles, tell_stories
from digest.corpus.storage import Store
from digest.corpus.verifying import verify_corpus

__all__ = [
    "ENGINES",
    "EngineName",
    "Manifest",
    "Pace",
    "Progress",
    "Selection",
    "Store",
    "build_corpus",
    "build_from_corpus",
    "pick_sentences",
    "read_manifest",
    "read_pages",
    "rows_to_sentences",
    "say_report",
    "sentences_schema",
    "sign_articles",
    "tell_stories",
    "verify_corpus",
]
