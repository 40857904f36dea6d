"""Makes pixel_vectors.json: what TensorFlow and SciPy give for small images and numbers.

    pip install numpy scipy tensorflow-cpu
    python pixel_vectors.py ../resources/org/gan4j/eval/metric/pixel_vectors.json

The images are not stored: `image` below and TestPixels.patterned give the same bytes.
"""
import json
import sys
from importlib.metadata import version

import numpy as np
import tensorflow as tf
from scipy import ndimage, stats

MASK = (1 << 64) - 1
WEIGHTS = np.array([0.0448, 0.2856, 0.3001, 0.2363, 0.1333])
BINOMIAL = np.outer([1, 4, 6, 4, 1], [1, 4, 6, 4, 1]) / 256


def mix(z):
    """SplitMix64's finaliser."""
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


def image(height, width, channels, seed, noise):
    """[height, width, channels] uint8: a ramp and noise / 8 of noise."""
    pixels = np.empty((height, width, channels), np.uint8)
    for y in range(height):
        for x in range(width):
            for c in range(channels):
                place = (y * width + x) * channels + c
                h = mix((seed * 1_000_003 + place + 1) * 0x9E3779B97F4A7C15 & MASK) & 0xFF
                ramp = (3 * x + 2 * y + 17 * c) & 0xFF
                pixels[y, x, c] = ((8 - noise) * ramp + noise * h) // 8
    return pixels


def ms_ssim(height, width, channels, scales):
    a, b = (tf.constant(image(height, width, channels, s, n), tf.float64) for s, n in ((1, 2), (2, 3)))
    weights = WEIGHTS[:scales] / WEIGHTS[:scales].sum()
    return float(tf.image.ssim_multiscale(a, b, 255, power_factors=weights.tolist()))


def pyramid():
    """As the reference code of Karras et al. 2018: mirrored borders, factor 4 on the way up."""
    plane = image(16, 18, 1, 3, 4)[..., 0].astype(float)
    smooth = ndimage.convolve(plane, BINOMIAL, mode="mirror")
    small = smooth[::2, ::2]
    spread = np.zeros_like(plane)
    spread[::2, ::2] = small
    level = plane - ndimage.convolve(spread, 4 * BINOMIAL, mode="mirror")
    return {"level 0": level.ravel().tolist(), "level 1": small.ravel().tolist()}


def ranks():
    a, b = [1, 2, 2, 3, 7, 8.5], [2, 4, 4, 5, 9, 10, 11, 12]
    test = stats.mannwhitneyu(a, b, use_continuity=False, alternative="less", method="asymptotic")
    return {"u": float(test.statistic), "p less": float(test.pvalue)}


def path_length():
    """As the reference code of Karras et al. 2019."""
    d = np.array([(i * 37 % 301) ** 2 / 1e9 for i in range(301)]) / 1e-4**2
    low = np.percentile(d, 1, method="lower")
    high = np.percentile(d, 99, method="higher")
    return float(d[(d >= low) & (d <= high)].mean())


if __name__ == "__main__":
    vectors = {
        "made with": {p: version(p) for p in ("numpy", "scipy", "tensorflow-cpu")},
        "ms-ssim": {"163x170x3 of 5": ms_ssim(163, 170, 3, 5), "28x28x1 of 2": ms_ssim(28, 28, 1, 2)},
        "pyramid": pyramid(),
        "ranks": ranks(),
        "path length": path_length(),
    }
    with open(sys.argv[1], "w") as out:
        json.dump(vectors, out)
        out.write("\n")
