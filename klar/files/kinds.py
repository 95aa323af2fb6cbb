"""The six kinds of file there are, and what is said to one that is none of them."""

from typing import NamedTuple

from klar.i18n import _l

LARGEST = 20_000_000  # bytes in one file, as it was sent
PICTURES = ("jpeg", "png")  # what pictures are kept as; HEIC becomes JPEG


class Kind(NamedTuple):
    mimetype: str
    ending: str
    label: object


KINDS = {
    "jpeg": Kind("image/jpeg", "jpg", _l("Bilde")),
    "png": Kind("image/png", "png", _l("Bilde")),
    "heic": Kind("image/heic", "heic", _l("Bilde")),
    "pdf": Kind("application/pdf", "pdf", _l("PDF")),
    "docx": Kind("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", _l("Word")),
    "text": Kind("text/plain; charset=utf-8", "txt", _l("Tekst")),
}
SENTENCES = {
    "none": _l("Velg en fil først."),
    "lost": _l("Noe av filen kom ikke fram. Velg den på nytt."),
    "evidence": _l("Velg ett bilde om gangen når originalen er bevis."),
    "pages": _l("Papiret har for mange sider. Lag et nytt."),
    "pictures": _l("Velg bare bilder når du velger flere."),
    "many": _l("Saken er full av papirer. Slett ett først."),
    "empty": _l("Filen er tom. Velg en annen."),
    "large": _l("Filen er for stor. Den kan være 20 MB."),
    "unknown": _l("Klar tar imot bilder, PDF, Word og ren tekst."),
    "broken": _l("Filen er ødelagt. Lagre den på nytt."),
    "pixels": _l("Bildet er for stort. Ta et mindre bilde."),
    "locked": _l("Filen er låst med passord. Lagre den uten."),
    "runs": _l("Filen kan kjøre noe. Skriv den ut til PDF."),
    "holds": _l("Filen har andre filer i seg. Skriv den ut til PDF."),
    "fetches": _l("Filen henter noe utenfra. Skriv den ut til PDF."),
}


class Refused(Exception):
    """A file that Klar does not take. `why` is a key of SENTENCES."""

    def __init__(self, why: str):
        super().__init__(why)
        self.why = why

    @property
    def sentence(self) -> str:
        return str(SENTENCES[self.why])
