#!/usr/bin/env bash
# Times the reading of a folder of 100 000 PNG files of 64x64 by gan4j and by Pillow in turns, on
# an otherwise idle machine; then trains a DCGAN on it and says how long its steps waited for data.
# Needs Python 3 with numpy and Pillow; nothing else of gan4j does.
#
#   experiments/src/benchmarks/compare-folder.sh
#
#   FOLDER=/tmp/gan4j-folder   the images; made if it is missing, about 0.8 GB
#   COUNT=100000         how many are made
#   PYTHON=python3       the interpreter that has Pillow
#   ROUNDS=3             turns of each
#   IMAGES=20000         images a turn
#   STEPS=100            steps of each training
#   BENCHMARK_BUILD=no   take the classes as they are
set -eu

here="$(cd "$(dirname "$0")" && pwd -P)"
home="$(cd "$here/../../.." && pwd -P)"
python="${PYTHON:-python3}"
folder="${FOLDER:-/tmp/gan4j-folder}"
rounds="${ROUNDS:-3}"
images="${IMAGES:-20000}"
steps="${STEPS:-100}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

"$python" -c 'import PIL; print("Pillow", PIL.__version__)'
[ "${BENCHMARK_BUILD:-yes}" = no ] || (cd "$home" && mvn -q -B -Pbenchmarks -DskipTests package)
[ -d "$folder" ] || "$python" "$here/python/make_folder.py" "$folder" --count "${COUNT:-100000}"

ours() {
  BENCHMARK_BUILD=no "$here/run.sh" FolderTimes "$folder" --images "$images" "$@" 2>/dev/null
}
peer() {
  "$python" "$here/python/folder_times.py" "$folder" --images "$images" "$@"
}

printf '%-8s%10s%10s%10s%10s%12s%12s%12s   (images/s)\n' \
  round gan4j-1 gan4j-2 cache-1 cache-2 Pillow-1 threads-2 processes-2
for round in $(seq "$rounds"); do
  printf '%-8s%10s%10s%10s%10s%12s%12s%12s\n' "$round" \
    "$(ours --readers 1)" "$(ours --readers 2)" \
    "$(ours --readers 1 --cache "$work/cache")" "$(ours --readers 2 --cache "$work/cache")" \
    "$(peer --workers 1)" "$(peer --workers 2)" "$(peer --workers 2 --processes)"
done

sed "s|FOLDER|$folder|" "$here/folder-dcgan.yaml" >"$work/dcgan.yaml"
build="$home/experiments/target"
train() {
  local name="$1"
  shift
  TF_ENABLE_ONEDNN_OPTS=1 TF_CPP_MIN_LOG_LEVEL=2 java -XX:+UseSerialGC -Xmn64m -Xmx6g \
    ${GAN_JAVA_OPTS:-} -Dgan.home="$home" -cp "$build/classes:$(cat "$build/classpath-cpu.txt")" \
    org.gan4j.experiments.Gan train "$work/dcgan.yaml" --runs "$work/$name" \
    --set "training.steps=$steps" "$@" 2>&1 |
    awk -v name="$name" '
      /images\/s/ { for (i = 2; i <= NF; i++) if ($i == "images/s") speed = $(i - 1) }
      /^Waited/ { waited = $0 }
      END { printf "%-20s %8s images/s   %s\n", name, speed, waited }'
}
echo "DCGAN at 64x64, batch 64, $steps steps"
for round in $(seq "$rounds"); do
  train "memory-$round" --set dataset.storage=memory
  train "stream-1-$round" --set dataset.readers=1
  train "stream-2-$round" --set dataset.readers=2
  train "cache-1-$round" --set dataset.readers=1 --set "dataset.cache=$work/cache"
done
