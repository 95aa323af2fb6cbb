"""Who sees what. Deny by default; one rule for check and list."""

from klar.access.clauses import units
from klar.access.gate import access, check_request, refuse_undeclared
from klar.access.policy import PUBLIC, ROLE_RULES, RULES, SIGNED_IN, condition
from klar.access.reach import counted, fetch, listed, may, visible, visible_here

__all__ = [
    "PUBLIC",
    "ROLE_RULES",
    "RULES",
    "SIGNED_IN",
    "access",
    "check_request",
    "condition",
    "counted",
    "fetch",
    "listed",
    "may",
    "refuse_undeclared",
    "units",
    "visible",
    "visible_here",
]
