"""Prints what Float64FeaturesTest expects: distances of features that float32 cannot hold.

    pip install numpy scipy
    python float64_vectors.py
"""
import numpy as np
import scipy
from scipy import linalg

MASK = (1 << 64) - 1


def mix(z):
    """SplitMix64's finaliser."""
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


def features(count, size, seed, shift):
    """[count, size] float64 of 40 bits behind the point, plus a shift: exact in binary."""
    values = [
        (mix((seed * 1_000_003 + k + 1) * 0x9E3779B97F4A7C15 & MASK) >> 24) * 2.0**-40 + shift
        for k in range(count * size)
    ]
    return np.array(values).reshape(count, size)


def frechet(x, y):
    s, t = np.cov(x, rowvar=False), np.cov(y, rowvar=False)
    root = linalg.sqrtm(s @ t)
    return ((x.mean(0) - y.mean(0)) ** 2).sum() + np.trace(s) + np.trace(t) - 2 * np.trace(root.real)


def squared_mmd(x, y):
    def kernel(a, b):
        return (a @ b.T / a.shape[1] + 1) ** 3

    m, n = len(x), len(y)
    xx, yy = kernel(x, x), kernel(y, y)
    return ((xx.sum() - np.trace(xx)) / (m * (m - 1)) + (yy.sum() - np.trace(yy)) / (n * (n - 1))
            - 2 * kernel(x, y).mean())


def main():
    print("NumPy", np.__version__, "SciPy", scipy.__version__)
    x, y = features(60, 4, 1, 0.0), features(50, 4, 2, 0.125)
    far_x, far_y = features(60, 4, 1, 4096.0), features(50, 4, 2, 4096.125)
    print("Frechet distance", repr(float(frechet(x, y))))
    print("the same around 4096", repr(float(frechet(far_x, far_y))))
    print("squared MMD", repr(float(squared_mmd(x, y))))
    single = x.astype(np.float32).astype(float), y.astype(np.float32).astype(float)
    far = far_x.astype(np.float32).astype(float), far_y.astype(np.float32).astype(float)
    print("in float32:", frechet(*single), frechet(*far), squared_mmd(*single))


if __name__ == "__main__":
    main()
