"""Briefing to files: Markdown, HTML, PDF, EPUB, plain text and JSON, all set from one arrangement of the briefing."""

from digest.rendering.formats import FORMATS, render_format
from digest.rendering.labels import LABELS
from digest.rendering.look import Look
from digest.rendering.machine import Check, examine

__all__ = ["FORMATS", "LABELS", "Check", "Look", "examine", "render_format"]
