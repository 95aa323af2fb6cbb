"""Gatherings: made and led by the helpers of a unit, answered by those who are invited."""

from klar.actions.gathering.answering import answer, pass_on
from klar.actions.gathering.attending import attend
from klar.actions.gathering.making import NewGathering, call_off, forget_old_gatherings, hold, invite_more, invite_one
from klar.actions.gathering.rating import rate, write_line

__all__ = ["NewGathering", "answer", "attend", "call_off", "forget_old_gatherings", "hold", "invite_more", "invite_one", "pass_on", "rate", "write_line"]
