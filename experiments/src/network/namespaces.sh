#!/usr/bin/env bash
# Trains in two processes that only reach each other: each in a network namespace of its own, with
# one cable between them. Shows that the training runs, and that an outsider on the same machine
# cannot connect to TensorFlow's ports, while a process inside could.
#
#   experiments/src/network/namespaces.sh [STEPS]     (as root, Linux; about a minute)
#
# The namespaces end with the script. Needs ip (iproute2) and openssl.
set -eu

home="$(cd "$(dirname "$0")/../../.." && pwd -P)"
steps="${1:-200}"

fail() {
  echo "namespaces.sh: $1" >&2
  exit "${2:-1}"
}

[ "$(id -u)" = 0 ] || fail "expected root, found $(id -un): only root makes network namespaces." 2
for program in ip openssl; do
  command -v "$program" >/dev/null || fail "expected $program, found none." 2
done

work="$(mktemp -d)"
one="gan-one-$$"
two="gan-two-$$"
pids=""
stop_all() {
  for pid in $pids; do kill "$pid" 2>/dev/null || true; done
  for pid in $pids; do wait "$pid" 2>/dev/null || true; done
  ip netns del "$one" 2>/dev/null || true
  ip netns del "$two" 2>/dev/null || true
  rm -rf "$work"
}
trap stop_all EXIT
trap 'exit 130' INT TERM

"$home/gan" --version >/dev/null # builds, where it must, with the network there is

ip netns add "$one"
ip netns add "$two"
ip link add gan-cable netns "$one" type veth peer name gan-cable netns "$two"
ip -n "$one" addr add 10.77.0.1/24 dev gan-cable
ip -n "$two" addr add 10.77.0.2/24 dev gan-cable
for space in "$one" "$two"; do
  ip -n "$space" link set lo up
  ip -n "$space" link set gan-cable up
done

GAN_SECRET="$(openssl rand -hex 16)"
export GAN_SECRET
train() { # namespace, its log
  ip netns exec "$1" "$home/gan" train "$home/experiments/configs/quickstart.yaml" \
    --runs "$work/runs" --trusted-network \
    --set 'execution={hosts: [10.77.0.1, 10.77.0.2], trustedNetwork: true}' \
    --set "training.steps=$steps" --set training.intraOpThreads=1 \
    --set variant.baseWidth=8 --set training.checkpointEvery=1000 >"$2" 2>&1
}
train "$two" "$work/two.log" &
pids="$pids $!"
train "$one" "$work/one.log" &
pids="$pids $!"
first="$!"

port() { sed -n 's/^TensorFlow listens at port \([0-9]*\) .*/\1/p' "$work/one.log" | tail -n 1; }
: >>"$work/one.log"
while [ -z "$(port)" ] || ! grep -q '^Training in' "$work/one.log"; do
  kill -0 "$first" 2>/dev/null || { cat "$work/one.log" "$work/two.log" >&2; fail "it did not start"; }
  sleep 0.2
done
grep '^TensorFlow listens' "$work/one.log"

reaches() { timeout 3 bash -c "exec 3<>/dev/tcp/10.77.0.1/$1" 2>/dev/null; }
if reaches "$(port)"; then
  fail "an outsider reached TensorFlow's port"
fi
echo "An outsider cannot connect to TensorFlow's port."
ip netns exec "$two" timeout 3 bash -c "exec 3<>/dev/tcp/10.77.0.1/$(port)" 2>/dev/null ||
  fail "the other process's namespace does not reach the port: the trial shows nothing"
echo "A process of the other namespace could."

wait "$first" || { cat "$work/one.log" "$work/two.log" >&2; fail "the training failed"; }
tail -n 1 "$work/one.log"
grep -c 'again from the last checkpoint' "$work/one.log" |
  sed 's/^/Times it began again from its last checkpoint: /' || true
