"""DeepL (https://developers.deepl.com/docs/api-reference/translate): at most 50 texts and 128 KiB a request."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from digest.errors import TranslationError
from digest.translation.service import Patience, Service, open_service
from digest.translation.translator import BadReply, Failure, Limits, NoReply, Result, ask_in_batches

PAID, FREE = "https://api.deepl.com", "https://api-free.deepl.com"
_CODES = {"zh-Hans": ("ZH", "ZH-HANS"), "en": ("EN", "EN-US")}


@dataclass(frozen=True, slots=True)
class DeepL:
    """DeepL at ``service``."""

    service: Service
    name: str = "DeepL"
    version: str = "v2"
    limits: Limits = field(default_factory=lambda: Limits(texts=50, characters=30_000))

    @property
    def remote(self) -> bool:
        """Whether texts leave this machine."""
        return self.service.remote

    def translate(self, texts: Sequence[str], source: str, target: str) -> tuple[Result, ...]:
        """Translate each text; see :class:`digest.translation.Translator`."""
        return ask_in_batches(texts, self.limits, lambda batch: self._ask(batch, source, target))

    def probe(self) -> str | Failure:
        """Ask how much of the quota is used, which costs nothing."""
        try:
            said = self.service.ask("/v2/usage")
        except (NoReply, BadReply) as error:
            return error.failure if isinstance(error, NoReply) else Failure(str(error))
        if not isinstance(said, dict) or "character_count" not in said:
            return Failure(f"{self.service.host}: answers, but not as DeepL does")
        return f"answers; {said['character_count']} of {said.get('character_limit', '?')} characters used"

    def _ask(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        said = self.service.ask(
            "/v2/translate",
            {
                "text": list(texts),
                "source_lang": _CODES[source][0],
                "target_lang": _CODES[target][1],
                "split_sentences": "0",
                "preserve_formatting": True,
            },
        )
        return _read(said)


def open_deepl(url: str, key: str | None, patience: Patience) -> DeepL:
    """Make the translator; without ``url`` at the address that the kind of key (``…:fx`` is free) belongs to.

    Raises :class:`TranslationError` without a key.
    """
    if not key:
        raise TranslationError("DeepL needs a key; name it with key_env, key_file or keyring in [translation]")
    address = url or (FREE if key.endswith(":fx") else PAID)
    return DeepL(open_service(address, {"Authorization": f"DeepL-Auth-Key {key}"}, patience, has_key=True))


def _read(said: Any) -> list[str]:
    found = said.get("translations") if isinstance(said, dict) else None
    if not isinstance(found, list):
        raise BadReply("the answer has no translations")
    texts = [one.get("text") if isinstance(one, dict) else None for one in found]
    if not all(isinstance(text, str) for text in texts):
        raise BadReply("the answer has a translation that is no text")
    return [str(text) for text in texts]
