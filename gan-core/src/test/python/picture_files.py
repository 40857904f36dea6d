"""Writes PNG and JPEG files and what Pillow reads in them.

    pip install Pillow==13.0.0 numpy==2.4.6 simplejpeg==1.9.0
    python picture_files.py ../resources/org/gan4j/core/internal/decode/pictures

expected.csv has a line for each file: name, height, width, channels, the SHA-256 of the pixels of
Image.open(file).convert("RGB"), or "L" for grey with or without alpha, and that of convert("L").
For a JPEG file the pixels are in an .npy file beside it, too. refused.csv names the files that
Pillow refuses, or reads and we do not, with a word of the reason.
"""

import hashlib
import struct
import sys
import zlib
from pathlib import Path

import numpy as np
import simplejpeg
from PIL import Image

import jpeg_segments

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


def profiled_png():
    """Profiles and gamma are never applied."""
    profile = jpeg_segments.profile(jpeg_segments.PRIMARIES["display-p3"])
    iccp = chunk(b"iCCP", b"p3\0\0" + zlib.compress(profile))
    gamma = chunk(b"gAMA", struct.pack(">I", 100_000))
    for name, colour in (("rgb", 2), ("grey", 0)):
        yield f"{name}-iccp", png(5, 6, 8, colour, extra=iccp)
        yield f"{name}-gamma", png(5, 6, 8, colour, extra=gamma)
        yield f"{name}-srgb", png(5, 6, 8, colour, extra=chunk(b"sRGB", b"\0"))
    yield "grey-16-key", png(5, 6, 16, 0, extra=chunk(b"tRNS", b"\1\7"))
    yield "rgb-16-key", png(5, 6, 16, 2, extra=chunk(b"tRNS", b"\0\1\0\2\0\3"))


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


def cut(image):
    """A smaller image, of odd sides: what a marker says shows in a few pixels."""
    return image.crop((3, 5, 22, 18))


def marked_jpegs():
    """Files that differ in what their markers say of colours, over the same coded data."""
    image = cut(Image.fromarray(photo()))
    for sampling in ("444", "420"):
        coded = jpeg_segments.saved(image, quality=85, subsampling=":".join(sampling))
        bare = jpeg_segments.without(coded, 0xE0)
        for ids in ((1, 2, 3), (0, 1, 2), (82, 71, 66), (114, 103, 98), (1, 34, 35), (5, 9, 7)):
            name = "-".join(map(str, ids))
            yield f"ids-{name}-{sampling}", jpeg_segments.renamed(bare, ids)
        for transform in range(4):
            adobe = jpeg_segments.adobe(transform)
            yield f"adobe-{transform}-{sampling}", jpeg_segments.with_first(bare, adobe)
            yield f"jfif-adobe-{transform}-{sampling}", jpeg_segments.with_first(coded, adobe)
    rgb_ids = jpeg_segments.renamed(bare, (82, 71, 66))
    yield "adobe-1-ids-82-71-66", jpeg_segments.with_first(rgb_ids, jpeg_segments.adobe(1))
    yield "jfif-ids-82-71-66", jpeg_segments.renamed(coded, (82, 71, 66))
    yield "exif-turned", jpeg_segments.with_first(bare, jpeg_segments.exif(orientation=6))
    short = jpeg_segments.segment(0xEE, b"Adobe\0d\0\0\0\0")
    yield "adobe-short", jpeg_segments.with_first(bare, short)
    yield "adobe-twice", jpeg_segments.with_first(
        bare, jpeg_segments.adobe(0) + jpeg_segments.adobe(1)
    )
    yield "adobe-after-frame", jpeg_segments.with_last(bare, jpeg_segments.adobe(0))
    yield "jfif-short", jpeg_segments.with_first(
        jpeg_segments.renamed(bare, (82, 71, 66)), jpeg_segments.segment(0xE0, b"JFIF\0\1\1")
    )
    yield "junk-between", jpeg_segments.with_first(bare, b"\xff\xff\xff\xfe\0\4ab" + b"junk\xff\0")
    yield "junk-behind", coded + b"behind the end" + coded
    yield "comment", jpeg_segments.with_first(coded, jpeg_segments.segment(0xFE, b"a comment"))


