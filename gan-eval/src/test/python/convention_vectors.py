"""Makes convention_vectors.json: one Fréchet distance by general matrix roots, as the references
take them, with ddof 1, with ddof 0, and with 1e-6 always on the diagonals.

    pip install numpy scipy torch pytorch-fid torch-fidelity clean-fid prdc
    python convention_vectors.py ../resources/org/gan4j/eval/convention/convention_vectors.json
"""
import json
import sys

import numpy as np
from metric_vectors import features
from pytorch_fid.fid_score import calculate_frechet_distance
from scipy.linalg import sqrtm


def moments(rows, ddof):
    return rows.mean(axis=0), np.cov(rows, rowvar=False, ddof=ddof)


def divided_by_n(rows):
    """Second moment less the product of means, which is what NVIDIA's code gathers."""
    mean = rows.sum(axis=0) / len(rows)
    return mean, rows.T @ rows / len(rows) - np.outer(mean, mean)


def distance(real, fake, epsilon=0.0):
    (m1, s1), (m2, s2) = real, fake
    offset = epsilon * np.eye(len(m1))
    root = sqrtm((s2 + offset) @ (s1 + offset))
    return float(np.real(((m1 - m2) ** 2).sum() + np.trace(s1 + s2 - 2 * root)))


def vectors(real, fake):
    real, fake = real.astype(float), fake.astype(float)
    one = moments(real, 1), moments(fake, 1)
    return {"pytorch-fid": float(calculate_frechet_distance(*one[0], *one[1])),
            "ddof 0": distance(divided_by_n(real), divided_by_n(fake)),
            "epsilon always": distance(*one, epsilon=1e-6)}


if __name__ == "__main__":
    found = {"full rank": vectors(features(120, 16, 1), features(100, 16, 2, 1.5, 0.25)),
             "rank deficient": vectors(features(20, 48, 6), features(24, 48, 7, 1.5, 0.25))}
    with open(sys.argv[1], "w") as file:
        json.dump(found, file, indent=1)
        file.write("\n")
