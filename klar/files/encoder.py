"""A program of its own: a picture on standard input, the same picture and nothing else on standard output.

Of a PDF: one of its pages as a picture, or how many there are.

Whatever it reads may have been made to break what reads it, so it has little memory and time, no file and no network
(every descriptor is taken), and no setting or key of Klar's. Exit codes: 3 when it is too large, 4 when it is no picture.
"""

import resource
import sys
import warnings
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps, MpoImagePlugin, TiffImagePlugin
from pi_heif import options, register_heif_opener

if sys.argv[1:2] == ["pdf"]:  # as long to read as all the rest
    import pypdfium2

FORMATS = {"jpeg": "JPEG", "png": "PNG", "heic": "HEIF"}
MEMORY, SECONDS = 320_000_000, 20  # beyond what it has to begin with
PIXELS, KEPT = 50_000_000, 16_000_000  # in a picture that is taken, and in one that is kept
LARGEST = 20_000_000
PAGE, PRINT = 2_339, 80  # pixels on the longer side of a page (200 to an inch of A4), and how finely it is packed
FINEST = 8.0  # pixels to a point: a page of a stamp's size is not blown up without end
TOO_LARGE, BROKEN = 3, 4


def main(kind: str, page: str = "") -> None:
    prepare()
    confine()
    try:
        if kind == "pdf":
            sys.stdout.buffer.write(leaf(sys.stdin.buffer.read(), int(page or 0)))
            return
        picture = Image.open(BytesIO(sys.stdin.buffer.read()), formats=[FORMATS[kind]])
        picture = smaller(picture)  # one at a time: the larger one goes before the next is made
        ImageOps.exif_transpose(picture, in_place=True)
        picture = plain(picture)
        if page:
            picture.thumbnail((PAGE, PAGE))
        sys.stdout.buffer.write(encoded(picture, "PNG" if kind == "png" and not page else "JPEG", PRINT if page else 88))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        sys.exit(TOO_LARGE)
    except Exception:  # whatever a broken picture breaks
        sys.exit(BROKEN)


def prepare() -> None:
    """Reads all the code there is to read, since no file can be opened later."""
    Image.preinit()
    register_heif_opener(thumbnails=False)
    options.DECODE_THREADS = 1
    Image.MAX_IMAGE_PIXELS = PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)


def confine() -> None:
    had = Path("/proc/self/statm")
    memory = int(had.read_text().split()[0]) * resource.getpagesize() + MEMORY if had.exists() else resource.RLIM_INFINITY
    limits = {resource.RLIMIT_AS: memory, resource.RLIMIT_CPU: SECONDS, resource.RLIMIT_FSIZE: 0, resource.RLIMIT_CORE: 0, resource.RLIMIT_NOFILE: 3}
    for limit, most in limits.items():
        resource.setrlimit(limit, (most, most))


def leaf(content: bytes, number: int) -> bytes:
    """A page of a PDF as a JPEG no finer than print, the first being 1; how many there are, in digits, when none is asked for."""
    document = pypdfium2.PdfDocument(content)
    if not number:
        return b"%d" % len(document)
    sheet = document[number - 1]
    picture = sheet.render(scale=min(PAGE / max(sheet.get_size()), FINEST)).to_pil()
    return encoded(plain(picture), "JPEG", PRINT)


def smaller(picture: Image.Image) -> Image.Image:
    """A half or a quarter of the width when it is more than what is kept; else as it is."""
    width, height = picture.size
    times = next(n for n in (1, 2) if width * height <= KEPT * n * n)
    if times > 1 and picture.format == "JPEG":
        picture.draft(None, (width // times, height // times))
    picture.load()
    if picture.width < width or times == 1:
        return picture
    if picture.mode in ("P", "LA", "RGBA") or picture.mode.startswith("I"):  # to average these is not there, or takes twice the memory
        return picture.resize((width // times, height // times), Image.Resampling.NEAREST)
    return (picture.convert("L") if picture.mode == "1" else picture).reduce(times)


def plain(picture: Image.Image) -> Image.Image:
    """On white paper, in eight bits, in grey or in red, green and blue."""
    if picture.mode.startswith("I"):
        picture = picture.point(lambda level: level / 256).convert("L")
    if picture.has_transparency_data:
        picture = picture if picture.mode == "RGBA" else picture.convert("RGBA")
        paper = Image.new("RGB", picture.size, "white")
        paper.paste(picture, mask=picture)
        return paper
    return picture.convert("L" if picture.mode in ("1", "L") else "RGB")


def encoded(picture: Image.Image, form: str, quality: int = 88) -> bytes:
    picture.info = {}  # else a comment or a colour profile comes along
    file = BytesIO()
    picture.save(file, form, quality=quality)
    return file.getvalue() if form == "JPEG" or file.tell() <= LARGEST else encoded(picture, "JPEG")


if __name__ == "__main__":
    main(*sys.argv[1:])
