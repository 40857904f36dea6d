"""The segments of a JPEG file's header: reading, changing and making them."""

import io
import struct

import numpy as np

PRIMARIES = {
    "display-p3": ((0.680, 0.320), (0.265, 0.690), (0.150, 0.060)),
    "adobe-rgb": ((0.640, 0.330), (0.210, 0.710), (0.150, 0.060)),
}
FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}


def saved(image, **options):
    file = io.BytesIO()
    image.save(file, "jpeg", **options)
    return file.getvalue()


def segment(code, data):
    return b"\xff" + bytes([code]) + struct.pack(">H", 2 + len(data)) + data


def split(jpeg):
    """The segments before the first scan as (code, bytes), and the rest."""
    found, at = [], 2
    while jpeg[at + 1] != 0xDA:
        length = 2 + struct.unpack(">H", jpeg[at + 2 : at + 4])[0]
        found.append((jpeg[at + 1], jpeg[at : at + length]))
        at += length
    return found, jpeg[at:]


def joined(parts, rest):
    return b"\xff\xd8" + b"".join(part for _, part in parts) + rest


def without(jpeg, code):
    parts, rest = split(jpeg)
    return joined([part for part in parts if part[0] != code], rest)


def with_first(jpeg, content):
    return jpeg[:2] + content + jpeg[2:]


def with_last(jpeg, content):
    parts, rest = split(jpeg)
    return joined([*parts, (0, content)], rest)


def with_frame(jpeg, code=None, precision=None, height=None, components=None):
    parts, rest = split(jpeg)
    changed = []
    for kind, part in parts:
        if kind in FRAMES:
            part = bytearray(part)
            part[1] = code or part[1]
            part[4] = precision or part[4]
            if height is not None:
                part[5:7] = struct.pack(">H", height)
            if components is not None:
                part = part[: 10 + 3 * components]
                part[9] = components
                part[2:4] = struct.pack(">H", len(part) - 2)
        changed.append((kind, bytes(part)))
    return joined(changed, rest)


def renamed(jpeg, ids):
    """The same components by other numbers, in the frame and in every scan's header."""
    out = bytearray(jpeg)
    parts, _ = split(jpeg)
    at = 2
    for kind, part in parts:
        if kind in FRAMES:
            for k, number in enumerate(ids):
                out[at + 10 + 3 * k] = number
        at += len(part)
    for k, number in enumerate(ids):
        out[at + 5 + 2 * k] = number
    return bytes(out)


def jfif():
    return segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0")


def adobe(transform):
    return segment(0xEE, b"Adobe\0\x64\0\0\0\0" + bytes([transform]))


def exif(orientation):
    entry = struct.pack(">HHIHH", 0x0112, 3, 1, orientation, 0)
    return segment(0xE1, b"Exif\0\0MM\0\x2a\0\0\0\x08\0\1" + entry + b"\0\0\0\0")


def icc(profile):
    return segment(0xE2, b"ICC_PROFILE\0\1\1" + profile)


def fixed(value):
    return struct.pack(">i", round(value * 65536))


def xyz(values):
    return b"XYZ \0\0\0\0" + b"".join(map(fixed, values))


def profile(primaries):
    """A display profile of three primaries with gamma 2.2, white being D50."""
    white = np.array([0.9642, 1.0, 0.8249])
    columns = np.array([[x / y, 1, (1 - x - y) / y] for x, y in primaries]).T
    colorants = columns * np.linalg.solve(columns, white)
    tags = {
        b"wtpt": xyz(white),
        b"rXYZ": xyz(colorants[:, 0]),
        b"gXYZ": xyz(colorants[:, 1]),
        b"bXYZ": xyz(colorants[:, 2]),
        b"desc": b"desc\0\0\0\0\0\0\0\5test\0" + bytes(79),
        b"cprt": b"text\0\0\0\0none\0\0\0\0",
    }
    curve = b"curv\0\0\0\0" + struct.pack(">IHH", 1, round(2.2 * 256), 0)
    tags |= {name: curve for name in (b"rTRC", b"gTRC", b"bTRC")}
    table, data = struct.pack(">I", len(tags)), b""
    start = 128 + 4 + 12 * len(tags)
    for name, content in tags.items():
        content += bytes(-len(content) % 4)
        table += name + struct.pack(">II", start + len(data), len(content))
        data += content
    body = table + data
    header = struct.pack(">I4sI4s4s4s", 128 + len(body), bytes(4), 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    header += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + bytes(28)
    header += b"".join(map(fixed, white)) + bytes(128)
    return header[:128] + body
