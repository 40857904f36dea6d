#!/usr/bin/env bash
# Trains in two tasks of a step, and runs a small sweep, under a real Slurm of one node, set up for
# this alone; checks what becomes of a task of the sweep that is preempted, one that runs out of
# time, and one that cannot go on.
#
#   apt-get install slurmctld slurmd slurm-client munge    (Debian or Ubuntu; once, as root)
#   experiments/src/slurm/one-node.sh [FOLDER]              (as root; about ten minutes)
#
# Configuration, state and logs are in FOLDER, by default a new one under /tmp, which must be
# missing or of an earlier call; nothing under /etc is read or written. The daemons listen on free
# ports of 127.0.0.1 and end with the script.
set -eu

home="$(cd "$(dirname "$0")/../../.." && pwd -P)"
folder="${1:-$(mktemp -d /tmp/gan-slurm.XXXXXX)}"
mkdir -p "$folder"
folder="$(cd "$folder" && pwd -P)"

fail() {
  echo "one-node.sh: $1" >&2
  exit "${2:-1}"
}

[ "$(id -u)" = 0 ] || fail "expected root, found $(id -un): slurmd starts tasks as their users." 2
for program in munged slurmctld slurmd sbatch squeue scontrol; do
  PATH="$PATH:/usr/sbin" command -v "$program" >/dev/null ||
    fail "expected $program, found none. apt-get install slurmctld slurmd slurm-client munge" 2
done
PATH="$PATH:/usr/sbin"

daemons=""
sweep=""
stop() {
  for pid in "$@"; do kill "$pid" 2>/dev/null || true; done
  for pid in "$@"; do wait "$pid" 2>/dev/null || true; done
}
# The sweep first, then its tasks, which save, then Slurm.
stop_all() {
  stop $sweep
  if [ -n "$daemons" ] && scancel --me 2>/dev/null; then
    for _ in $(seq 60); do
      [ -z "$(squeue --me --noheader 2>/dev/null)" ] && break
      sleep 1
    done
  fi
  stop $daemons
}
trap stop_all EXIT
trap 'exit 130' INT TERM

free_port() {
  local port
  for port in $(shuf -i 20000-30000 -n 50); do
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
  fail "no free port"
}

# ---- Slurm -------------------------------------------------------------------------------------

slurm="$folder/slurm"
rm -rf "$slurm"
mkdir -p "$slurm/state" "$slurm/spool" "$slurm/munge"
chmod 755 "$folder" "$slurm"
head -c 128 /dev/urandom >"$slurm/munge/key"
chmod 700 "$slurm/munge"
chmod 400 "$slurm/munge/key"

node="$(hostname -s)"
cat >"$slurm/slurm.conf" <<CONF
ClusterName=gan4j
SlurmctldHost=$node(127.0.0.1)
SlurmUser=root
SlurmctldPort=$(free_port)
SlurmdPort=$(free_port)
AuthType=auth/munge
AuthInfo=socket=$slurm/munge/socket
CryptoType=crypto/munge
StateSaveLocation=$slurm/state
SlurmdSpoolDir=$slurm/spool
SlurmctldPidFile=$slurm/slurmctld.pid
SlurmdPidFile=$slurm/slurmd.pid
SlurmctldLogFile=$slurm/slurmctld.log
SlurmdLogFile=$slurm/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerParameters=sched_interval=5,requeue_delay=5
PreemptType=preempt/partition_prio
PreemptMode=REQUEUE
ReturnToService=2
KillWait=60
MpiDefault=none
NodeName=$node NodeAddr=127.0.0.1 CPUs=$(nproc) RealMemory=2000 State=UNKNOWN
PartitionName=low Nodes=$node Default=YES PriorityTier=1 PreemptMode=REQUEUE MaxTime=INFINITE State=UP
PartitionName=high Nodes=$node PriorityTier=2 PreemptMode=OFF MaxTime=INFINITE State=UP
CONF
export SLURM_CONF="$slurm/slurm.conf"

start() {
  "$@" >"$slurm/$(basename "$1").out" 2>&1 &
  daemons="$! $daemons"
}

start munged --foreground --force --key-file="$slurm/munge/key" --socket="$slurm/munge/socket" \
  --pid-file="$slurm/munge/pid" --log-file="$slurm/munge/log" --seed-file="$slurm/munge/seed"
for _ in $(seq 50); do [ -S "$slurm/munge/socket" ] && break; sleep 0.2; done
[ -S "$slurm/munge/socket" ] || { cat "$slurm/munged.out" >&2; fail "munged does not start"; }
start slurmctld -D
start slurmd -D -N "$node"
for _ in $(seq 100); do
  sinfo --noheader --partition=low --format=%T 2>/dev/null | grep -q idle && break
  sleep 0.5
