"""All types, one file a group."""

from klar.case_types import changes, ending, environment, health, hours, other, pay, position
from klar.case_types.kinds import Guide

GUIDES: dict[str, Guide] = {
    key: guide for file in (pay, hours, position, health, ending, environment, changes, other) for key, guide in file.GUIDES.items()
}
