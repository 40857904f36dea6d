#!/usr/bin/env bash
# Times the start of the gan command: wall time of verbs that compute nothing, of check, and from
# the command to the first training step on MNIST (the first line of metrics.jsonl is on disk).
# Medians of some runs in turns, on an otherwise idle machine.
#
#   experiments/src/benchmarks/startup.sh
#
#   RUNS=10         turns of each
#   OTHER=FOLDER    another checkout, whose launcher is timed in the same turns
#   CONFIG=FILE     experiments/configs/quickstart.yaml
set -eu

home="$(cd "$(dirname "$0")/../../.." && pwd -P)"
config="${CONFIG:-$home/experiments/configs/quickstart.yaml}"
scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT
LC_ALL=C

now() {
  echo "${EPOCHREALTIME:-$(date +%s.%N)}"
}

# Notes what the command took: name, launcher, seconds, seconds of processor time.
note() {
  local name="$1" launcher="$2" began cpu
  shift 2
  began="$(now)"
  TIMEFORMAT='%U %S'
  cpu="$( { time "$launcher" "$@" >/dev/null 2>&1; } 2>&1 )"
  echo "$name $launcher $began $(now) $cpu"
}

first_step() {
  local launcher="$1" began pid log
  rm -rf "$scratch/runs"
  began="$(now)"
  "$launcher" train "$config" --runs "$scratch/runs" --set 'training.schedule={type: constant}' \
    --set training.steps=1 --set training.reportEvery=1 >/dev/null 2>&1 &
  pid=$!
  while kill -0 "$pid" 2>/dev/null; do
    for log in "$scratch"/runs/*/metrics.jsonl; do
      [ -s "$log" ] && break 2
    done
    sleep 0.01
  done
  echo "first-step $launcher $began $(now)"
  wait "$pid"
}

turn() {
  note help "$1" --help
  note check-help "$1" check --help
  note list "$1" list
  note check "$1" check "$config"
  first_step "$1"
}

launchers="$home/gan"
[ -z "${OTHER:-}" ] || launchers="$launchers $OTHER/gan"
for launcher in $launchers; do
  "$launcher" check "$config" >/dev/null
done
for _ in $(seq "${RUNS:-10}"); do
  for launcher in $launchers; do
    turn "$launcher"
  done
done >"$scratch/times"

median() {
  sort -g | awk '{ v[NR] = $1 } END { print NR % 2 || $1 == "-" ? v[int((NR + 1) / 2)] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}

printf '%-12s%10s%10s%10s%12s   launcher\n' seconds median least most processor
for name in help check-help list check first-step; do
  for launcher in $launchers; do
    awk -v n="$name" -v l="$launcher" '$1 == n && $2 == l { print $4 - $3, (NF > 4 ? $5 + $6 : "-") }' \
      "$scratch/times" >"$scratch/some"
    wall="$(cut -d' ' -f1 "$scratch/some" | sort -g)"
    printf '%-12s%10.3f%10.3f%10.3f%12s   %s\n' "$name" "$(echo "$wall" | median)" \
      "$(echo "$wall" | head -n 1)" "$(echo "$wall" | tail -n 1)" \
      "$(cut -d' ' -f2 "$scratch/some" | median)" "$launcher"
  done
done
