"""Writes the NumPy files that the tests of org.gan4j.eval.internal.numpy read. Made with numpy 2.4.6.

Usage: python numpy_files.py ../resources/org/gan4j/eval/internal/numpy
"""

import sys
from pathlib import Path

import numpy as np

out = Path(sys.argv[1])
out.mkdir(parents=True, exist_ok=True)

matrix = np.arange(6, dtype=np.float64).reshape(2, 3) / 4


def save(name, array, version=None):
    with open(out / name, "wb") as file:
        np.lib.format.write_array(file, array, version=version)


save("float64.npy", matrix)
save("float32.npy", matrix.astype("<f4"))
save("big-endian.npy", matrix.astype(">f8"))
save("fortran.npy", np.asfortranarray(matrix))
save("fortran-3d.npy", np.asfortranarray(np.arange(24, dtype=np.int32).reshape(2, 3, 4)))
save("version-2.npy", matrix, (2, 0))
save("version-3.npy", matrix, (3, 0))
save("scalar.npy", np.float64(2.5))
save("uint8.npy", np.arange(250, 256, dtype=np.uint8))
save("int64.npy", np.array([-1, 0, 1 << 31]))
save("objects.npy", np.array([{"a": 1}], dtype=object))
save("structured.npy", np.zeros(2, dtype=[("a", "<f4"), ("b", "<i4")]))
save("half.npy", matrix.astype(np.float16))

mean = np.array([0.5, -1.25])
covariance = np.array([[2.0, 0.25], [0.25, 1.0]])
np.savez(out / "statistics.npz", mu=mean, sigma=covariance)
np.savez_compressed(
    out / "statistics-float32.npz", mu=mean.astype("f4"), sigma=covariance.astype("f4"), n=7
)
