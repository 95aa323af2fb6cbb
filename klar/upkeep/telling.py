"""What klar doctor says of being told: which ways are open, and whether what waits is sent."""

from datetime import timedelta

from klar.config import Settings
from klar.db import now, to_ms
from klar.models.told import Message
from klar.notify.moments import awake
from klar.upkeep.finding import Finding, ok, warning

LATE, LATELY = timedelta(hours=1), timedelta(days=7)


def telling(settings: Settings) -> Finding:
    since = now() - LATE
    late = Message.select().where(Message.status == "waiting", Message.due_at < to_ms(since)).count()
    if late and awake(since) == since:
        return warning(f"{late} varsler har ventet i over en time. Går «klar jobs»?")
    lost = Message.select().where(Message.status == "claimed", Message.claimed_at > to_ms(now() - LATELY), Message.claimed_at < to_ms(since)).count()
    if lost:
        return warning(f"{lost} varsler kom kanskje ikke fram den siste uka: linjen falt, eller «klar jobs» ble stoppet, mens de ble sendt.")
    lacking = [name for name, there in (("e-post (KLAR_SMTP_URL)", settings.mail), ("SMS (KLAR_SMS_URL)", settings.sms)) if not there]
    return ok("Varsler går til telefoner" + (f". Ikke satt opp: {' og '.join(lacking)}." if lacking else ", på e-post og på SMS."))
