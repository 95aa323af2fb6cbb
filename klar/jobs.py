"""What Klar does by itself, on the clock.

huey says when; what is to be done stands in Klar's own tables. So its memory holds nothing that could be lost, and two clocks
at a time do no harm. (Its storage in SQL is not used: it would keep a table named «task», which Klar has.)
"""

from huey import Huey, MemoryHuey, crontab

from klar.actions.arrival import forget_arrivals, send_asked
from klar.actions.follow_up import forget_old_talks
from klar.actions.guiding import end_left_guidings
from klar.actions.once import forget_said
from klar.actions.told import gone_phone
from klar.config import Settings
from klar.notify.outbox import prune
from klar.notify.reminding import remind
from klar.notify.sending import send_due
from klar.notify.ways import Post


def once(settings: Settings) -> int:
    """One round of everything; returns how many people were told."""
    remind()
    return send(settings)


def send(settings: Settings) -> int:
    return send_due(Post(settings, gone_phone))


def tidy() -> None:
    prune()
    forget_said()
    end_left_guidings()
    forget_old_talks()
    forget_arrivals()


def clock(settings: Settings) -> Huey:
    huey = MemoryHuey("klar", results=False)
    huey.periodic_task(crontab(minute="*/10"), name="remind")(remind)
    huey.periodic_task(crontab(minute="5", hour="3"), name="prune")(tidy)
    huey.periodic_task(crontab(), name="send")(lambda: send(settings))
    huey.periodic_task(crontab(), name="arrivals")(lambda: send_asked(settings))
    return huey


def run(settings: Settings) -> None:
    """Until it is told to stop (SIGTERM), and what it is doing is done. One worker: one thing at a time."""
    clock(settings).create_consumer(workers=1, graceful_signal="TERM").run()
