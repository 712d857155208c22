"""Rules a user writes for a site whose pages are read wrongly: where the body is, which lines to drop."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlsplit

from digest.errors import SettingsError


@dataclass(frozen=True)
class SiteRule:
    """For pages of ``host`` (and its subdomains): ``body`` is a CSS selector, ``drop`` regular expressions.

    A line in which one of the ``drop`` expressions is found is left out, in either script as it is written. Raises
    SettingsError where the selector or an expression is broken, naming the rule.
    """

    host: str
    body: str | None = None
    drop: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        if not self.host.strip():
            raise SettingsError('[[sites]] a rule without a host; give one, such as host = "news.example.com"')
        self._check_selector()
        for expression in self.drop:
            self._check_expression(expression)

    def _check_selector(self) -> None:
        if self.body is None:
            return
        from cssselect import HTMLTranslator, SelectorError

        try:
            HTMLTranslator().css_to_xpath(self.body)
        except SelectorError as error:
            raise SettingsError(f"[[sites]] {self.host}: body = {self.body!r} is no CSS selector: {error}") from error

    def _check_expression(self, expression: str) -> None:
        try:
            re.compile(expression)
        except re.error as error:
            raise SettingsError(
                f"[[sites]] {self.host}: drop = {expression!r} is no regular expression: {error}"
            ) from error

    @cached_property
    def xpath(self) -> str | None:
        """The selector as XPath."""
        if self.body is None:
            return None
        from cssselect import HTMLTranslator

        return str(HTMLTranslator().css_to_xpath(self.body))

    @cached_property
    def dropped(self) -> re.Pattern[str] | None:
        """The expressions as one pattern."""
        return re.compile("|".join(f"(?:{one})" for one in self.drop)) if self.drop else None


def find_rule(sites: Sequence[SiteRule], url: str | None) -> SiteRule | None:
    """Return the most specific rule for the host of ``url``, or None."""
    host = (urlsplit(url or "").hostname or "").lower()
    fitting = [rule for rule in sites if _fits(rule.host.lower().strip("."), host)]
    return max(fitting, key=lambda rule: len(rule.host), default=None)


def _fits(wanted: str, host: str) -> bool:
    return bool(host) and (host == wanted or host.endswith(f".{wanted}"))
