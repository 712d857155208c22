"""Briefing to files: Markdown, HTML, PDF, EPUB, plain text and JSON, all set from one arrangement of the briefing."""

from digest.rendering.formats import FORMATS, JSON_FORMAT, render_format
from digest.rendering.labels import LABELS
from digest.rendering.look import Look
from digest.rendering.machine import Check, examine
from digest.rendering.site import MEDIA_TYPES, Catalogue, PastIssue, PastItem, render_feed, render_site

__all__ = [
    "FORMATS",
    "JSON_FORMAT",
    "LABELS",
    "MEDIA_TYPES",
    "Catalogue",
    "Check",
    "Look",
    "PastIssue",
    "PastItem",
    "examine",
    "render_feed",
    "render_format",
    "render_site",
]
