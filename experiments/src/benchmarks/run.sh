#!/usr/bin/env bash
# Builds and runs one of the benchmarks, in the environment that the gan launcher sets.
#
#   experiments/src/benchmarks/run.sh DcganStep --bn composed,fused
#   experiments/src/benchmarks/run.sh StepTurns --step wgan_gp
#   experiments/src/benchmarks/run.sh CycleGanStep
#   experiments/src/benchmarks/run.sh InceptionFeatures surrogate.pb
#   experiments/src/benchmarks/run.sh MetricTimes --metric kid real.npy fake.npy
#   experiments/src/benchmarks/run.sh FolderTimes FOLDER --readers 2
#   experiments/src/benchmarks/run.sh MemoryFlat
#   experiments/src/benchmarks/run.sh ProgressiveStages experiments/configs/progressive-fashion-mnist.yaml
#   experiments/src/benchmarks/run.sh jmh                     the pieces of the host's work
#   experiments/src/benchmarks/run.sh jmh HostPieces.batch -f 3
#
#   BENCHMARK_BUILD=no     take the classes as they are
#   GAN_JAVA_OPTS=         more options for Java
set -eu

[ $# -ge 1 ] || { echo "usage: $0 BENCHMARK [options]" >&2; exit 2; }
home="$(cd "$(dirname "$0")/../../.." && pwd -P)"
build="$home/experiments/target"
name="$1"
shift

if [ "${BENCHMARK_BUILD:-yes}" != no ]; then
  (cd "$home" && mvn -q -B -Pbenchmarks -DskipTests package) >&2
fi
export TF_ENABLE_ONEDNN_OPTS="${TF_ENABLE_ONEDNN_OPTS:-1}"
export TF_CPP_MIN_LOG_LEVEL="${TF_CPP_MIN_LOG_LEVEL:-2}"
main="org.gan4j.benchmarks.$name"
[ "$name" != jmh ] || main=org.openjdk.jmh.Main
exec java -XX:+UseSerialGC -Xmn64m ${GAN_JAVA_OPTS:-} \
  -cp "$build/test-classes:$build/classes:$(cat "$build/classpath-benchmarks.txt")" "$main" "$@"
