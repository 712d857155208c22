"""A text as one edition shows it: converted, its quotation marks and punctuation set right."""

from __future__ import annotations

from dataclasses import dataclass, field

from digest.language.conversion import Quotes, convert
from digest.language.editions import edition, is_traditional
from digest.language.glossary import Glossary
from digest.language.healing import is_machine_made
from digest.language.punctuation import set_punctuation
from digest.language.script import detect


@dataclass(frozen=True, slots=True, kw_only=True)
class RenditionSettings:
    """What a rendition does besides the script: see ``convert`` for each; ``punctuation`` widens half-width marks."""

    glossary: Glossary = field(default_factory=dict)
    regional_words: bool = False
    regional_names: bool = False
    inside_quotations: bool = False
    quotes: Quotes = "edition"
    punctuation: bool = True


_DEFAULT = RenditionSettings()


def render_text(
    text: str,
    to: str,
    source: str | None = None,
    settings: RenditionSettings = _DEFAULT,
    *,
    machine_made: bool | None = None,
) -> str:
    """Return ``text`` as the edition ``to`` shows it; the text itself is left as it is stored.

    ``source`` and ``machine_made`` are what is known of the whole document; each is found out from ``text`` where
    None is given. Text without Han characters, and editions that are not Chinese, pass unchanged.

    Raises:
        UsageError: ``to`` or ``source`` is no tag of the editions table.
    """
    converted = convert(
        text,
        to,
        source,
        glossary=settings.glossary,
        regional_words=settings.regional_words,
        regional_names=settings.regional_names,
        inside_quotations=settings.inside_quotations,
        quotes=settings.quotes,
        machine_made=machine_made,
    )
    if not settings.punctuation or (source or detect(text)) in ("en", "und"):
        return converted
    return set_punctuation(converted)


@dataclass(frozen=True, slots=True)
class Renderer:
    """Renders the pieces of one document, whose script and making were found out once, from the whole of it."""

    source: str
    machine_made: bool
    settings: RenditionSettings = _DEFAULT

    @classmethod
    def for_document(cls, text: str, source: str | None = None, settings: RenditionSettings = _DEFAULT) -> Renderer:
        """Make the renderer of a document of which ``text`` is the whole (title and body)."""
        script = source or detect(text)
        return cls(script, is_traditional(script) and is_machine_made(text), settings)

    def render(self, text: str, to: str) -> str:
        """Return a piece of the document as the edition ``to`` shows it."""
        return render_text(text, edition(to), self.source, self.settings, machine_made=self.machine_made)
