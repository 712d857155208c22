"""Briefing to files."""
