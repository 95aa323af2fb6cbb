"""A letter as a telephone photographs it: lying on its side in the file, with a little noise."""

from functools import cache
from io import BytesIO
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from tests.files.pictures import CORNERS, told

FULL, SOME = 2, 1  # twelve megapixels, and a quarter of them


@cache
def letter(blurred: int = 0, light: float = 1.0, size: int = SOME) -> bytes:
    """JPEG, upright only by what it tells of itself; `blurred` in pixels of twelve megapixels, `light` less than 1 is darker."""
    random, tall = Random(1), (1512 * size, 2016 * size)
    page = Image.new("RGB", tall, (238, 234, 226))
    draw = ImageDraw.Draw(page)
    for line in range(34):
        at = 200
        while at < 1250:
            width = random.randrange(30, 130)
            for stroke in range(at, at + width, 11):
                draw.rectangle([size * place for place in (stroke, 250 + line * 45, stroke + 3, 270 + line * 45)], fill=(40, 40, 46))
            at += width + 25
    for (right, low), colour in zip(((0, 0), (1, 0), (0, 1), (1, 1)), CORNERS, strict=True):
        left, top, side = right * (tall[0] - 150 * size), low * (tall[1] - 150 * size), 150 * size
        draw.rectangle((left, top, left + side, top + side), fill=colour)
    page = page.filter(ImageFilter.GaussianBlur(blurred * size / FULL)) if blurred else page
    page = ImageChops.add(page, Image.effect_noise(tall, 8).convert("RGB"), 1, -128).point(lambda level: int(level * light))
    file = BytesIO()
    page.transpose(Image.Transpose.ROTATE_90).save(file, "JPEG", quality=93, exif=told(6))
    return file.getvalue()
