"""A model on this machine, in CTranslate2's format: OPUS-MT (Marian) or NLLB-200 and its kin. Nothing is downloaded.

OPUS-MT folders hold ``source.spm`` and ``target.spm`` beside ``model.bin`` and translate in one direction; NLLB folders
hold one SentencePiece model and name the languages by tokens (``zho_Hans``, ``eng_Latn``). See
https://opennmt.net/CTranslate2/guides/ for the converters that make them.
"""

from __future__ import annotations

import hashlib
import importlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from digest.errors import TranslationError
from digest.translation.service import Pace, Patience
from digest.translation.translator import Failure, Limits, NoReply, Result

_LANGUAGE_TOKENS = ({"zh-Hans": "zho_Hans", "en": "eng_Latn"}, {"zh-Hans": "__zh__", "en": "__en__"})
"""How NLLB-200 and M2M-100 are told the languages: a token at the beginning of each side."""
_TARGET_TOKENS = {"zh-Hans": (">>cmn_Hans<<", ">>zho_Hans<<", ">>cmn<<", ">>zho<<"), "en": (">>eng<<", ">>en<<")}
"""How OPUS-MT models of several languages are told which: a token before the sentence."""
_MOST_TOKENS = 400
"""Marian models know 512 positions; a longer sentence would be cut without a word."""
_SAMPLE = 2**20


@dataclass(frozen=True)
class LocalModel:
    """The model in ``folder``; it is loaded when it is first asked."""

    folder: Path
    threads: int = 0
    pace: Pace = field(default_factory=lambda: Pace(Patience()), repr=False, compare=False)
    remote: bool = False
    limits: Limits = field(default_factory=lambda: Limits(texts=16, characters=4000))

    @property
    def name(self) -> str:
        """The name of the folder, as readers see it."""
        return self.folder.name

    @cached_property
    def version(self) -> str:
        """A fingerprint of the files: the small ones whole, of the weights the size and both ends."""
        digest = hashlib.sha256()
        for path in sorted(self.folder.iterdir()):
            if path.is_file():
                digest.update(f"{path.name}\n{path.stat().st_size}\n".encode())
                with path.open("rb") as stream:
                    digest.update(stream.read(_SAMPLE))
                    stream.seek(max(0, path.stat().st_size - _SAMPLE))
                    digest.update(stream.read(_SAMPLE))
        return digest.hexdigest()[:16]

    def translate(self, texts: Sequence[str], source: str, target: str) -> tuple[Result, ...]:
        """Translate each text; see :class:`digest.translation.Translator`."""
        try:
            self.pace.begin()
            rows = [self._model.encode(text, source, target) for text in texts]
            fitting = [row for row in rows if 0 < len(row) <= _MOST_TOKENS]
            answers = iter(self._translate(fitting, target))
        except NoReply as error:
            return (error.failure,) * len(texts)
        except (RuntimeError, ValueError, OSError) as error:  # what CTranslate2 and SentencePiece raise
            said = (str(error) or type(error).__name__).splitlines()[0][:150]
            return (Failure(f"{self.name}: the model cannot be used ({said})", passing=False, whole=True),) * len(texts)
        except TranslationError as error:
            return (Failure(str(error), passing=False, whole=True),) * len(texts)
        too_long = Failure(f"{self.name}: longer than the model can read", passing=False)
        return tuple(next(answers) if 0 < len(row) <= _MOST_TOKENS else too_long for row in rows)

    def probe(self) -> str | Failure:
        """Load the model and have two characters translated."""
        result = self.translate(["你好"], "zh-Hans", "en")[0]
        return result if isinstance(result, Failure) else f"answers; version {self.version}"

    def _translate(self, rows: list[list[str]], target: str) -> list[str]:
        if not rows:
            return []
        prefix = self._model.prefix(target)
        found = self._model.engine.translate_batch(
            rows,
            target_prefix=[prefix] * len(rows) if prefix else None,
            max_batch_size=self.limits.texts,
            beam_size=4,
            max_decoding_length=max(map(len, rows)) * 3 + 20,
            replace_unknowns=False,
        )
        return [self._model.decode(one.hypotheses[0], target) for one in found]

    @cached_property
    def _model(self) -> _Model:
        return _load(self.folder, self.threads)


@dataclass(frozen=True, slots=True)
class _Model:
    """A loaded model: the engine, the two tokenizers (one and the same for NLLB), and how its input is dressed.

    ``tokens`` name the languages, where the model knows many.
    """

    engine: Any
    source: Any
    target: Any
    tokens: Mapping[str, str]
    adds_end: bool
    vocabulary: frozenset[str]

    def encode(self, text: str, source: str, target: str) -> list[str]:
        """The tokens of a text as this model was trained to read them."""
        pieces = [str(piece) for piece in self.source.encode(text, out_type=str)]
        end = [] if self.adds_end else ["</s>"]
        if self.tokens:
            return [self.tokens[source], *pieces, *end]
        wanted = next((token for token in _TARGET_TOKENS[target] if token in self.vocabulary), None)
        return [*([wanted] if wanted else []), *pieces, *end]

    def prefix(self, target: str) -> list[str]:
        """What the translation begins with."""
        return [self.tokens[target]] if self.tokens else []

    def decode(self, tokens: Sequence[str], target: str) -> str:
        """The text of a translation's tokens."""
        prefix = self.prefix(target)
        kept = list(tokens[len(prefix) :] if list(tokens[: len(prefix)]) == prefix else tokens)
        return str(self.target.decode(kept)).strip()


