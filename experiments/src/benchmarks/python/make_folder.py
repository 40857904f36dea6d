"""Writes a folder of made-up 64x64 RGB PNG files that compress about as photographs do.

Each is a sum of coloured Gaussian blobs on a gradient, with a little noise; image i follows from i.
"""

import argparse
import multiprocessing
import os

import numpy as np
from PIL import Image

SIZE = 64


def picture(number):
    draw = np.random.default_rng(number)
    y, x = np.mgrid[0:SIZE, 0:SIZE].astype(np.float32) / SIZE
    image = draw.uniform(40, 160, 3) + (x[..., None] * draw.uniform(-60, 60, 3))
    image = image + y[..., None] * draw.uniform(-60, 60, 3)
    for _ in range(6):
        cx, cy, radius = draw.uniform(0, 1), draw.uniform(0, 1), draw.uniform(0.05, 0.3)
        blob = np.exp(-((x - cx) ** 2 + (y - cy) ** 2) / (2 * radius**2))
        image = image + blob[..., None] * draw.uniform(-90, 90, 3)
    image = image + draw.normal(0, 3, image.shape)
    return np.clip(image, 0, 255).astype(np.uint8)


def write(task):
    folder, number = task
    path = os.path.join(folder, f"{number // 1000:03d}", f"{number:06d}.png")
    if os.path.exists(path):
        return
    os.makedirs(os.path.dirname(path), exist_ok=True)
    aside = f"{path}.{os.getpid()}"
    Image.fromarray(picture(number)).save(aside, format="png")
    os.utime(aside, (1_000_000_000, 1_000_000_000))
    os.replace(aside, path)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--count", type=int, default=100_000)
    options = parser.parse_args()
    with multiprocessing.Pool() as pool:
        tasks = ((options.folder, number) for number in range(options.count))
        for _ in pool.imap_unordered(write, tasks, chunksize=500):
            pass


if __name__ == "__main__":
    main()
