"""When somebody may be told: never at night, and those who have chosen it once a day."""

from datetime import date, datetime, time, timedelta

from klar.db import OSLO, now

NIGHT_BEGINS, NIGHT_ENDS, MORNING = time(21), time(7), time(8)


def awake(at: datetime) -> datetime:
    """The moment itself, or the end of the night that it is in."""
    local = at.astimezone(OSLO)
    if NIGHT_ENDS <= local.time() < NIGHT_BEGINS:
        return at
    return datetime.combine(local.date() + timedelta(days=local.time() >= NIGHT_BEGINS), NIGHT_ENDS, OSLO)


def morning(day: date) -> datetime:
    """When the day's gathered message is sent."""
    return datetime.combine(day, MORNING, OSLO)


def next_morning(at: datetime) -> datetime:
    local = at.astimezone(OSLO)
    return morning(local.date() + timedelta(days=local.time() >= MORNING))


def soonest(daily: bool) -> datetime:
    """When one who is told once a day, or at once, hears of what happens now."""
    return next_morning(now()) if daily else awake(now())


def began(day: date) -> datetime:
    return datetime.combine(day, time(0), OSLO)
