"""E-mail by SMTP: plain text, never without TLS but on this machine."""

import smtplib
import ssl
from email.message import EmailMessage
from email.utils import formatdate, make_msgid

from klar.config import Mail
from klar.integrations.telling.faults import Gone, NotSent, Unsure

PATIENCE = 20  # seconds


def mail(server: Mail, to: str, text: str) -> None:
    """Raises Gone, NotSent and Unsure."""
    try:
        letter, line = _letter(server, to, text), _line(server)
    except ValueError as error:  # an address that is more than one
        raise Gone("address") from error
    except (OSError, smtplib.SMTPException) as error:
        raise NotSent("connection") from error
    try:
        line.send_message(letter)
    except smtplib.SMTPRecipientsRefused as error:
        refused = {code for code, _said in error.recipients.values()}
        raise (Gone if refused and min(refused) >= 500 else NotSent)("refused") from error
    except smtplib.SMTPResponseException as error:
        raise NotSent(str(error.smtp_code)) from error
    except (OSError, smtplib.SMTPException) as error:
        raise Unsure("line") from error
    finally:
        line.close()


def _letter(server: Mail, to: str, text: str) -> EmailMessage:
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = server.sender, to, "Klar"
    if len(letter["To"].addresses) != 1:
        raise ValueError
    letter["Date"], letter["Message-ID"] = formatdate(), make_msgid(domain=server.sender.rpartition("@")[2])
    letter["Auto-Submitted"] = "auto-generated"
    letter.set_content(text)
    return letter


def _line(server: Mail) -> smtplib.SMTP:
    if server.tls == "smtps":
        line: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=PATIENCE, context=ssl.create_default_context())
    else:
        line = smtplib.SMTP(server.host, server.port, timeout=PATIENCE)
        if not server.local:
            line.starttls(context=ssl.create_default_context())
    if server.user:
        line.login(server.user, server.password)
    return line
