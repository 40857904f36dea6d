#!/usr/bin/env bash
# What can be known only on a machine with an NVIDIA GPU: that a run repeats to the bit, that the
# quickstart works end to end, and what four steps take in each precision, beside PyTorch on the same
# card. Everything is printed once more in one table at the end. Run it on an otherwise idle machine.
#
#   experiments/src/benchmarks/gpu-check.sh
#   DEVICE=cpu SIZE=tiny experiments/src/benchmarks/gpu-check.sh     a rehearsal without a GPU
#
#   DEVICE=gpu       or gpu:1, or cpu
#   GAN_PROFILE=     gpu-redist where the machine has a driver only
#   SIZE=full        tiny: networks and turns that a laptop can do
#   PYTHON=python3   an interpreter that has torch; without one its rows are missing
#   OUT=gpu-check    folder of logs and results
set -u -o pipefail

here="$(cd "$(dirname "$0")" && pwd -P)"
home="$(cd "$here/../../.." && pwd -P)"
device="${DEVICE:-gpu}"
size="${SIZE:-full}"
python="${PYTHON:-python3}"
out="${OUT:-gpu-check}"
mkdir -p "$out"
table="$out/table.txt"
: >"$table"
configs="$home/experiments/configs"
failures=0

row() { printf '%-22s %-26s %s\n' "$1" "$2" "$3" | tee -a "$table"; }

# Name and command of a check; its last line of output is the result.
check() {
  local part="$1" name="$2" log
  shift 2
  log="$out/$part-$name.log"
  if "$@" >"$log" 2>&1; then
    row "$part" "$name" "$(tail -n 1 "$log")"
  else
    failures=$((failures + 1))
    row "$part" "$name" "FAILED: $(grep . "$log" | tail -n 1)"
  fi
}

gan() { "$home/gan" "$@"; }

# Options of the four steps; all data is MNIST in another size, or made of it. Last wins.
step_options() {
  local config small
  local -a full
  case "$1" in
    dcgan-28) config=dcgan-mnist full=() small="variant.baseWidth=4" ;;
    dcgan-64) config=dcgan-mnist full=(dataset.imageSize=64) small="variant.baseWidth=4" ;;
    wgan-gp-32)
      config=wgan-gp-resnet-fashion-mnist
      full=(dataset.name=mnist variant.body.generatorWidth=128 variant.body.discriminatorWidth=128)
      small="variant.body.generatorWidth=4 variant.body.discriminatorWidth=4"
      ;;
    cyclegan-128)
      config=cyclegan-mnist-tones
      full=(dataset.imageSize=128 variant.baseWidth=64 variant.blocks=6
        variant.discriminatorWidth=64 training.batchSize=1)
      small="dataset.imageSize=32 variant.baseWidth=4 variant.blocks=1 variant.discriminatorWidth=4"
      ;;
  esac
  echo "$configs/$config.yaml"
  # shellcheck disable=SC2206
  [ "$size" = tiny ] && full+=($small training.batchSize=2)
  for setting in "${full[@]}"; do printf -- '--set\n%s\n' "$setting"; done
}

mode_options() {
  case "$1" in
    float32) echo "execution.tf32=false" ;;
    tf32) echo "execution.tf32=true" ;;
    mixed-float16) echo "execution.precision=mixed-float16" ;;
    mixed-bfloat16) echo "execution.precision=mixed-bfloat16" ;;
    xla) echo "execution.compile=xla" ;;
    tf32-loose) echo "execution.determinism=off" ;;
    mixed-xla-loose) echo "execution={precision: mixed-float16, compile: xla, determinism: off}" ;;
  esac
}

# A step in a mode: the row of gan bench.
bench() {
  local options
  mapfile -t options < <(step_options "$1")
  gan bench "${options[@]}" --device "$device" --set "$(mode_options "$2")" \
    --rounds "$rounds" --steps "$steps" --json "$out/$1-$2.json" |
    awk '/^config / { header = NR } NR == header + 1 { row = $0 } { print } END { print row; exit row == "" }'
}

# Two runs of a config in a precision, with one seed: equal checkpoints?
# shellcheck disable=SC2086
same_bits() {
  local runs="$out/runs-$1" sums
  rm -rf "$runs"
  for attempt in 1 2; do
    gan train "$configs/$1.yaml" --device "$device" --runs "$runs" \
      --set training.steps="$repeat" --set "execution.precision=$2" $smaller || return 1
  done
  sums="$(sha256sum "$runs"/*/checkpoints/*/state.safetensors | awk '{ print $1 }' | sort | uniq -c | awk '{ print $1 }')"
  rm -rf "$runs"
  [ "$sums" = 2 ] && echo "equal after $repeat steps" || { echo "not equal after $repeat steps"; return 1; }
}

quickstart() {
  local started=$SECONDS
  gan run "$configs/quickstart.yaml" --device "$device" --runs "$out/quickstart" "$@" || return 1
  echo "done in $((SECONDS - started)) s"
}

# A step of PyTorch, where it is: medians of turns, in ms.
peer() {
  "$python" "$here/python/$1_step.py" --device "${device/gpu/cuda}" --rounds "$rounds" --steps "$steps" "${@:2}" |
    awk '$1 == "median" { ms = $2 } { print } END { if (ms == "") exit 1; print ms " ms a step" }'
}

if [ "$size" = tiny ]; then
  rounds=2 steps=2 repeat=4
  smaller="--set variant.baseWidth=4 --set training.batchSize=8"
  short="--set training.steps=20 --set evaluation.samples=1000"
else
  rounds=10 steps=20 repeat=200 smaller="" short=""
fi

gan doctor >"$out/doctor.txt" 2>&1
grep -E '^(TensorFlow|device|GPU)' "$out/doctor.txt"

check bits float32 same_bits dcgan-mnist float32
check bits mixed-float16 same_bits dcgan-mnist mixed-float16
# shellcheck disable=SC2086
check quickstart end-to-end quickstart $short
for step in dcgan-28 dcgan-64 wgan-gp-32 cyclegan-128; do
  for mode in float32 tf32 mixed-float16 mixed-bfloat16 xla tf32-loose mixed-xla-loose; do
    check "$step" "$mode" bench "$step" "$mode"
  done
done
sees="import sys, torch; sys.exit('$device' != 'cpu' and not torch.cuda.is_available())"
if "$python" -c "$sees" 2>/dev/null; then
  check dcgan-28 torch peer dcgan
  if [ "$size" != tiny ]; then
    check dcgan-28 torch-tf32 peer dcgan --tf32
    check dcgan-28 torch-bfloat16 peer dcgan --tf32 --bfloat16
    check dcgan-28 torch-compile peer dcgan --tf32 --compile
    check dcgan-64 torch-tf32 peer dcgan --size 64 --tf32
    check dcgan-64 torch-compile peer dcgan --size 64 --tf32 --compile
    check wgan-gp-32 torch-tf32 peer resnet --variant wgan_gp --tf32
    check cyclegan-128 torch-tf32 peer cyclegan --batch 1 --tf32
    check cyclegan-128 torch-compile peer cyclegan --batch 1 --tf32 --compile
  fi
else
  row peers torch "none: $python has no torch that sees the device"
fi

echo
echo "All of it ($table; logs beside it):"
cat "$table"
[ "$failures" = 0 ] || { echo "$failures failed"; exit 1; }
