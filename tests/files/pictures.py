"""Pictures, whole and made to harm: each with its right answer, which is a kind of file or a key of SENTENCES."""

import struct
import zlib
from base64 import b64decode
from collections.abc import Iterator
from io import BytesIO

from PIL import Image, PngImagePlugin

CORNERS = ((220, 30, 30), (30, 180, 60), (30, 60, 220), (240, 240, 240))  # top left, top right, bottom left, bottom right
SECRET = "Merkeordet"
Item = tuple[str, bytes, str]


def four(width: int = 64, height: int = 48) -> Image.Image:
    """Four colours, one in each corner: it shows which way is up."""
    picture = Image.new("RGB", (2, 2))
    picture.putdata(CORNERS)
    return picture.resize((width, height), Image.Resampling.NEAREST)


def saved(picture: Image.Image, form: str = "JPEG", **options: object) -> bytes:
    file = BytesIO()
    picture.save(file, form, **options)
    return file.getvalue()


def told(orientation: int) -> Image.Exif:
    """What a telephone writes in a picture: which way it was held, who owns it, and where it was taken."""
    exif = Image.Exif()
    exif.update({0x0112: orientation, 0x010F: SECRET, 0x9003: "2026:11:22 10:00:00"})
    exif.get_ifd(0x8825).update({1: "N", 2: (59.0, 54.0, 30.0), 3: "E", 4: (10.0, 45.0, 0.0)})
    return exif


TURN = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # orientation -> the transposition that a camera held so has made


