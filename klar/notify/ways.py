"""The ways a letter goes out, each to the address that is known for it."""

import json
from collections.abc import Callable
from typing import NamedTuple

from klar.config import Settings
from klar.crypto.push_key import public_push_key, push_key
from klar.i18n import speaking
from klar.integrations.telling.faults import Gone, NotSent, Unsure
from klar.integrations.telling.mail import mail
from klar.integrations.telling.push import Phone, push
from klar.integrations.telling.sms import sms
from klar.models.officer import Session
from klar.models.told import PushSubscription
from klar.notify.kinds import WHY
from klar.notify.letter import Letter
from klar.notify.service import is_push_service


class Post(NamedTuple):
    """What letters are sent with, and what is done about a phone that is gone (by its id)."""

    settings: Settings
    gone: Callable[[int], None]


def to_phones(letter: Letter, post: Post) -> None:
    """To each of the person's phones; one that got it is enough. Raises Gone, NotSent and Unsure."""
    phones = PushSubscription.select().where(PushSubscription.officer == letter.officer.id).order_by(PushSubscription.id)
    faults = [_to_phone(phone, letter, post) for phone in list(phones)]
    if None not in faults:
        raise next((fault for fault in (Unsure, NotSent) if fault in faults), Gone)


def _to_phone(phone: PushSubscription, letter: Letter, post: Post) -> type[Exception] | None:
    """What went wrong, if anything did. A phone that is signed out, gone, or made for another key of Klar's hears no more."""
    signed_in = Session.select().where(Session.id == phone.session_id, Session.ended_at.is_null()).exists()
    try:
        if not signed_in or phone.key != public_push_key() or not is_push_service(phone.endpoint, post.settings.push_hosts):
            raise Gone
        said = json.dumps({"text": letter.text, "lang": letter.officer.language}, ensure_ascii=False)
        push(Phone(phone.endpoint, phone.p256dh, phone.auth), said, push_key(), f"https://{post.settings.hosts[0]}")
    except Gone:
        post.gone(phone.id)
        return Gone
    except (NotSent, Unsure) as fault:
        return type(fault)
    return None


def by_mail(letter: Letter, post: Post) -> None:
    if not (post.settings.mail and letter.email):
        raise Gone
    with speaking(letter.officer.language):
        text = f"{letter.text}\n\n{WHY}\n"
    mail(post.settings.mail, letter.email, text)


def by_sms(letter: Letter, post: Post) -> None:
    if not (post.settings.sms and letter.officer.phone):
        raise Gone
    sms(post.settings.sms, letter.officer.phone, letter.text)


WAYS: dict[str, Callable[[Letter, Post], None]] = {"push": to_phones, "email": by_mail, "sms": by_sms}
