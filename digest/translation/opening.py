"""The translator that the settings ask for, made ready; where it cannot be, one that says why and knows its name."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from digest.errors import TranslationError
from digest.translation.chat import open_chat
from digest.translation.command import open_command
from digest.translation.deepl import open_deepl
from digest.translation.libretranslate import open_libretranslate
from digest.translation.local_model import open_local
from digest.translation.memory import Memory, Remembered
from digest.translation.service import Patience, is_remote
from digest.translation.translator import Failure, Limits, Result, Translator

ENGINES = ("ctranslate2", "libretranslate", "deepl", "openai", "command")
"""The kinds of translators by the names that they have in digest.toml."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslatorSpec:
    """Which translator, and what it needs; ``read_key`` gives its key when it is made, and may raise.

    ``model`` is a folder (``ctranslate2``; or one for each direction) or the name of a model (``openai``). ``names``
    are forms of names for engines that can be told of them.
    """

    engine: str
    model: str | Mapping[str, str] = ""
    url: str = ""
    command: Sequence[str] = ()
    allow_remote: bool = False
    threads: int = 0
    patience: Patience = field(default_factory=Patience)
    environment: Mapping[str, str] = field(default_factory=dict, repr=False)
    read_key: Callable[[], str | None] = lambda: None
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def goes_away(self) -> bool:
        """Whether texts would leave this machine."""
        if self.engine == "deepl":
            return not self.url or is_remote(self.url)
        return self.engine in ("libretranslate", "openai") and bool(self.url) and is_remote(self.url)


@dataclass(frozen=True, slots=True)
class Unavailable:
    """Stands for a translator that cannot be used now, so that what it once translated is still found."""

    name: str
    version: str
    remote: bool
    reason: str
    limits: Limits = field(default_factory=Limits)

    def translate(self, texts: Sequence[str], source: str, target: str) -> tuple[Result, ...]:  # noqa: ARG002
        """Fail for each text."""
        return (Failure(self.reason, whole=True),) * len(texts)

    def probe(self) -> str | Failure:
        """Say why it cannot be used."""
        return Failure(self.reason)


def open_translator(spec: TranslatorSpec) -> Translator:
    """Make the translator. Nothing is loaded and nobody asked before it is used.

    Raises :class:`TranslationError` where something that it needs is missing, and where texts would leave this machine
    without ``allow_remote``.
    """
    if spec.engine not in ENGINES:
        raise TranslationError(f'unknown engine "{spec.engine}" in [translation]; known: {", ".join(ENGINES)}')
    if spec.goes_away and not spec.allow_remote:
        raise TranslationError(refuse_remote(spec))
    model = spec.model if isinstance(spec.model, str) else ""
    if spec.engine == "ctranslate2":
        return open_local(spec.model, spec.threads, spec.patience)
    if spec.engine == "libretranslate":
        return open_libretranslate(spec.url, spec.read_key(), spec.patience)
    if spec.engine == "deepl":
        return open_deepl(spec.url, spec.read_key(), spec.patience)
    if spec.engine == "openai":
        return open_chat(spec.url, model, spec.read_key(), spec.names, spec.patience)
    return open_command(spec.command, spec.environment, spec.patience)


def refuse_remote(spec: TranslatorSpec) -> str:
    """Why a remote translator is not used, and what to do."""
    where = spec.url or "DeepL"
    return f"texts would be sent to {where}; say allow_remote = true in [translation] if they may"


def open_or_recall(spec: TranslatorSpec, memory: Memory, *, keeps: bool = True) -> Translator:
    """Make the translator; where it cannot be, one that fails, under the name and version that it last had.

    So an issue is built again with the translations it had, even when the model or the key is gone. Without ``keeps``
    the memory is only read.
    """
    identity = _identity(spec)
    try:
        translator = open_translator(spec)
        known = Remembered(key=identity, text=json.dumps([translator.name, translator.version]))
    except (TranslationError, OSError) as error:
        name, version = _last_known(memory, identity) or (spec.engine, "")
        return Unavailable(name, version, spec.goes_away, str(error))
    if keeps and memory.recall([identity]).get(identity) != known:
        memory.remember([known])
    return translator


def _identity(spec: TranslatorSpec) -> str:
    model = spec.model if isinstance(spec.model, str) else sorted(spec.model.items())
    said = json.dumps(["translator", spec.engine, model, spec.url, list(spec.command)], ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()


def _last_known(memory: Memory, identity: str) -> tuple[str, str] | None:
    found = memory.recall([identity]).get(identity)
    if found is None or found.text is None:
        return None
    name, version = json.loads(found.text)
    return str(name), str(version)
