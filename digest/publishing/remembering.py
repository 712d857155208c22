"""The archive as the memory of what was translated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from digest.archive import Archive, KeptTranslation, recall_translations, store_translations
from digest.translation import Remembered

_FIELDS = ("key", "text", "reason", "translator", "source", "target")


@dataclass(frozen=True, slots=True)
class ArchiveMemory:
    """The archive as a :class:`digest.translation.Memory`; ``now`` is the moment of the run."""

    archive: Archive
    now: datetime

    def recall(self, keys: Iterable[str]) -> Mapping[str, Remembered]:
        """Those of ``keys`` that are kept."""
        kept = recall_translations(self.archive, keys)
        return {key: Remembered(**{name: getattr(one, name) for name in _FIELDS}) for key, one in kept.items()}

    def remember(self, entries: Iterable[Remembered]) -> None:
        """Keep entries. Raises :class:`~digest.errors.ArchiveError` where they cannot be kept."""
        rows = (KeptTranslation(**{name: getattr(one, name) for name in _FIELDS}) for one in entries)
        store_translations(self.archive, rows, self.now)
