#!/usr/bin/env bash
# Times training steps here, in PyTorch (eager and torch.compile, both layouts) and in TensorFlow for
# Python, in turns, on an otherwise idle machine: the same networks, losses, updates and data. Needs
# Python 3 with numpy, torch and tensorflow, and a C++ compiler for torch.compile; nothing else does.
#
#   experiments/src/benchmarks/compare-steps.sh
#   experiments/src/benchmarks/compare-steps.sh --step dcgan28 --peer torch-last --rounds 3
#   experiments/src/benchmarks/compare-steps.sh --help
#
#   PYTHON=python3       the interpreter that has the peers
#   BENCHMARK_BUILD=no   take the classes as they are
#   PEER_ERRORS=1        show what the processes write to standard error
set -eu

here="$(cd "$(dirname "$0")" && pwd -P)"
python="${PYTHON:-python3}"

[ "${BENCHMARK_BUILD:-yes}" = no ] || (cd "$here/../../.." && mvn -q -B -Pbenchmarks -DskipTests package)
"$python" -c '
import importlib.metadata
for name in ("torch", "tensorflow", "tensorflow-cpu"):
    try:
        print(name, importlib.metadata.version(name))
    except importlib.metadata.PackageNotFoundError:
        pass'
exec "$python" "$here/python/interleave.py" "$@"
