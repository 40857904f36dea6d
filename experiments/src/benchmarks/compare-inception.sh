#!/usr/bin/env bash
# Compares the features a second of the 2015 Inception graph here and in PyTorch, in turns, on a graph
# of the same shape with random weights. Needs Python 3 with numpy and torch; nothing else does.
# Where other programs run at the same time, take THREADS=1 and go by images a second of processor
# time: threads of OpenMP, which PyTorch uses, spin while they wait for one another.
#
#   experiments/src/benchmarks/compare-inception.sh
#
#   PYTHON=python3   the interpreter that has torch
#   ROUNDS=3         turns of each
#   IMAGES=48        images a turn, after a block to warm up
#   SIZE=32          their height and width
#   BATCH=16         images a batch of the peer
#   THREADS=2        of each
#   GRAPH=           a graph that is there already
#   BENCHMARK_BUILD=no   take the classes as they are
set -eu

here="$(cd "$(dirname "$0")" && pwd -P)"
home="$(cd "$here/../../.." && pwd -P)"
python="${PYTHON:-python3}"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT

"$python" -c 'import torch; print("PyTorch", torch.__version__, torch.backends.cpu.get_cpu_capability())'
[ "${BENCHMARK_BUILD:-yes}" = no ] || (cd "$home" && mvn -q -B -Pbenchmarks -DskipTests package)
graph="${GRAPH:-$folder/surrogate.pb}"
if [ -z "${GRAPH:-}" ]; then
  classes="$home/gan-eval/target/test-classes:$(cat "$home/experiments/target/classpath-cpu.txt")"
  java -cp "$classes" org.gan4j.eval.network.surrogate.ExportSurrogate "$graph"
fi

size() { echo --images "${IMAGES:-48}" --size "${SIZE:-32}" --rounds 1 --threads "${THREADS:-2}"; }

ours() {
  # shellcheck disable=SC2046
  BENCHMARK_BUILD=no "$here/run.sh" InceptionFeatures "$graph" $(size) "$@" 2>/dev/null
}

peer() {
  # shellcheck disable=SC2046
  "$python" "$here/python/inception_features.py" $(size) --batch "${BATCH:-16}" "$@"
}

peak() { awk '$1 == "peak" { printf "%.2f", $2 / 1048576 }'; }

ours --features "$folder/ours.txt" >"$folder/ours"
peer --graph "$graph" --features "$folder/peer.npy" >"$folder/peer"
"$python" -c '
import sys, numpy
ours, peer = numpy.loadtxt(sys.argv[1], ndmin=2), numpy.load(sys.argv[2]).astype(float)
count = min(len(ours), len(peer))
print("largest difference of features / largest feature: %.1e" % (
    abs(ours[:count] - peer[:count]).max() / abs(peer).max()))' "$folder/ours.txt" "$folder/peer.npy"
echo "peak memory, GiB: gan4j $(peak <"$folder/ours"), PyTorch $(peak <"$folder/peer")"

printf '%-8s%22s%22s%22s%22s%8s\n' round gan4j pytorch channels-last folded ratio
for round in $(seq "${ROUNDS:-3}"); do
  for run in ours peer "peer --channels-last" "peer --channels-last --fused"; do
    $run | awk '$1 == "median" { print $2, $3 }'
  done | tr '\n' ' ' | sed "s/^/$round /" | tee -a "$folder/times" |
    awk '{ best = $5 > $7 ? $5 : $7
      printf "%-8d%11.2f%11.2f%11.2f%11.2f%11.2f%11.2f%11.2f%11.2f%8.2f\n", $1, $2, $3, $4, $5, $6, $7, $8, $9, $3 / best }'
  echo >>"$folder/times"
done
echo "each: images a second, images a second of processor time; ratio: of processor time, to the better of unfolded PyTorch"
