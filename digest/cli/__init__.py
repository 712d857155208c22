"""The command line: parse, call the pipeline, print. No logic of its own.

Every command lies in the file that is named for what it does; importing it here makes it known to the application.
"""

from digest.cli import (
    building,
    converting,
    corpus,
    describing,
    machine,
    publishing,
    reading,
    scheduling,
    searching,
    sources,
    translating,
)
from digest.cli.app import Exit, app, main

__all__ = [
    "Exit",
    "app",
    "building",
    "converting",
    "corpus",
    "describing",
    "machine",
    "main",
    "publishing",
    "reading",
    "scheduling",
    "searching",
    "sources",
    "translating",
]
