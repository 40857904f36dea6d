"""Images a second that Pillow decodes from a folder, in batches of 64 in random order."""

import argparse
import multiprocessing
import multiprocessing.pool
import os
import time

import numpy as np
from PIL import Image

BATCH = 64


def decode(path):
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB"))


def batch(paths):
    return np.stack([decode(path) for path in paths])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--processes", action="store_true", help="workers are processes")
    parser.add_argument("--images", type=int, default=20_000)
    options = parser.parse_args()
    paths = sorted(
        os.path.join(root, name) for root, _, names in os.walk(options.folder) for name in names
    )
    order = np.random.default_rng(1).permutation(len(paths))[: options.images]
    batches = [[paths[i] for i in order[k : k + BATCH]] for k in range(0, len(order), BATCH)]
    kind = multiprocessing.Pool if options.processes else multiprocessing.pool.ThreadPool
    total = 0
    with kind(options.workers) as pool:
        pool.map(batch, batches[: 4 * options.workers])
        start = time.perf_counter()
        for pixels in pool.imap(batch, batches):
            total += int(pixels[0, 0, 0, 0]) * 0 + len(pixels)
        seconds = time.perf_counter() - start
    print(f"{total / seconds:.0f}")


if __name__ == "__main__":
    main()
