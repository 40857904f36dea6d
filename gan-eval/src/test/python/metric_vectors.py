"""Makes metric_vectors.json: what the reference implementations give for small feature arrays.

    pip install numpy scipy torch pytorch-fid torch-fidelity clean-fid prdc
    python metric_vectors.py ../resources/org/gan4j/eval/metric/metric_vectors.json

The features are not stored: `features` below and TestFeatures.hashed give the same bits.
"""
import json
import sys
from importlib.metadata import version

import numpy as np
import torch
from cleanfid import fid as cleanfid
from prdc import compute_prdc
from pytorch_fid.fid_score import calculate_frechet_distance
from torch_fidelity.metric_fid import fid_statistics_to_metric
from torch_fidelity.metric_isc import isc_features_to_metric
from torch_fidelity.metric_kid import kernel_mmd, kid_features_to_metric
from torch_fidelity.metric_prc import prc_features_to_metric

MASK = (1 << 64) - 1
KERNEL = dict(kid_kernel="poly", kid_kernel_poly_degree=3, kid_kernel_poly_gamma=None,
              kid_kernel_poly_coef0=1)


def mix(z):
    """SplitMix64's finaliser."""
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


def features(count, size, seed, scale=1.0, shift=0.0):
    """[count, size] float32: sums of four 16-bit digits of a hash, exact in binary."""
    rows = np.empty((count, size), np.float32)
    for i in range(count):
        for j in range(size):
            h = mix((seed * 1_000_003 + i * size + j + 1) * 0x9E3779B97F4A7C15 & MASK)
            digits = sum((h >> s) & 0xFFFF for s in (0, 16, 32, 48))
            rows[i, j] = scale * (digits / 65536 - 2) + shift
    return rows


def moments(rows):
    return rows.mean(axis=0), np.atleast_2d(np.cov(rows, rowvar=False))


def frechet(real, fake):
    (m1, s1), (m2, s2) = moments(real.astype(float)), moments(fake.astype(float))
    a = (real - real.mean(0, dtype=float)) / np.sqrt(len(real) - 1)
    b = (fake - fake.mean(0, dtype=float)) / np.sqrt(len(fake) - 1)
    root = np.linalg.svd(a @ b.T, compute_uv=False).sum()
    peers = {
        "singular values": ((m1 - m2) ** 2).sum() + (a**2).sum() + (b**2).sum() - 2 * root,
        "pytorch-fid": calculate_frechet_distance(m1, s1, m2, s2),
        "clean-fid": cleanfid.frechet_distance(m1, s1, m2, s2),
        "torch-fidelity": fid_statistics_to_metric(
            dict(mu=m1, sigma=s1), dict(mu=m2, sigma=s2), False)["frechet_inception_distance"],
    }
    return {name: float(value) for name, value in peers.items()}


def kid(real, fake):
    """All images in every subset: nothing is drawn."""
    real, fake = real.astype(float), fake.astype(float)
    n = len(real)
    peer = kid_features_to_metric(torch.tensor(real), torch.tensor(fake), kid_subsets=1,
                                  kid_subset_size=n, rng_seed=1, verbose=False, **KERNEL)
    return {"torch-fidelity": peer["kernel_inception_distance_mean"],
            "clean-fid": cleanfid.kernel_distance(real, fake, num_subsets=1, max_subset_size=n)}


def kid_subsets(real, fake, size, subsets):
    """Torch-fidelity's mean and deviation, and the subsets it draws."""
    real, fake = real.astype(float), fake.astype(float)
    peer = kid_features_to_metric(torch.tensor(real), torch.tensor(fake), kid_subsets=subsets,
                                  kid_subset_size=size, rng_seed=2020, verbose=False, **KERNEL)
    rng = np.random.RandomState(2020)
    drawn = [(rng.choice(len(real), size, replace=False).tolist(),
              rng.choice(len(fake), size, replace=False).tolist()) for _ in range(subsets)]
    values = [kernel_mmd(real[x], fake[y], **KERNEL) for x, y in drawn]
    return {"mean": peer["kernel_inception_distance_mean"],
            "deviation": peer["kernel_inception_distance_std"],
            "values": values, "real": [x for x, _ in drawn], "fake": [y for _, y in drawn]}


def score(logits, splits):
    peer = isc_features_to_metric(torch.tensor(logits.astype(float)), splits=splits, shuffle=False)
    return {"mean": peer["inception_score_mean"], "deviation": peer["inception_score_std"]}


def neighbours(real, fake, k):
    peer = compute_prdc(real.astype(float), fake.astype(float), k)
    other = prc_features_to_metric(torch.tensor(fake.astype(float)), torch.tensor(real.astype(float)),
                                   prc_neighborhood=k, prc_batch_size=10000, save_cpu_ram=False,
                                   verbose=False)
    return {"fakesInside": round(peer["precision"] * len(fake)),
            "realsInside": round(peer["recall"] * len(real)),
            "hits": round(peer["density"] * k * len(fake)),
            "ballsHit": round(peer["coverage"] * len(real)),
            "torch-fidelity fakesInside": round(other["precision"] * len(fake)),
            "torch-fidelity realsInside": round(other["recall"] * len(real))}


def vectors():
    real, fake = features(120, 16, 1), features(100, 16, 2, 1.5, 0.25)
    near, far = features(300, 8, 3), features(250, 8, 4, 0.75, 0.25)
    logits = features(60, 7, 5, 2.0)
    return {
        "made with": {p: version(p) for p in
                      ("numpy", "scipy", "torch", "pytorch-fid", "torch-fidelity", "clean-fid", "prdc")},
        "frechet": {
            "full rank": frechet(real, fake),
            "correlated": frechet(np.array([[2, 1]] * 50 + [[1, 1]] * 50, np.float32),
                                  np.array([[9, 9]] * 50 + [[2, 9]] * 50, np.float32)),
            "rank deficient": frechet(features(20, 48, 6), features(24, 48, 7, 1.5, 0.25)),
            "one side rank deficient": frechet(features(100, 24, 8), features(12, 24, 9)),
            "two images": frechet(features(2, 3, 10), features(2, 3, 11, 1.5, 0.25)),
        },
        "kid": {"all images": kid(real[:100], fake), "subsets": kid_subsets(real, fake, 30, 5)},
        "score": {"1": score(logits, 1), "10": score(logits, 10),
                  "by hand": score(np.array([[1, 2, 3], [-1, 5, 3.1]]), 1)},
        "neighbours": {str(k): neighbours(near, far, k) for k in (3, 5)},
    }


if __name__ == "__main__":
    with open(sys.argv[1], "w") as out:
        json.dump(vectors(), out, indent=1)
        out.write("\n")
