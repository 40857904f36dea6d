# shellcheck shell=bash disable=SC2154,SC2086
# Builds gan4j and says what it does: gan reads this file when something is to be built.

build_it() {
  command -v mvn >/dev/null || fail "expected Maven, found none. Install Maven 3.8 or newer."
  command -v "${JAVA_HOME:+$JAVA_HOME/bin/}javac" >/dev/null || fail "expected a JDK, found Java without its compiler. Install a JDK 17."
  if [ -d "$build/classes" ]; then
    echo "Building gan4j (sources or profile changed)..." >&2
  else
    echo "Building gan4j (first run only; Maven downloads up to 500 MB)..." >&2
  fi
  local started="$build/build-started.$$"
  : >"$started"
  # Runs in progress keep the jars they opened: new ones are new files.
  rm -f "$home"/*/target/*.jar "$build"/classes-"$profile"-*.jsa "$classpath_file"
  : >"$build/build.log"
  if ! (
    set -o pipefail
    cd "$home"
    mvn -B --strict-checksums -Dstyle.color=never $maven_profile -DskipTests package 2>&1 | show_build
  ); then
    rm -f "$started" "$classpath_file"
    grep -v -e '^\[INFO\]' -e '^\[WARNING\]' -e '^Download' -e '^$' "$build/build.log" >&2 || cat "$build/build.log" >&2
    fail "the build failed; Maven says above why." 1
  fi
  # A source edited during the build is newer than this.
  touch -r "$started" "$classpath_file"
  rm -f "$started"
}

# Writes Maven's lines to the log, and what they say to the user: on a terminal in one line that is
# written over, else a line for each module and each large file.
show_build() {
  local line module="" file="" size="" files=0 width
  width="$(terminal_width)"
  while IFS= read -r line; do
    printf '%s\n' "$line" >>"$build/build.log"
    if [[ $line =~ ^\[INFO\]\ Building\ ([^ ]+)\ .*\[([0-9]+/[0-9]+)\]$ ]]; then
      module="${BASH_REMATCH[2]} ${BASH_REMATCH[1]}" file="" size=""
      [ -n "$width" ] || echo "  $module" >&2
    elif [[ $line =~ Downloading\ from\ .*/([^/ ]+)$ ]]; then
      file="${BASH_REMATCH[1]}"
    elif [[ $line =~ Downloaded\ from\ .*/([^/ ]+)\ \((.*)\ at\  ]]; then
      file="${BASH_REMATCH[1]}" size="${BASH_REMATCH[2]}" files=$((files + 1))
      [[ -n $width || ! $size =~ ^[0-9]{2,}.*[MG]B$ ]] || echo "  downloaded $file ($size)" >&2
    else
      continue
    fi
    [ -z "$width" ] || show_line "${module:-reading the project}${file:+, $files files downloaded, $file}" "$width"
  done
  [ -z "$width" ] || printf '\r\033[K' >&2
}

show_line() {
  local text="  $1"
  printf '\r\033[K%s' "${text:0:$2-1}" >&2
}

# Nothing where the user's lines do not go to a terminal.
terminal_width() {
  local size=""
  [ -t 2 ] || return 0
  size="$(stty size <&2 2>/dev/null)" || size=""
  size="${size##* }"
  if [ "${size:-0}" -gt 0 ]; then echo "$size"; else echo 80; fi
}

# Java's classes as it wants them in memory, from one use of the command, so that no start reads and
# verifies jars again: made once for each Java and build. Java leaves an archive alone that does not
# fit its version, options or jars; an empty file says that this Java cannot make one. Written aside:
# processes at work keep the archive that they mapped.
make_archive() {
  local made="$archive.$$" folder="$build/class-archive.$$"
  echo "Preparing a quick start (once for each build and Java)..." >&2
  if ! CUDA_VISIBLE_DEVICES=-1 "$java" -XX:ArchiveClassesAtExit="$made" $our_options -cp "$jar:$classpath" \
    -Dgan.profile="$profile" org.gan4j.experiments.ClassArchive \
    "$home/experiments/configs/quickstart.yaml" "$folder" >"$build/class-archive.log" 2>&1 || [ ! -s "$made" ]; then
    : >"$made"
  fi
  rm -rf "$folder"
  mv -f "$made" "$archive" 2>/dev/null || rm -f "$made"
}