def cmyk_jpegs():
    image = cut(Image.fromarray(photo())).convert("CMYK")
    coded = jpeg_segments.saved(image, quality=85)
    bare = jpeg_segments.without(coded, 0xEE)
    yield "cmyk-bare", bare
    yield "cmyk-bare-ids-0", jpeg_segments.renamed(bare, (0, 1, 2, 3))
    for transform in range(4):
        adobe = jpeg_segments.with_first(bare, jpeg_segments.adobe(transform))
        yield f"cmyk-adobe-{transform}", adobe
        yield f"cmyk-jfif-adobe-{transform}", jpeg_segments.with_first(adobe, jpeg_segments.jfif())
    yield "cmyk-jfif", jpeg_segments.with_first(bare, jpeg_segments.jfif())
    yield "cmyk-icc", jpeg_segments.with_first(bare, jpeg_segments.icc(b"CMYK"))
    red = Image.new("CMYK", (16, 16), (25, 225, 225, 30))
    yield "cmyk-red", jpeg_segments.saved(red, quality=95)
    yield "cmyk-progressive", jpeg_segments.saved(image, quality=85, progressive=True)
    sampled = simplejpeg.encode_jpeg(255 - np.array(image), 85, "CMYK", "420")
    bare = jpeg_segments.without(sampled, 0xEE)
    yield "cmyk-420-bare", bare
    yield "ycck-420", jpeg_segments.with_first(bare, jpeg_segments.adobe(2))


def profiled_jpegs():
    """Profiles are never applied."""
    image = cut(Image.fromarray(photo()))
    coded = jpeg_segments.saved(image, quality=85)
    for name, primaries in jpeg_segments.PRIMARIES.items():
        profile = jpeg_segments.profile(primaries)
        yield f"icc-{name}", jpeg_segments.with_first(coded, jpeg_segments.icc(profile))
    yield "icc-broken", jpeg_segments.with_first(coded, jpeg_segments.icc(b"no profile"))
    grey = jpeg_segments.saved(image.convert("L"), quality=85)
    yield "icc-rgb-in-grey", jpeg_segments.with_first(grey, jpeg_segments.icc(profile))


def sampled_jpegs():
    rgb = np.ascontiguousarray(photo())
    for sampling in ("440", "411"):
        yield f"baseline-{sampling}", simplejpeg.encode_jpeg(rgb, 80, "RGB", sampling)


def refused_jpegs():
    """Name, content, and a word of the reason."""
    coded = jpeg_segments.saved(cut(Image.fromarray(photo())), quality=85)
    for code, word in (
        (0xC3, "lossless"),
        (0xC5, "hierarchical"),
        (0xC9, "arithmetic"),
        (0xCA, "arithmetic"),
    ):
        yield f"refused-{code:x}", jpeg_segments.with_frame(coded, code=code), word
    yield "refused-12-bit", jpeg_segments.with_frame(coded, precision=12), "12 bits"
    yield "refused-2-components", jpeg_segments.with_frame(coded, components=2), "2 components"
    yield "refused-no-rows", jpeg_segments.with_frame(coded, height=0), "0 pixels"


def read(path):
    with Image.open(path) as image:
        content = path.read_bytes()
        grey = content[25] in (0, 4) if path.suffix == ".png" else image.mode == "L"
        pixels = np.array(image.convert("L" if grey else "RGB"))
        return pixels.reshape(*pixels.shape[:2], -1), np.array(image.convert("L"))


def digest(pixels):
    return hashlib.sha256(pixels.tobytes()).hexdigest()


def main(out):
    out.mkdir(parents=True, exist_ok=True)
    for name, content in made_png():
        (out / f"{name}.png").write_bytes(content)
    for name, image in saved_png():
        image.save(out / f"{name}.png")
    for name, image, options in jpegs():
        image.save(out / f"{name}.jpg", **options)
    ycck = (out / "cmyk.jpg").read_bytes().replace(b"Adobe\0d\0\0\0\0\0", b"Adobe\0d\0\0\0\0\2")
    (out / "ycck.jpg").write_bytes(ycck)
    for name, content in profiled_png():
        (out / f"{name}.png").write_bytes(content)
    for name, content in [*marked_jpegs(), *cmyk_jpegs(), *profiled_jpegs(), *sampled_jpegs()]:
        (out / f"{name}.jpg").write_bytes(content)
    with open(out / "expected.csv", "w") as file:
        for path in sorted([*out.glob("*.png"), *out.glob("*.jpg")]):
            if path.name.startswith("refused-"):
                continue
            pixels, grey = read(path)
            line = [path.name, *map(str, pixels.shape), digest(pixels), digest(grey)]
            file.write(",".join(line) + "\n")
            if path.suffix == ".jpg":
                np.save(path.with_suffix(".npy"), pixels)
    with open(out / "refused.csv", "w") as file:
        for name, content, word in refused_jpegs():
            (out / f"{name}.jpg").write_bytes(content)
            file.write(f"{name}.jpg,{word}\n")


main(Path(sys.argv[1]))
