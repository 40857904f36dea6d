#!/usr/bin/env bash
# Times the DCGAN step of this trainer and of PyTorch in turns, on an otherwise idle machine.
# Needs Python 3 with numpy and torch; nothing else of gan4j does.
#
#   experiments/src/benchmarks/compare.sh
#
#   PYTHON=python3   the interpreter that has torch
#   ROUNDS=5         turns of each
#   STEPS=60         counted steps a turn, after a third as many to warm up
#   PEER_OPTIONS=    for every run of the peer, such as "--compile" or "--fused-adam"
#   BENCHMARK_BUILD=no   take the classes as they are
set -eu

here="$(cd "$(dirname "$0")" && pwd -P)"
python="${PYTHON:-python3}"
rounds="${ROUNDS:-5}"
block=$(( ${STEPS:-60} / 3 ))
times="$(mktemp)"
trap 'rm -f "$times"' EXIT

"$python" -c 'import numpy, torch; print("PyTorch", torch.__version__)'
[ "${BENCHMARK_BUILD:-yes}" = no ] || (cd "$here/../../.." && mvn -q -B -Pbenchmarks -DskipTests package)

ours() {
  BENCHMARK_BUILD=no "$here/run.sh" DcganStep --trainer-only --rounds 3 --steps "$block" 2>/dev/null |
    awk '$1 == "median" { print $2 }'
}

peer() {
  # shellcheck disable=SC2086
  "$python" "$here/python/dcgan_step.py" --rounds 3 --steps "$block" "$@" ${PEER_OPTIONS:-} |
    awk '$1 == "median" { print $2 }'
}

printf '%-8s%12s%14s%14s%10s   (ms a step)\n' round gan4j pytorch channels-last ratio
for round in $(seq "$rounds"); do
  a="$(ours)"
  b="$(peer)"
  c="$(peer --channels-last)"
  echo "$round $a $b $c" | tee -a "$times" |
    awk '{ best = $3 < $4 ? $3 : $4; printf "%-8d%12.1f%14.1f%14.1f%10.3f\n", $1, $2, $3, $4, best / $2 }'
done

median() {
  sort -g | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}
column() {
  awk -v k="$1" '{ print $k }' "$times" | median
}
a="$(column 2)" b="$(column 3)" c="$(column 4)"
ratio="$(awk '{ best = $3 < $4 ? $3 : $4; print best / $2 }' "$times" | median)"
printf '%-8s%12.1f%14.1f%14.1f%10.3f   (best of PyTorch / gan4j)\n' median "$a" "$b" "$c" "$ratio"
