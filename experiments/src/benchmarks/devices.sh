#!/usr/bin/env bash
# Trains the same steps on one device and on two, in turns, and prints a table of images a second:
# the median over the rounds, each the fastest report of a run. The devices are halves of the
# processor unless there are GPUs.
#
#   experiments/src/benchmarks/devices.sh [STEPS [ROUNDS [CONFIG...]]]
set -eu

home="$(cd "$(dirname "$0")/../../.." && pwd -P)"
steps="${1:-100}"
rounds="${2:-3}"
shift $(($# < 2 ? $# : 2))
[ $# -gt 0 ] || set -- "$home/experiments/configs/dcgan-mnist.yaml" "$home/experiments/configs/wgan-gp-mnist.yaml"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

# name of the row, threads of a process, more values
measure() {
  local config="$1" row="$2" threads="$3" runs
  shift 3
  runs="$work/runs"
  rm -rf "$runs"
  "$home/gan" train "$config" --runs "$runs" --set "training.steps=$steps" \
    --set "training.intraOpThreads=$threads" --set training.reportEvery=10 \
    --set "training.sampleEvery=$steps" --set "training.checkpointEvery=$steps" \
    "$@" >"$work/out" 2>&1 || { cat "$work/out" >&2; exit 1; }
  # Between two reports, so that the first steps do not count.
  sed -n 's/.*"imagesSeen":\([0-9]*\),"seconds":\([0-9.E-]*\),.*/\1 \2/p' "$runs"/*/metrics.jsonl |
    awk 'NR > 2 && $2 > s { v = ($1 - i) / ($2 - s); if (v > best) best = v } { i = $1; s = $2 } END { printf "%.1f\n", best }' \
      >>"$work/$row"
}

median() {
  sort -n "$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
}

printf '%-24s %12s %12s %12s %12s\n' "images/s" "1 x 1 thread" "1 x 2" "2 x 1" "2 x 1 global"
for config in "$@"; do
  rm -f "$work"/row-*
  for _ in $(seq "$rounds"); do
    measure "$config" row-1x1 1
    measure "$config" row-1x2 2
    measure "$config" row-2x1 1 --set 'execution={devices: 2}'
    measure "$config" row-2x1-global 1 --set 'execution={devices: 2, batchNorm: global}'
  done
  printf '%-24s %12s %12s %12s %12s\n' "$(basename "$config" .yaml)" \
    "$(median "$work/row-1x1")" "$(median "$work/row-1x2")" \
    "$(median "$work/row-2x1")" "$(median "$work/row-2x1-global")"
done
