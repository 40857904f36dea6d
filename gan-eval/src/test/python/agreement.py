"""Prints our metrics beside those of pytorch-fid, torch-fidelity, clean-fid and prdc.

    pip install numpy scipy torch pytorch-fid torch-fidelity clean-fid prdc
    python agreement.py FOLDER [--count 2000] [--size 2048]

FOLDER holds real.npy, fake.npy (float32 features, [n, d]) and logits.npy ([n, classes]); what is
missing is made up. Runs Maven in the repository for our side; ends with 1 unless all numbers agree:
counts to the last one, all others to 1e-6.
"""
import argparse
import contextlib
import io
import json
import pathlib
import subprocess
import sys
import warnings

import numpy as np
import torch
from cleanfid import fid as cleanfid
from prdc import compute_prdc
from pytorch_fid.fid_score import calculate_frechet_distance
from torch_fidelity.metric_fid import fid_statistics_to_metric
from torch_fidelity.metric_isc import isc_features_to_metric
from torch_fidelity.metric_kid import kid_features_to_metric
from torch_fidelity.metric_prc import prc_features_to_metric

ROOT = pathlib.Path(__file__).resolve().parents[4]


def made_up(folder, count, size):
    """Rectified features of 40 latents, as a pooled layer gives: real and fake differ a little."""
    rng = np.random.default_rng(1)
    weights = 0.1 * rng.normal(size=(40, size))
    for name, spread, shift in (("real", 1.0, 0.0), ("fake", 1.1, 0.02)):
        latents = spread * rng.normal(size=(count, 40))
        rows = np.maximum(0, 0.4 + shift + latents @ weights + 0.05 * rng.normal(size=(count, size)))
        if not (folder / f"{name}.npy").exists():
            np.save(folder / f"{name}.npy", rows.astype(np.float32))
    if not (folder / "logits.npy").exists():
        np.save(folder / "logits.npy", (3 * rng.normal(size=(count, 1008))).astype(np.float32))


def peers(folder):
    real, fake, logits = (np.load(folder / f"{n}.npy").astype(float) for n in ("real", "fake", "logits"))
    (m1, s1), (m2, s2) = ((x.mean(axis=0), np.cov(x, rowvar=False)) for x in (real, fake))
    yield "fid", "pytorch-fid", calculate_frechet_distance(m1, s1, m2, s2)
    yield "fid", "clean-fid", cleanfid.frechet_distance(m1, s1, m2, s2)
    yield "fid", "torch-fidelity", fid_statistics_to_metric(
        dict(mu=m1, sigma=s1), dict(mu=m2, sigma=s2), False)["frechet_inception_distance"]
    n = min(len(real), len(fake))
    tensors = torch.tensor(real[:n]), torch.tensor(fake[:n])
    yield "kid, all images", "torch-fidelity", kid_features_to_metric(
        *tensors, kid_subsets=1, kid_subset_size=n, kid_kernel="poly", kid_kernel_poly_degree=3,
        kid_kernel_poly_gamma=None, kid_kernel_poly_coef0=1, rng_seed=1,
        verbose=False)["kernel_inception_distance_mean"]
    yield "kid, all images", "clean-fid", cleanfid.kernel_distance(
        real[:n], fake[:n], num_subsets=1, max_subset_size=n)
    for k in (3, 5):
        p = compute_prdc(real, fake, k)
        yield f"precision x n, k={k}", "prdc", round(p["precision"] * len(fake))
        yield f"recall x n, k={k}", "prdc", round(p["recall"] * len(real))
        yield f"density x k n, k={k}", "prdc", round(p["density"] * k * len(fake))
        yield f"coverage x n, k={k}", "prdc", round(p["coverage"] * len(real))
        q = prc_features_to_metric(torch.tensor(fake), torch.tensor(real), prc_neighborhood=k,
                                   prc_batch_size=10000, save_cpu_ram=False, verbose=False)
        yield f"precision x n, k={k}", "torch-fidelity", round(q["precision"] * len(fake))
        yield f"recall x n, k={k}", "torch-fidelity", round(q["recall"] * len(real))
    for splits in (1, 10):
        yield f"is, splits={splits}", "torch-fidelity", isc_features_to_metric(
            torch.tensor(logits), splits=splits, shuffle=False)["inception_score_mean"]


def ours(folder):
    """Our numbers, and whether the test that compares them with peers.json passes."""
    (folder / "ours.json").unlink(missing_ok=True)
    test = subprocess.run(["mvn", "-q", "-pl", "gan-eval", "-am", "test", "-Dtest=AgreementTest",
                           "-Dsurefire.failIfNoSpecifiedTests=false",
                           f"-Dgan4j.agreement={folder}"], cwd=ROOT)
    return json.loads((folder / "ours.json").read_text()), test.returncode == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=lambda p: pathlib.Path(p).resolve())
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--size", type=int, default=2048)
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    made_up(args.folder, args.count, args.size)
    warnings.simplefilter("ignore")
    with contextlib.redirect_stdout(io.StringIO()):
        rows = [(metric, peer, float(value)) for metric, peer, value in peers(args.folder)]
    (args.folder / "peers.json").write_text(json.dumps(rows))
    mine, agree = ours(args.folder)
    print(f"{'metric':<24}{'peer':<16}{'peer says':>20}{'gan4j':>20}{'relative':>12}")
    for metric, peer, value in rows:
        relative = abs(mine[metric] - value) / max(abs(value), 1e-300) if mine[metric] != value else 0
        print(f"{metric:<24}{peer:<16}{value:>20.12g}{mine[metric]:>20.12g}{relative:>12.1e}")
    print("all agree" if agree else "NOT ALL AGREE")
    return 0 if agree else 1


if __name__ == "__main__":
    sys.exit(main())