def held(orientation: int, form: str = "JPEG") -> bytes:
    """The four colours as a telephone that was held so would store them."""
    picture = four() if orientation == 1 else four().transpose(Image.Transpose(TURN[orientation]))
    return saved(picture, form, exif=told(orientation))


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int, height: int, mode: int = 0, bits: int = 8, lines: int | None = None) -> bytes:
    """A black PNG of that size, packed a line at a time so that making it takes no memory; only the first `lines` are there."""
    samples = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[mode]
    pack, line = zlib.compressobj(9), b"\0" * (1 + (width * samples * bits + 7) // 8)
    data = b"".join(pack.compress(line) for _ in range(height if lines is None else lines)) + pack.flush()
    palette = chunk(b"PLTE", b"\1\2\3") if mode == 3 else b""
    head = struct.pack(">IIBBBBB", width, height, bits, mode, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + palette + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def huge_jpeg(width: int, height: int) -> bytes:
    """A small JPEG that says it is large."""
    content = bytearray(saved(four()))
    at = content.index(b"\xff\xc0")
    content[at + 5 : at + 9] = struct.pack(">HH", height, width)
    return bytes(content)


# Four colours as a telephone keeps them, 64 × 48, with where it was taken: there is no encoder of HEIC here to make one with.
HEIC = b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAb5tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAA"
    "ADRpbG9jAAAAAERAAAIAAQAAAAAB4gABAAAAAAAAAHMAAgAAAAACVQABAAAAAAAAAKIAAAA4aWluZgAAAAAAAgAAABVpbmZlAgAA"
    "AAABAABodmMxAAAAABVpbmZlAgAAAQACAABFeGlmAAAAAA5waXRtAAAAAAABAAAA/WlwcnAAAADdaXBjbwAAAHZodmNDAQNwAAAA"
    "kAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQAqQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbq"
    "5Ka5uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkAAAATY29scm5jbHgAAQANAAaAAAAAFGlzcGUAAAAAAAAAQAAAAEAAAAAoY2xh"
    "cAAAAEAAAAABAAAAMAAAAAEAAAAAAAAAAv////AAAAACAAAAEHBpeGkAAAAAAwgICAAAABhpcG1hAAAAAAAAAAEAAQWBAgMFhAAA"
    "ABppcmVmAAAAAAAAAA5jZHNjAAIAAQABAAABHW1kYXQAAABvKAGvWPkS3f/MG/9zMhp5cvHMNT92YuLWfh1ramVBNxt/sr8wfoRt"
    "O10THb+sRQddIDfYXcxEkClP/8lKkEfqRKM6AQBKT9aEXsSXRg3NLwjywG2wr1Y63ld1zs/aOAg3HRACTFaVK5jXGuw9Eo2AAAAA"
    "BkV4aWYAAE1NACoAAAAIAAIBEAACAAAACwAAACaIJQAEAAAAAQAAADIAAAAATWVya2VvcmRldAAAAAQAAQACAAAAAk4AAAAAAgAF"
    "AAAAAwAAAGgAAwACAAAAAkUAAAAABAAFAAAAAwAAAIAAAAAAAAAAOwAAAAEAAAA2AAAAAQAAAB4AAAABAAAACgAAAAEAAAAtAAAA"
    "AQAAAAAAAAAB"
)


def whole() -> Iterator[Item]:
    for orientation in range(1, 9):
        yield f"held {orientation}.jpg", held(orientation), "jpeg"
    yield "held 6.png", held(6, "PNG"), "png"
    yield "phone.heic", HEIC, "jpeg"
    yield "wrong ending.pdf", saved(four()), "jpeg"
    yield "no ending", saved(four(), "PNG"), "png"
    yield "cmyk.jpg", saved(four().convert("CMYK")), "jpeg"
    yield "grey.jpg", saved(four().convert("L")), "jpeg"
    yield "progressive.jpg", saved(four(), progressive=True), "jpeg"
    yield "comment.jpg", saved(four(), comment=SECRET.encode()), "jpeg"
    yield "profile.jpg", saved(four(), icc_profile=SECRET.encode() * 20), "jpeg"
    yield "two in one.jpg", saved(four(), "MPO", save_all=True, append_images=[four()]), "jpeg"
    yield "sixteen bits.png", saved(Image.new("I;16", (64, 48), 40_000), "PNG"), "png"
    yield "sixteen bits in colour.png", png(64, 48, mode=2, bits=16), "png"
    yield "palette.png", saved(four().convert("P"), "PNG"), "png"
    yield "see-through.png", saved(Image.new("RGBA", (64, 48), (200, 0, 0, 0)), "PNG"), "png"
    yield "one bit.png", saved(four().convert("1"), "PNG"), "png"
    yield "moving.png", saved(four(), "PNG", save_all=True, append_images=[four().rotate(90), four()]), "png"
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", SECRET)
    words.add_itxt("XML:com.adobe.xmp", f"<x>{SECRET}</x>")
    yield "words.png", saved(four(), "PNG", pnginfo=words), "png"
    yield "one point.png", png(1, 1), "png"
    yield "fifty megapixels.jpg", saved(Image.new("L", (8_000, 6_250))), "jpeg"
    yield "fifty megapixels in colour.png", png(8_000, 6_250, mode=2), "png"
    yield "fifty see-through megapixels.png", png(8_000, 6_250, mode=6), "png"
    yield "fifty megapixels of palette.png", png(8_000, 6_250, mode=3), "png"


def harmful() -> Iterator[Item]:
    small, heic = saved(four(256, 192)), HEIC
    for part in (1, 5, 10, 25, 50, 75, 90):
        yield f"cut at {part}.jpg", small[: len(small) * part // 100], "broken"
        yield f"cut at {part}.heic", heic[: len(heic) * part // 100], "unknown" if part == 1 else "broken"
    for part in (20, 50, 90):
        content = saved(four(), "PNG")
        yield f"cut at {part}.png", content[: len(content) * part // 100], "broken"
    yield "over fifty megapixels.png", png(8_000, 6_251), "pixels"
    yield "bomb.png", png(60_000, 60_000, lines=10), "pixels"
    yield "thin bomb.png", png(2_000_000_000, 1, lines=0), "pixels"
    yield "bomb.jpg", huge_jpeg(65_500, 65_500), "pixels"
    yield "mostly nothing.png", png(6_000, 2_000, lines=10), "png"
    yield "only the first bytes.jpg", b"\xff\xd8\xff", "broken"
    yield "only the first bytes.png", b"\x89PNG\r\n\x1a\n", "broken"
    yield "without an end.png", saved(four(), "PNG")[:-12], "broken"
    yield "wrong sum.png", saved(four(), "PNG").replace(b"IDAT", b"IDAT\0", 1), "broken"
    yield "noise.heic", heic[:300] + bytes(range(256)) * 2 + heic[812:], "broken"
    yield "moving.gif", saved(four(), "GIF", save_all=True, append_images=[four().rotate(90)]), "unknown"
    yield "picture.tiff", saved(four(), "TIFF"), "unknown"
    yield "picture.webp", saved(four(), "WEBP"), "unknown"
    yield "picture.avif", saved(four(), "AVIF"), "unknown"
    yield "picture.bmp", saved(four(), "BMP"), "unknown"
    yield "picture.jp2", saved(four(), "JPEG2000"), "unknown"
    yield "picture.ico", saved(four(), "ICO"), "unknown"
