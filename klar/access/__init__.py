"""Who sees what. Deny by default; one rule for check and list."""

from klar.access.clauses import units
from klar.access.explained import Verdict, explained
from klar.access.gate import ANY_LEVEL, FEED, FRESH, LOCKED, access, check_request, demand_fresh, refuse_undeclared
from klar.access.ladder import SCOPES, steps_from, takers
from klar.access.policy import MEANINGS, PUBLIC, ROLE_RULES, RULES, SIGNED_IN
from klar.access.reach import counted, fetch, listed, may, reachable, visible, visible_here

__all__ = [
    "ANY_LEVEL",
    "FEED",
    "FRESH",
    "LOCKED",
    "MEANINGS",
    "PUBLIC",
    "ROLE_RULES",
    "RULES",
    "SCOPES",
    "SIGNED_IN",
    "Verdict",
    "access",
    "check_request",
    "counted",
    "demand_fresh",
    "explained",
    "fetch",
    "listed",
    "may",
    "reachable",
    "refuse_undeclared",
    "steps_from",
    "takers",
    "units",
    "visible",
    "visible_here",
]
