"""Scans of pages for the tests: drawn, turned a little, blurred, with noise, and saved as pictures in a PDF."""

import io

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter

__all__ = ["scanned"]


def scanned(data: bytes, *, dots: int = 200, skew: float = 0.5, noise: float = 10, blur: float = 0.6) -> bytes:
    """Return a PDF whose pages are pictures of the pages of another.

    Arguments:
        data: a PDF with text.
        dots: so many an inch.
        skew: degrees by which the pages lie askew.
        noise: how far grey values stray, of 255.
        blur: the radius of the blur, in dots.
    """
    chance = np.random.default_rng(7)
    pictures = []
    for page in pypdfium2.PdfDocument(data):
        picture = page.render(scale=dots / 72, grayscale=True).to_pil().convert("L")
        picture = picture.rotate(skew, fillcolor=255, resample=Image.Resampling.BICUBIC)
        grey = np.asarray(picture.filter(ImageFilter.GaussianBlur(blur)), dtype=float) * 0.92 + 10
        grey += chance.normal(0, noise, grey.shape)
        pictures.append(Image.fromarray(grey.clip(0, 255).astype("uint8")))
    stream = io.BytesIO()
    pictures[0].save(stream, "PDF", save_all=True, append_images=pictures[1:], resolution=dots)
    return stream.getvalue()
