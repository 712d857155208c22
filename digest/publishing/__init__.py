"""The unattended way: collect by the hour, publish what is due, finish what was interrupted, say what is wrong."""

from digest.publishing.collecting import Collected, collect
from digest.publishing.delivering import World
from digest.publishing.due import due_days, due_moment, next_due
from digest.publishing.finishing import Published
from digest.publishing.keeping import tell_keeper
from digest.publishing.planning import Plan
from digest.publishing.prospects import examine_run
from digest.publishing.publish import Outcome, estimate_plan, preview, publish, undo
from digest.publishing.rebuilding import rebuild
from digest.publishing.running import begin_run, end_run
from digest.publishing.standing import Standing, take_stock
from digest.publishing.trying import Tried, try_sources
from digest.publishing.verifying import Verified, find_named_issue, verify_issue

__all__ = [
    "Collected",
    "Outcome",
    "Plan",
    "Published",
    "Standing",
    "Tried",
    "Verified",
    "World",
    "begin_run",
    "collect",
    "due_days",
    "due_moment",
    "end_run",
    "estimate_plan",
    "examine_run",
    "find_named_issue",
    "next_due",
    "preview",
    "publish",
    "rebuild",
    "take_stock",
    "tell_keeper",
    "try_sources",
    "undo",
    "verify_issue",
]
