"""Be om hjelp and Send videre, from asking to the end. Whoever sent a case owns it until it is taken."""

from klar.actions.handover.answering import done, give_back, send_back, take_over
from klar.actions.handover.moving import NobodyLeft, NoYes, TakenAlready, in_hands
from klar.actions.handover.reading import case_in, case_summary, read_handover, read_own, talk
from klar.actions.handover.sending import may_send, place, send
from klar.actions.handover.taking import take
from klar.actions.handover.talking import ask, reply, show_whole
from klar.actions.handover.taking_back import revoke

__all__ = [
    "NoYes",
    "NobodyLeft",
    "TakenAlready",
    "ask",
    "case_in",
    "case_summary",
    "done",
    "give_back",
    "in_hands",
    "may_send",
    "place",
    "read_handover",
    "read_own",
    "reply",
    "revoke",
    "send",
    "send_back",
    "show_whole",
    "take",
    "take_over",
    "talk",
]
