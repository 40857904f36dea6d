"""Seconds that the arithmetic of metrics takes in the packages in use: the peer of MetricTimes.

    pip install numpy scipy torch torch-fidelity prdc
    python metric_times.py make FOLDER --count 10000 --size 2048
    python metric_times.py frechet FOLDER --rounds 3

make writes real.npy and fake.npy (features), real-images.npy and fake-images.npy; the others print
the metric, the seconds of each round and the value.
"""

import argparse
import contextlib
import io
import pathlib
import time

import numpy as np


def make(folder, count, size, images):
    """Rectified features of 40 latents, as a pooled layer gives; images of noise and a ramp."""
    rng = np.random.default_rng(1)
    weights = 0.1 * rng.normal(size=(40, size))
    for name, spread, shift in (("real", 1.0, 0.0), ("fake", 1.1, 0.02)):
        latents = spread * rng.normal(size=(count, 40))
        rows = np.maximum(0, 0.4 + shift + latents @ weights + 0.05 * rng.normal(size=(count, size)))
        np.save(folder / f"{name}.npy", rows.astype(np.float32))
        ramp = np.add.outer(np.arange(32), np.arange(32))[None, :, :, None]
        noise = rng.normal(size=(images, 32, 32, 3))
        pixels = np.clip(2 * ramp + 100 * (spread - 0.5) * noise + 60, 0, 255)
        np.save(folder / f"{name}-images.npy", pixels.astype(np.uint8))


def frechet(real, fake):
    """From statistics on, as the reference code: the root of the product of covariances."""
    from scipy.linalg import sqrtm

    (m1, s1), (m2, s2) = ((x.mean(axis=0), np.cov(x.astype(float), rowvar=False)) for x in (real, fake))
    return lambda: (m1 - m2) @ (m1 - m2) + np.trace(s1 + s2 - 2 * np.real(sqrtm(s1 @ s2)))


def kid(real, fake):
    """In float64, as gan4j does it; the package takes float32 as it comes, in half the time."""
    import torch
    from torch_fidelity.metric_kid import kid_features_to_metric

    tensors = torch.tensor(real).double(), torch.tensor(fake).double()
    return lambda: kid_features_to_metric(
        *tensors, kid_subsets=100, kid_subset_size=1000, kid_kernel="poly", kid_kernel_poly_degree=3,
        kid_kernel_poly_gamma=None, kid_kernel_poly_coef0=1, rng_seed=1,
        verbose=False)["kernel_inception_distance_mean"]


def prdc(real, fake):
    from prdc import compute_prdc

    def measured():
        with contextlib.redirect_stdout(io.StringIO()):
            found = compute_prdc(real, fake, 5)
        return found["precision"] + found["coverage"]

    return measured


def swd(real, fake):
    """The levels of 32 and 16: patches of each, normalised, projected, sorted."""
    import torch
    import torch.nn.functional as F

    binomial = torch.outer(*2 * [torch.tensor([1.0, 4, 6, 4, 1])]).expand(3, 1, 5, 5) / 256

    def smooth(x):
        return F.conv2d(F.pad(x, 4 * [2], mode="reflect"), binomial, groups=3)

    def levels(images):
        x = torch.tensor(images).permute(0, 3, 1, 2).float()
        small = smooth(x)[:, :, ::2, ::2]
        spread = torch.zeros_like(x)
        spread[:, :, ::2, ::2] = small
        return x - 4 * smooth(spread), small

    def patches(level, generator, each=128):
        windows = F.unfold(level, 7).transpose(1, 2)
        place = torch.randint(windows.shape[1], (len(level), each, 1), generator=generator)
        some = windows.gather(1, place.expand(-1, -1, windows.shape[2])).reshape(-1, 3, 49)
        some = (some - some.mean((0, 2), keepdim=True)) / some.std((0, 2), keepdim=True)
        return some.reshape(-1, 147)

    def measured():
        generator = torch.Generator().manual_seed(1)
        distances = []
        for a, b in zip(levels(real), levels(fake)):
            directions = F.normalize(torch.randn(147, 512, generator=generator), dim=0)
            a, b = ((patches(x, generator) @ directions).T.contiguous().sort().values for x in (a, b))
            distances.append(float(1000 * (a - b).abs().mean()))
        return distances[0]

    return measured


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("what", choices=["make", "frechet", "kid", "prdc", "swd"])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--count", type=int, default=10000)
    parser.add_argument("--size", type=int, default=2048)
    parser.add_argument("--images", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=1)
    args = parser.parse_args()
    if args.what == "make":
        make(args.folder, args.count, args.size, args.images)
        return
    suffix = "-images" if args.what == "swd" else ""
    measured = globals()[args.what](
        *(np.load(args.folder / f"{name}{suffix}.npy") for name in ("real", "fake")))
    for _ in range(args.rounds):
        start = time.perf_counter()
        value = measured()
        print(f"{args.what} {time.perf_counter() - start:.3f} {value:.9g}")


if __name__ == "__main__":
    main()
