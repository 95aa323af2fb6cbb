"""The settings there are."""

from dataclasses import dataclass
from pathlib import Path


LOCAL = frozenset({"127.0.0.1", "localhost"})
# The push services of Chrome, Firefox, Safari and Edge.
PUSH_HOSTS = ("fcm.googleapis.com", "updates.push.services.mozilla.com", "web.push.apple.com", "*.notify.windows.com")


class SettingError(Exception):
    """One setting that must be mended: names the variable and what to do."""

    def __init__(self, name: str, advice: str):
        super().__init__(f"{name}: {advice}")
        self.name, self.advice = name, advice


@dataclass(frozen=True)
class Setting:
    name: str
    meaning: str
    default: str = ""
    secret: bool = False


SETTINGS = (
    Setting("KLAR_DATA", "mappe for database, nøkler og filer", "."),
    Setting("KLAR_DATABASE", "SQLite-filen, eller postgresql://rolle@vert/base; tom betyr klar.db i KLAR_DATA"),
    Setting("KLAR_KEY_DATABASE", "SQLite-filen med datanøkler; tom betyr keys.db i KLAR_DATA"),
    Setting("KLAR_MASTER_KEY_FILE", "fil med hovednøkkelen, 32 tilfeldige byte i base64, rettighet 0600"),
    Setting("KLAR_CHECKPOINTS", "mappe på en annen disk eller maskin, for signerte kontrollpunkter av loggen"),
    Setting("KLAR_BACKUPS", "mappen «klar backup» skriver til; «klar doctor» ser etter at den nyeste er fra siste døgn"),
    Setting("KLAR_HOSTS", "vertsnavn som Klar svarer på, med komma mellom"),
    Setting("KLAR_HELP_PHONE", "telefonen bak «Få hjelp» når enheten ikke har en egen"),
    Setting("KLAR_OIDC_ISSUER", "adressen til innloggingstjenesten (https)"),
    Setting("KLAR_OIDC_CLIENT_ID", "Klars navn hos innloggingstjenesten"),
    Setting("KLAR_OIDC_CLIENT_SECRET", "Klars hemmelighet hos innloggingstjenesten", secret=True),
    Setting("KLAR_OIDC_LEVEL_HIGH", "acr som er høyt nivå, med komma mellom; lavere slipper ikke til saker"),
    Setting("KLAR_LOG_REQUESTS", "1 gir en linje for hver forespørsel: hvilken side, svar og tid, aldri hvem eller hva"),
    Setting("KLAR_OIDC_FILE", "TOML-fil med flere innloggingstjenester, i stedet for de fire over, rettighet 0600"),
    Setting("KLAR_SMTP_URL", "tjeneren som sender e-post: smtps://brukernavn@vert:465, eller smtp://…:587 med STARTTLS; tom gir ingen e-post"),
    Setting("KLAR_SMTP_PASSWORD", "passordet til den", secret=True),
    Setting("KLAR_SMTP_FROM", "adressen e-post sendes fra"),
    Setting("KLAR_SMS_URL", "Kannels «sendsms» (https), eller file:///mappe/fil for prøving; tom gir ingen SMS"),
    Setting("KLAR_SMS_USER", "brukernavnet hos Kannel"),
    Setting("KLAR_SMS_PASSWORD", "passordet hos Kannel", secret=True),
    Setting("KLAR_SMS_FROM", "nummeret eller navnet SMS sendes fra"),
    Setting("KLAR_PUSH_HOSTS", "tjenestene som varsler telefoner; Klar sender ikke til andre", ",".join(PUSH_HOSTS)),
    Setting("KLAR_PRACTICE", "adressen til øvelsen, som «klar practice» svarer på; tom gir ingen «Øv deg»"),
    Setting("KLAR_PRACTICE_HOME", "bare for «klar practice»: adressen til Klar, dit «Slutt å øve» fører"),
    Setting("KLAR_INSECURE_HTTP", "1 tillater http på 127.0.0.1; bare for prøving"),
)


@dataclass(frozen=True)
class Broker:
    """A service people sign in with. `key` stands in addresses, `name` on the button."""

    key: str
    name: str
    issuer: str
    client_id: str
    client_secret: str
    high: tuple[str, ...]  # the `acr` that are proof enough for cases


@dataclass(frozen=True)
class Mail:
    tls: str  # smtps, or smtp: by STARTTLS, but on this machine
    host: str
    port: int
    user: str
    password: str
    sender: str

    @property
    def local(self) -> bool:
        return self.host in LOCAL


@dataclass(frozen=True)
class Sms:
    url: str  # https of Kannel, or file
    user: str
    password: str
    sender: str


@dataclass(frozen=True)
class Settings:
    database: Path | str  # a file of SQLite, or the address of a PostgreSQL database
    key_database: Path
    master_key: bytes
    documents: Path = Path("files")  # a folder: the bytes of papers, each file sealed
    pages: Path = Path("pages.json")  # what `klar pages` makes
    checkpoints: Path | None = None
    backups: Path | None = None
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost")
    help_phone: str = ""
    brokers: tuple[Broker, ...] = ()
    mail: Mail | None = None
    sms: Sms | None = None
    push_hosts: tuple[str, ...] = PUSH_HOSTS
    log_requests: bool = False
    insecure_http: bool = False
    demo: bool = False
    practice: str = ""  # where one can practise: an origin, without a slash at the end
    practice_home: str = ""  # in practice, where the real Klar is
    practising: bool = False

    @property
    def files(self) -> tuple[Path, ...]:
        """The databases that are files."""
        return tuple(base for base in (self.database, self.key_database) if isinstance(base, Path))

    @property
    def https(self) -> bool:
        return not (self.demo or self.insecure_http)
