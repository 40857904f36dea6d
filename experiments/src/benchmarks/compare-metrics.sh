#!/usr/bin/env bash
# Compares the arithmetic of metrics here and in the packages in use, in turns, on the same made-up
# features: seconds, and what comes out. Needs Python 3 with numpy, scipy, torch, torch-fidelity, prdc.
#
#   experiments/src/benchmarks/compare-metrics.sh
#
#   PYTHON=python3   the interpreter that has them
#   METRICS="frechet kid prdc swd"
#   ROUNDS=3         turns of each
#   COUNT=10000      features a side
#   SIZE=2048        of each
#   IMAGES=500       32x32 images a side, for swd
#   BENCHMARK_BUILD=no   take the classes as they are
set -eu

here="$(cd "$(dirname "$0")" && pwd -P)"
home="$(cd "$here/../../.." && pwd -P)"
python="${PYTHON:-python3}"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT

peer() { "$python" "$here/python/metric_times.py" "$@" 2>/dev/null; }

ours() {
  BENCHMARK_BUILD=no "$here/run.sh" MetricTimes --rounds 2 --metric "$@" 2>/dev/null
}

[ "${BENCHMARK_BUILD:-yes}" = no ] || (cd "$home" && mvn -q -B -Pbenchmarks -DskipTests package)
peer make "$folder" --count "${COUNT:-10000}" --size "${SIZE:-2048}" --images "${IMAGES:-500}"

printf '%-10s%8s%12s%12s%8s%16s%16s\n' metric round "gan4j, s" "peer, s" ratio gan4j peer
for metric in ${METRICS:-frechet kid prdc swd}; do
  suffix=""
  [ "$metric" != swd ] || suffix=-images
  for round in $(seq "${ROUNDS:-3}"); do
    {
      ours "$metric" "$folder/real$suffix.npy" "$folder/fake$suffix.npy"
      peer "$metric" "$folder"
    } | awk -v round="$round" '
      NR == 1 { seconds = $2; value = $3 }
      NR == 2 { printf "%-10s%8d%12.3f%12.3f%8.2f%16s%16s\n", $1, round, seconds, $2, $2 / seconds, value, $3 }'
  done
done
echo "ratio: how much faster gan4j is; kid draws other subsets, swd other patches and directions"
