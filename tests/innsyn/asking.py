"""How innsyn is asked for, gone through and fetched, as the people do it."""

import io
import json
import re
from zipfile import ZipFile

from klar.models.innsyn import Innsyn
from klar.models.member import Member
from tests.conftest import Browser, World

PAGE = "/gjennomgang/innsyn"


def opened(world: World, member: Member) -> Browser:
    """The data protection officer, who has opened it."""
    privacy = world.sign_in("data_protection_officer")
    assert privacy.post(f"{PAGE}/ny", number=member.number, name=member.name).location == PAGE
    return privacy


def gone_through(rep: Browser, case: int, said: str = "give") -> None:
    """Answers every text alike, and is done."""
    address = f"/saker/{case}/innsyn"
    while place := re.search(r'name="place" value="([^"]+)"', rep.get(address).text):
        assert rep.post(address, place=place[1], answer=said).status_code == 303
    assert rep.post(address, done="yes").status_code == 303


def fetched(privacy: Browser) -> tuple[str, dict]:
    """The package: the page to print, and what it says to a machine."""
    files = unpacked(privacy)
    return files["innsyn.html"].decode(), json.loads(files["innsyn.json"])


def unpacked(privacy: Browser) -> dict[str, bytes]:
    newest = Innsyn.select().order_by(Innsyn.id.desc()).first()
    answer = privacy.post(f"{PAGE}/hent", f"{PAGE}/ny", innsyn=str(newest.id))
    assert (answer.status_code, answer.mimetype) == (200, "application/zip")
    with ZipFile(io.BytesIO(answer.data)) as file:
        return {name: file.read(name) for name in file.namelist()}
