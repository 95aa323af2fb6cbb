"""What Klar does by itself, on the clock.

huey says when; what is to be done stands in Klar's own tables. So its memory holds nothing that could be lost, and two clocks
at a time do no harm. (Its storage in SQL is not used: it would keep a table named «task», which Klar has.)
"""

from huey import Huey, MemoryHuey, crontab

from klar.actions.arrival import forget_arrivals, send_asked
from klar.actions.call_round import forget_old_rounds
from klar.actions.follow_up import KEPT, forget_old_talks
from klar.actions.gathering import forget_old_gatherings
from klar.actions.guiding import end_left_guidings
from klar.actions.new_rep import begin_posts
from klar.actions.once import forget_said
from klar.actions.report import forget_old_reports
from klar.actions.told import gone_phone
from klar.config import Settings
from klar.db import now
from klar.notify.outbox import prune
from klar.notify.reminding import remind
from klar.notify.sending import send_due
from klar.notify.ways import Post


def once(settings: Settings) -> int:
    """One round of everything; returns how many people were told."""
    look_ahead()
    return send(settings)


def look_ahead() -> None:
    begin_posts()
    remind()


def send(settings: Settings) -> int:
    return send_due(Post(settings, gone_phone))


def tidy() -> None:
    prune()
    forget_said()
    end_left_guidings()
    forget_old_talks()
    forget_old_rounds(now() - KEPT)
    forget_old_reports()
    forget_old_gatherings()
    forget_arrivals()


def clock(settings: Settings) -> Huey:
    huey = MemoryHuey("klar", results=False)
    huey.periodic_task(crontab(minute="*/10"), name="remind")(look_ahead)
    huey.periodic_task(crontab(minute="5", hour="3"), name="prune")(tidy)
    huey.periodic_task(crontab(), name="send")(lambda: send(settings))
    huey.periodic_task(crontab(), name="arrivals")(lambda: send_asked(settings))
    return huey


def run(settings: Settings) -> None:
    """Until it is told to stop (SIGTERM), and what it is doing is done. One worker: one thing at a time."""
    clock(settings).create_consumer(workers=1, graceful_signal="TERM").run()
