# shellcheck shell=bash disable=SC2154
# One build of a checkout at a time: gan reads this file when something is to be built.
#
# flock's lock goes with its holder and holds on NFS, too. Where there is none (macOS, some parallel
# file systems), a folder is the lock, with its holder's process number and machine in it.

lock="$build/build.lock"
lock_kind=""

take_lock() {
  local code=0
  if command -v flock >/dev/null; then
    exec 9>>"$lock"
    flock -n 9 || code=$?
    if [ "$code" = 1 ]; then
      say_waiting
      code=0
      flock 9 || code=$?
    fi
    if [ "$code" = 0 ]; then
      lock_kind=flock
      return 0
    fi
    exec 9>&-
  fi
  take_folder
}

say_waiting() {
  echo "Waiting for another gan that builds this checkout..." >&2
}

take_folder() {
  local waited=0
  lock="$build/build.lock.d"
  until mkdir "$lock" 2>/dev/null; do
    [ "$waited" != 0 ] || say_waiting
    waited=$((waited + 1))
    [ "$waited" -lt 3600 ] || fail "expected another gan to finish its build within an hour, found none. Delete $lock." 1
    drop_dead_lock
    sleep 1
  done
  echo "$$ $(machine)" >"$lock/holder"
  lock_kind=folder
  trap free_lock EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
}

# Only who makes the folder "drop" may drop a lock, and only after it has looked again.
drop_dead_lock() {
  if is_dead && mkdir "$lock/drop" 2>/dev/null; then
    if is_dead; then rm -rf "$lock"; else rmdir "$lock/drop"; fi
  fi
}

# Where process numbers mean the same: on Linux this start of the kernel and this container.
machine() {
  local start=""
  read -r start 2>/dev/null </proc/sys/kernel/random/boot_id || true
  echo "$(uname -n) $start $(readlink /proc/self/ns/pid 2>/dev/null || true)"
}

# A holder elsewhere cannot be asked.
is_dead() {
  local process="" place=""
  read -r process place 2>/dev/null <"$lock/holder" || return 1
  [ "$place" = "$(machine)" ] && ! kill -0 "$process" 2>/dev/null
}

free_lock() {
  case "$lock_kind" in
    flock) exec 9>&- ;;
    folder)
      rm -rf "$lock"
      trap - EXIT INT TERM
      ;;
  esac
  lock_kind=""
}