@dataclass(frozen=True)
class LocalPair:
    """A folder for each direction, as OPUS-MT has them."""

    folders: Mapping[str, LocalModel]
    remote: bool = False

    @property
    def name(self) -> str:
        """The names of the folders."""
        return ", ".join(model.name for model in self.folders.values())

    @cached_property
    def version(self) -> str:
        """The versions of the folders."""
        return "+".join(f"{direction}:{model.version}" for direction, model in sorted(self.folders.items()))

    @property
    def limits(self) -> Limits:
        """What a model takes at once."""
        return Limits(texts=16, characters=4000)

    def translate(self, texts: Sequence[str], source: str, target: str) -> tuple[Result, ...]:
        """Translate with the folder of the direction; a failure where there is none."""
        direction = f"{source[:2]}-{target[:2]}"
        model = self.folders.get(direction)
        if model is None:
            return (Failure(f"no model for {direction} in [translation]", passing=False),) * len(texts)
        return model.translate(texts, source, target)

    def probe(self) -> str | Failure:
        """Have a word translated by each."""
        for direction, model in self.folders.items():
            source, text = ("zh-Hans", "你好") if direction.startswith("zh") else ("en", "Hello")
            result = model.translate([text], source, "en" if source != "en" else "zh-Hans")[0]
            if isinstance(result, Failure):
                return result
        return f"answers; {', '.join(self.folders)}"


def open_local(model: str | Mapping[str, str], threads: int, patience: Patience) -> LocalModel | LocalPair:
    """Make the translator of a folder, or of a folder for each direction (``zh-en``, ``en-zh``).

    Of ``patience`` the deadline counts: no batch is begun after it.

    Raises :class:`TranslationError` where there is no model in it, or a direction is none.
    """
    if not model:
        raise TranslationError("a local model needs model in [translation]: the folder that holds model.bin")
    pace = Pace(replace(patience, per_minute=None))
    if isinstance(model, str):
        return _open_folder(Path(model), threads, pace)
    unknown = next((direction for direction in model if direction not in ("zh-en", "en-zh")), None)
    if unknown is not None:
        raise TranslationError(f'model: "{unknown}" is no direction; known: zh-en, en-zh')
    return LocalPair({direction: _open_folder(Path(path), threads, pace) for direction, path in model.items()})


def _open_folder(folder: Path, threads: int, pace: Pace) -> LocalModel:
    if not (folder / "model.bin").is_file():
        raise TranslationError(
            f"{folder}: no CTranslate2 model there (model.bin); docs/translation.md says how to get one"
        )
    return LocalModel(folder.resolve(), threads, pace)


def _load(folder: Path, threads: int) -> _Model:
    engine, pieces = _import("ctranslate2"), _import("sentencepiece")
    source, target = _tokenizers(folder)
    config = _read_config(folder / "config.json")
    vocabulary = _read_vocabulary(folder)
    translator = engine.Translator(str(folder), device="cpu", intra_threads=threads)
    first = pieces.SentencePieceProcessor(model_file=str(source))
    return _Model(
        engine=translator,
        source=first,
        target=first if target == source else pieces.SentencePieceProcessor(model_file=str(target)),
        tokens=_language_tokens(vocabulary) if target == source else {},
        adds_end=bool(config.get("add_source_eos")),
        vocabulary=vocabulary,
    )


def _language_tokens(vocabulary: frozenset[str]) -> Mapping[str, str]:
    """The tokens of a model of many languages; none for a model of two."""
    return next((tokens for tokens in _LANGUAGE_TOKENS if vocabulary.issuperset(tokens.values())), {})


def _import(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError:
        raise TranslationError(f"{name} is missing; install digest with it: digest[translation]") from None


def _tokenizers(folder: Path) -> tuple[Path, Path]:
    """The SentencePiece models of source and target; one and the same where there is only one."""
    if (folder / "source.spm").is_file() and (folder / "target.spm").is_file():
        return folder / "source.spm", folder / "target.spm"
    found = sorted([*folder.glob("*.spm"), *folder.glob("*.model")])
    if len(found) != 1:
        raise TranslationError(
            f"{folder}: no SentencePiece model there (source.spm and target.spm, or sentencepiece.bpe.model);"
            " copy it beside model.bin"
        )
    return found[0], found[0]


def _read_config(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _read_vocabulary(folder: Path) -> frozenset[str]:
    """The tokens of the source; converters write a JSON list, older ones a line each."""
    for name in ("shared_vocabulary", "source_vocabulary"):
        for path in (folder / f"{name}.json", folder / f"{name}.txt"):
            if path.is_file():
                text = path.read_text(encoding="utf-8")
                return frozenset(json.loads(text) if path.suffix == ".json" else text.splitlines())
    return frozenset()