done
sinfo --noheader --partition=low --format=%T | grep -q idle ||
  { tail -n 20 "$slurm"/*.log >&2; fail "the node does not come up; its logs are above"; }
echo "Slurm $(sbatch --version | cut -d' ' -f2) on $node, in $slurm"

# ---- Two devices -------------------------------------------------------------------------------

work="$folder/work"
rm -rf "$work"
mkdir -p "$work"
configs="$home/experiments/configs"
gan="$home/gan"

# One step with two tasks: they find each other by Slurm's variables, and make one run.
GAN_SECRET="$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')"
export GAN_SECRET
devices() {
  local name="$1" tasks="$2"
  srun --ntasks="$tasks" --cpus-per-task=1 "$gan" train "$configs/quickstart.yaml" \
    --runs "$work/$name" --set "execution={devices: $tasks, batchNorm: global, trustedNetwork: true}" --trusted-network \
    --set variant.baseWidth=8 --set training.intraOpThreads=1 --set training.steps=20 \
    --set 'training.schedule={type: constant}' --set training.reportEvery=1 \
    >"$work/$name.out" 2>&1 || { cat "$work/$name.out" >&2; fail "the training of $tasks tasks failed"; }
}
devices two 2
devices one 1
[ "$(ls "$work/two" | wc -l)" = 1 ] || fail "expected one run of two tasks, found $(ls "$work/two")"
first_loss() { head -n 1 "$work/$1"/*/metrics.jsonl | grep -o '"loss/generator":[0-9.]*' | cut -c1-24; }
echo "$(first_loss one) $(first_loss two)"
[ "$(first_loss one)" = "$(first_loss two)" ] || fail "expected the losses of one task, found others"
echo "Two tasks of a Slurm step train together."

# ---- A sweep -----------------------------------------------------------------------------------

cat >"$work/study.yaml" <<SWEEP
configs: [$configs/quickstart.yaml]
seeds: [1, 2]
set:
  variant.baseWidth: 8
  training.intraOpThreads: 1
  training.schedule: {type: constant}
  training.checkpointEvery: 200
  training.sampleEvery: 1000000
  evaluation.samples: 2000
list:
  - {name: short, training.steps: 400}
  - {name: long, training.steps: 9000}
  - {name: diverging, training.steps: 400, variant.generatorOptimizer.learningRate: 1.0e+30}
parallel: 2
slurm:
  partition: low
  cpus: 1
  time: "4"
SWEEP

runs="$work/runs"
"$gan" sweep "$work/study.yaml" --runs "$runs" --dry-run
"$gan" sweep "$work/study.yaml" --runs "$runs" --engine slurm >"$work/sweep.out" 2>"$work/sweep.err" &
sweep=$!

named() { ls -d "$runs"/study/*-"$1"-seed"$2"; }

# Waits for a condition while the sweep goes on.
await() {
  local what="$1"
  shift
  for _ in $(seq 1200); do
    "$@" && return 0
    kill -0 "$sweep" 2>/dev/null || { cat "$work"/sweep.*; fail "the sweep ended before $what"; }
    sleep 0.5
  done
  fail "no $what within ten minutes"
}

checkpoint_of() { ls -d "$1"/checkpoints/step-* >/dev/null 2>&1; }
long=quickstart-long
long_run_trains() { [ -d "$runs/study" ] && checkpoint_of "$(named "$long" 1)"; }

await "a checkpoint of the long run" long_run_trains
echo "The long run has a checkpoint: a job of higher priority takes the whole node"
sbatch --partition=high --exclusive --time=1 --output=/dev/null --wrap="sleep 5" >/dev/null
requeued() { squeue --noheader --array --format="%T %r" | grep -q "PENDING BeginTime"; }
await "a requeued task" requeued
squeue --array

code=0
wait "$sweep" || code=$?
sweep=""
cat "$work/sweep.err" "$work/sweep.out"

# ---- What must be so ---------------------------------------------------------------------------

[ "$code" = 1 ] || fail "expected exit code 1 (two jobs diverge), found $code"
grep -q "4 of 6 done, 2 failed" "$work/sweep.out" || fail "expected 4 of 6 done, 2 failed"
log="$(named "$long" 1)/job.log"
grep -q "^Resuming .* after step [1-9]" "$log" || { cat "$log"; fail "the long run did not resume"; }
echo "The long run was resumed $(grep -c "^Resuming .* after step [1-9]" "$log") times:"
grep -E "^(Resuming|Stopped)" "$log" | sed "s|$runs/study/||"

"$gan" train "$(named "$long" 1)/config.yaml" --runs "$work/straight" >/dev/null 2>&1
last() { (cd "$1"/checkpoints/step-00009000 && cat SHA256SUMS); }
[ "$(last "$(named "$long" 1)")" = "$(last "$work"/straight/00001-config)" ] ||
  fail "expected the bits of a run that was not interrupted, found others"
echo "Its last checkpoint has the bits of a run that was not interrupted."

"$gan" sweep "$work/study.yaml" --runs "$runs" >"$work/again.out" 2>&1 || true
grep -q "4 of 6 done, 2 failed" "$work/again.out" || fail "the local engine sees other runs"
echo "The local engine finds the same runs done."
echo "All as it must be. $folder can be removed."
