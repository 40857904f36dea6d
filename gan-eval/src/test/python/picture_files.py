"""Writes PNG and JPEG files and what Pillow reads in them. Made with Pillow 13.0.0, numpy 2.4.6.

Usage: python picture_files.py ../resources/org/gan4j/eval/image/decode

expected.csv has a line for each PNG file: name, height, width, channels, and the SHA-256 of the
pixels of Image.open(file).convert("RGB"), or "L" for grey with or without alpha. For a JPEG file
the pixels are in an .npy file beside it.
"""

import hashlib
import struct
import sys
import zlib
from pathlib import Path

import numpy as np
from PIL import Image

SIGNATURE = b"\x89PNG\r\n\x1a\n"
SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
ADAM7 = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
rng = np.random.default_rng(4)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def packed(row, depth):
    if depth == 16:
        return row.astype(">u2").tobytes()
    if depth == 8:
        return row.astype(np.uint8).tobytes()
    bits = [int(v) >> (depth - 1 - b) & 1 for v in row for b in range(depth)]
    return np.packbits(np.array(bits, dtype=np.uint8)).tobytes()


def paeth(a, b, c):
    p = a + b - c
    return min((abs(p - a), 0, a), (abs(p - b), 1, b), (abs(p - c), 2, c))[2]


def filtered(kind, line, above, step):
    out = bytearray([kind])
    for k, value in enumerate(line):
        a = line[k - step] if k >= step else 0
        b = above[k]
        c = above[k - step] if k >= step else 0
        out.append((value - [0, a, b, (a + b) // 2, paeth(a, b, c)][kind]) % 256)
    return bytes(out)


def scanlines(image, depth):
    step = max(1, image.shape[2] * depth // 8)
    above = bytes(len(packed(image[0].reshape(-1), depth)))
    data = b""
    for y, row in enumerate(image):
        line = packed(row.reshape(-1), depth)
        data += filtered(y % 5, line, above, step)
        above = line
    return data


def png(height, width, depth, colour, interlaced=False, extra=b""):
    """Noise in any of PNG's formats, with all of its filters, in several IDAT chunks."""
    high = 7 if colour == 3 and depth == 8 else 1 << depth
    image = rng.integers(0, high, (height, width, SAMPLES[colour]))
    image[: height // 2] = image[: height // 2, :1]
    passes = ADAM7 if interlaced else [(0, 0, 1, 1)]
    parts = [image[y::dy, x::dx] for x, y, dx, dy in passes]
    data = zlib.compress(b"".join(scanlines(part, depth) for part in parts if part.size))
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, int(interlaced))
    third = len(data) // 3
    return (
        SIGNATURE
        + chunk(b"IHDR", header)
        + extra
        + b"".join(chunk(b"IDAT", d) for d in (data[:third], b"", data[third:]))
        + chunk(b"IEND", b"")
    )


def palette(size):
    return chunk(b"PLTE", rng.integers(0, 256, 3 * size).astype(np.uint8).tobytes())


def made_png():
    for depth in (1, 2, 4, 8, 16):
        yield f"grey-{depth}", png(11, 13, depth, 0)
        yield f"grey-{depth}-interlaced", png(11, 13, depth, 0, True)
    yield "grey-8-key", png(5, 6, 8, 0, extra=chunk(b"tRNS", b"\0\x07"))
    for depth in (8, 16):
        for name, colour in (("rgb", 2), ("grey-alpha", 4), ("rgba", 6)):
            yield f"{name}-{depth}", png(9, 7, depth, colour)
            yield f"{name}-{depth}-interlaced", png(9, 7, depth, colour, True)
    yield "rgb-8-key", png(5, 6, 8, 2, extra=chunk(b"tRNS", b"\0\1\0\2\0\3"))
    for depth in (1, 2, 4, 8):
        size = min(1 << depth, 7)
        yield f"palette-{depth}", png(9, 10, depth, 3, extra=palette(size))
        yield (
            f"palette-{depth}-alpha",
            png(9, 10, depth, 3, True, palette(size) + chunk(b"tRNS", bytes([0, 128]))),
        )
    yield "palette-short", png(9, 10, 8, 3, extra=palette(4))
    for side in (1, 2, 3, 4, 5):
        yield f"interlaced-{side}", png(side, side, 8, 2, True)


def saved_png():
    rgba = rng.integers(0, 256, (12, 10, 4)).astype(np.uint8)
    image = Image.fromarray(rgba)
    for mode in ("1", "L", "LA", "P", "RGB", "RGBA"):
        yield f"pillow-{mode}", image.convert("RGB").convert(mode) if mode == "P" else image.convert(mode)
    yield "pillow-I16", Image.fromarray(rng.integers(0, 600, (6, 5)).astype(np.uint16))


def photo():
    """Smooth, with an edge and some noise."""
    y, x = np.mgrid[0:29, 0:43]
    base = np.stack([128 + 100 * np.sin(x / 7 + y / 11 + c) for c in range(3)], axis=2)
    base[:, 20:30, 0] += 60
    base[10:14] -= 70
    return np.clip(base + rng.normal(0, 8, base.shape), 0, 255).astype(np.uint8)


def jpegs():
    image = Image.fromarray(photo())
    for sampling in ("4:4:4", "4:2:2", "4:2:0"):
        name = sampling.replace(":", "")
        yield f"baseline-{name}", image, dict(quality=75, subsampling=sampling)
        yield f"progressive-{name}", image, dict(quality=90, subsampling=sampling, progressive=True)
    yield "restarts", image, dict(quality=60, restart_marker_blocks=2)
    yield "best", image, dict(quality=100, subsampling="4:4:4")
    yield "grey", image.convert("L"), dict(quality=80)
    yield "grey-progressive", image.convert("L"), dict(quality=80, progressive=True)
    yield "rgb", image, dict(quality=80, keep_rgb=True)
    yield "cmyk", image.convert("CMYK"), dict(quality=80)


def write_ycck(out):
    """The same samples, called YCCK in Adobe's marker."""
    content = bytearray((out / "cmyk.jpg").read_bytes())
    content[content.index(b"Adobe") + 11] = 2
    (out / "ycck.jpg").write_bytes(content)


def main(out):
    out.mkdir(parents=True, exist_ok=True)
    for name, content in made_png():
        (out / f"{name}.png").write_bytes(content)
    for name, image in saved_png():
        image.save(out / f"{name}.png")
    with open(out / "expected.csv", "w") as file:
        for path in sorted(out.glob("*.png")):
            with Image.open(path) as image:
                colour = path.read_bytes()[25]
                pixels = np.array(image.convert("L" if colour in (0, 4) else "RGB"))
            pixels = pixels.reshape(*pixels.shape[:2], -1)
            digest = hashlib.sha256(pixels.tobytes()).hexdigest()
            file.write(",".join([path.name, *map(str, pixels.shape), digest]) + "\n")
    for name, image, options in jpegs():
        image.save(out / f"{name}.jpg", **options)
        if name == "cmyk":
            write_ycck(out)
    for path in sorted(out.glob("*.jpg")):
        name = path.stem
        with Image.open(out / f"{name}.jpg") as read:
            pixels = np.array(read.convert("L" if read.mode == "L" else "RGB"))
        np.save(out / f"{name}.npy", pixels.reshape(*pixels.shape[:2], -1))


main(Path(sys.argv[1]))
