"""Resizes made images with the references: Pillow 12.1.1 and 13.0.0, torch 2.15.0, numpy 2.4.6.

Usage, once with each Pillow: python resize_vectors.py ../resources/org/gan4j/eval/image/resize

Pixel k of a made image, row-major [height, width, 3], is the high byte of k * 2654435761 mod 2^32.
Each line of a .csv file holds a case: filter, height and width before and after, the SHA-256 of the
result's bytes (row-major, little-endian) and its first three values.
"""

import hashlib
import sys
from pathlib import Path

import numpy as np
import PIL
import torch
from PIL import Image

CASES = [
    (32, 32, 299, 299),
    (8, 8, 19, 5),
    (64, 48, 17, 31),
    (300, 200, 299, 299),
    (299, 100, 299, 50),
    (100, 299, 50, 299),
    (1, 1, 3, 3),
    (5, 7, 1, 1),
    (13, 11, 13, 11),
    (56, 40, 18, 21),
    (57, 40, 18, 21),
    (40, 60, 30, 20),
]
FILTERS = {
    "box": Image.BOX,
    "bilinear": Image.BILINEAR,
    "bicubic": Image.BICUBIC,
    "lanczos": Image.LANCZOS,
}


def pixels(height, width):
    k = np.arange(height * width * 3, dtype=np.uint64)
    return ((k * 2654435761 % 2**32) >> 24).astype(np.uint8).reshape(height, width, 3)


def pillow_uint8(image, height, width, kind):
    return np.array(Image.fromarray(image).resize((width, height), kind))


def pillow_float(image, height, width, kind):
    """A channel at a time in mode F, as clean-fid does it."""
    channels = [
        np.array(Image.fromarray(image[:, :, c].astype(np.float32)).resize((width, height), kind))
        for c in range(3)
    ]
    return np.stack(channels, axis=2)


def clean_fid(image):
    """What the network sees in mode "clean" of clean-fid 0.1.35."""
    return pillow_float(image, 299, 299, Image.BICUBIC).clip(0, 255)


def torch_bilinear(image, height, width):
    batch = torch.from_numpy(image.astype(np.float32).transpose(2, 0, 1).copy())[None]
    result = torch.nn.functional.interpolate(
        batch, size=(height, width), mode="bilinear", align_corners=False
    )
    return result[0].numpy().transpose(1, 2, 0)


def line(name, case, result):
    result = np.ascontiguousarray(result)
    digest = hashlib.sha256(result.tobytes()).hexdigest()
    first = " ".join(repr(float(v)) for v in result.reshape(-1)[:3])
    return ",".join([name, *map(str, case), digest, first]) + "\n"


def main(out):
    out.mkdir(parents=True, exist_ok=True)
    version = PIL.__version__.split(".")[0]
    for name, resize in [("uint8", pillow_uint8), ("float", pillow_float)]:
        with open(out / f"pillow{version}-{name}.csv", "w") as file:
            for kind, value in FILTERS.items():
                for case in CASES:
                    file.write(line(kind, case, resize(pixels(*case[:2]), *case[2:], value)))
    if version == "12":
        with open(out / "clean-fid.csv", "w") as file:
            for case in [case for case in CASES if case[2:] == (299, 299)]:
                file.write(line("clean", case, clean_fid(pixels(*case[:2]))))
    with open(out / "torch.csv", "w") as file:
        for case in [case for case in CASES if case[2] + case[3] > 128]:
            file.write(line("bilinear", case, torch_bilinear(pixels(*case[:2]), *case[2:])))
    np.save(out / "torch-8x8-to-19x5.npy", torch_bilinear(pixels(8, 8), 19, 5))
    np.save(out / "torch-64x48-to-17x31.npy", torch_bilinear(pixels(64, 48), 17, 31))


main(Path(sys.argv[1]))
