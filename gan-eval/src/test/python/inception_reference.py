"""Makes the features in InceptionV3Test with PyTorch.

    java -cp gan-eval/target/test-classes:... org.gan4j.eval.network.surrogate.ExportSurrogate narrow.pb 16
    python gan-eval/src/test/python/inception_reference.py narrow.pb

Needs numpy and torch. The network is the one that the speed is compared with, a sixteenth as wide.
"""

import pathlib
import sys

import torch

root = pathlib.Path(__file__).resolve().parents[4]
sys.path.insert(0, str(root / "experiments/src/benchmarks/python"))
import inception_features as peer  # noqa: E402

peer.Conv.divisor = 16
model = peer.Inception().eval()
peer.load(model, sys.argv[1])
with torch.inference_mode():
    features = model(peer.pictures(2, 20, 24))
print(torch.__version__, ", ".join(f"{value:.8g}f" for value in features[0, :16].tolist()))
