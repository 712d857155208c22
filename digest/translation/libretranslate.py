"""LibreTranslate (https://docs.libretranslate.com), on this machine or another; many texts a request."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from digest.errors import TranslationError
from digest.translation.service import Patience, Service, open_service
from digest.translation.translator import BadReply, Failure, Limits, NoReply, Result, ask_in_batches

_NAMES = {"zh-Hans": ("zh-Hans", "zh"), "en": ("en",)}
"""Servers before 1.6 say ``zh``, later ones ``zh-Hans``."""


@dataclass(frozen=True, slots=True)
class LibreTranslate:
    """LibreTranslate at ``service``; ``key`` is for servers that ask for one."""

    service: Service
    key: str | None = field(default=None, repr=False)
    name: str = "LibreTranslate"
    version: str = "1"
    limits: Limits = field(default_factory=lambda: Limits(texts=25, characters=4000))
    codes: dict[str, str] = field(default_factory=dict, repr=False)

    @property
    def remote(self) -> bool:
        """Whether texts leave this machine."""
        return self.service.remote

    def translate(self, texts: Sequence[str], source: str, target: str) -> tuple[Result, ...]:
        """Translate each text; see :class:`digest.translation.Translator`."""
        return ask_in_batches(texts, self.limits, lambda batch: self._ask(batch, source, target))

    def probe(self) -> str | Failure:
        """Ask for the languages that the server has."""
        try:
            codes = self._languages()
        except (NoReply, BadReply) as error:
            return error.failure if isinstance(error, NoReply) else Failure(str(error))
        lacking = [names[0] for names in _NAMES.values() if not set(names) & set(codes)]
        if lacking:
            return Failure(f"{self.service.host}: answers, but has no {' and no '.join(lacking)}")
        return "answers; it has Chinese and English"

    def _ask(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        payload: dict[str, Any] = {
            "q": list(texts),
            "source": self._code(source),
            "target": self._code(target),
            "format": "text",
        }
        if self.key:
            payload["api_key"] = self.key
        said = self.service.ask("/translate", payload)
        found = said.get("translatedText") if isinstance(said, dict) else None
        if isinstance(found, str):
            found = [found]
        if not isinstance(found, list) or not all(isinstance(text, str) for text in found):
            raise BadReply("the answer has no translations")
        return found

    def _code(self, language: str) -> str:
        """What this server calls a language; asked once."""
        if not self.codes:
            try:
                found = self._languages()
            except (NoReply, BadReply):
                found = []
            for tag, names in _NAMES.items():
                self.codes[tag] = next((name for name in names if name in found), names[-1])
        return self.codes[language]

    def _languages(self) -> list[str]:
        said = self.service.ask("/languages")
        if not isinstance(said, list):
            raise BadReply(f"{self.service.host}: answers, but not as LibreTranslate does")
        return [str(one.get("code")) for one in said if isinstance(one, dict)]


def open_libretranslate(url: str, key: str | None, patience: Patience) -> LibreTranslate:
    """Make the translator. Raises :class:`TranslationError` without an address."""
    if not url:
        raise TranslationError("LibreTranslate needs url in [translation], such as http://127.0.0.1:5000")
    return LibreTranslate(open_service(url, {}, patience, has_key=bool(key)), key)
