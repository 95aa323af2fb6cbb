"""Gatherings: made and led by the helpers of a unit, answered by those who are invited."""

from klar.actions.gathering.answering import answer, pass_on
from klar.actions.gathering.attending import attend, others_at_the_door, walk_in
from klar.actions.gathering.making import NewGathering, call_off, forget_old_gatherings, hold, invite_more, invite_one
from klar.actions.gathering.rating import rate, write_line

__all__ = ["NewGathering", "answer", "attend", "call_off", "forget_old_gatherings", "hold", "invite_more", "invite_one", "others_at_the_door", "pass_on", "rate", "walk_in", "write_line"]
