#!/usr/bin/env bash
# Times the steps of WGAN-GP and SN-GAN on the papers' ResNets, here and in PyTorch, in turns, on an
# otherwise idle machine. Needs Python 3 with torch; nothing else of gan4j does.
#
#   experiments/src/benchmarks/compare-resnet.sh
#
#   PYTHON=python3   the interpreter that has torch
#   ROUNDS=3         turns of each
#   STEPS=3          counted runs of each phase a turn, after as many to warm up
#   VARIANTS="wgan_gp sngan"
#   BATCH=64
#   PEER_OPTIONS=    for every run of the peer, such as "--fused-adam"
#   BENCHMARK_BUILD=no   take the classes as they are
set -eu

here="$(cd "$(dirname "$0")" && pwd -P)"
python="${PYTHON:-python3}"
rounds="${ROUNDS:-3}"
options="--rounds 1 --steps ${STEPS:-3} --batch ${BATCH:-64}"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT

"$python" -c 'import torch; print("PyTorch", torch.__version__)'
[ "${BENCHMARK_BUILD:-yes}" = no ] || (cd "$here/../../.." && mvn -q -B -Pbenchmarks -DskipTests package)

# One line: critic step, generator step, in milliseconds. What was printed stays in a file.
times() {
  cat > "$folder/$1"
  awk '$1 == "median" { print $2, $3 }' "$folder/$1"
}
parameters() {
  grep '^parameters' "$folder/$1"
}
ours() {
  # shellcheck disable=SC2086
  BENCHMARK_BUILD=no "$here/run.sh" ResNetStep --variant "$1" $options 2>/dev/null | times ours
}
peer() {
  # shellcheck disable=SC2086
  "$python" "$here/python/resnet_step.py" --variant $1 $options ${2:-} ${PEER_OPTIONS:-} | times peer
}
median() {
  sort -g | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}
row() {
  awk -v name="$1" -v phase="$2" '{
    best = $2 < $3 ? $2 : $3
    printf "%-10s%-12s%12.1f%14.1f%14.1f%10.3f\n", name, phase, $1, $2, $3, best / $1 }'
}

for variant in ${VARIANTS:-wgan_gp sngan}; do
  printf '\n%s\n%-10s%-12s%12s%14s%14s%10s   (ms)\n' \
    "$variant" round phase gan4j pytorch channels-last ratio
  for round in $(seq "$rounds"); do
    read -r a_critic a_generator <<< "$(ours "$variant")"
    read -r b_critic b_generator <<< "$(peer "$variant")"
    read -r c_critic c_generator <<< "$(peer "$variant" --channels-last)"
    [ "$(parameters ours)" = "$(parameters peer)" ] ||
      { echo "the networks differ: $(parameters ours), in PyTorch $(parameters peer)" >&2; exit 1; }
    echo "$a_critic $b_critic $c_critic" | tee -a "$folder/$variant-critic" | row "$round" critic
    echo "$a_generator $b_generator $c_generator" |
      tee -a "$folder/$variant-generator" | row "$round" generator
  done
  for phase in critic generator; do
    for column in 1 2 3; do
      awk -v k="$column" '{ print $k }' "$folder/$variant-$phase" | median
    done | paste -sd' ' - | row median "$phase"
  done
done
echo "ratio: the better of PyTorch / gan4j"
