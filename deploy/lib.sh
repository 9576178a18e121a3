# Shared by the scripts beside it: finds a JDK 25 and Maven, builds what is missing or out of date.
# Expects `set -euo pipefail` and bash 4 or later.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
JAVA_WANTED=25

# Chinese names in output and in paths need UTF-8, whatever the caller's environment says or leaves out.
case "${LC_ALL:-${LC_CTYPE:-${LANG:-}}}" in
  *UTF-8 | *utf8 | *UTF8 | *utf-8) ;;
  *) export LC_ALL=C.UTF-8 ;;
esac
export HOME="${HOME:-$(getent passwd "$(id -u)" | cut -d: -f6)}"

say() { printf '%s\n' "$*"; }
fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

# The feature release of a JDK folder (25 for 25.0.1), or nothing if it is none.
jdk_release() {
  local version
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
  if [ -r "$1/release" ]; then
    version=$(sed -n 's/^JAVA_VERSION="\([0-9][0-9]*\).*/\1/p' "$1/release")
  fi
  if [ -z "${version:-}" ]; then
    version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9][0-9]*\).*/\1/p')
  fi
  printf '%s' "$version"
}

# Folders that may hold a JDK, the most deliberate choice first.
jdk_candidates() {
  local folder
  [ -n "${JAVA_HOME:-}" ] && printf '%s\n' "$JAVA_HOME"
  if command -v javac >/dev/null 2>&1; then
    folder=$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")
    printf '%s\n' "$folder"
  fi
  for folder in ${STEELYARD_JDK_FOLDERS:-/usr/lib/jvm /usr/java /opt /opt/java /opt/jdk "$HOME/.sdkman/candidates/java" "$HOME/.jdks" /Library/Java/JavaVirtualMachines}; do
    [ -d "$folder" ] || continue
    find "$folder" -mindepth 1 -maxdepth 1 \( -type d -o -type l \) 2>/dev/null | sort
    find "$folder" -mindepth 3 -maxdepth 3 -path '*/Contents/Home' 2>/dev/null | sort
  done
}

# Sets JAVA_HOME and PATH, or says what to install.
find_jdk() {
  local folder seen='' release
  while IFS= read -r folder; do
    release=$(jdk_release "$folder")
    if [ "$release" = "$JAVA_WANTED" ]; then
      export JAVA_HOME="$folder" PATH="$folder/bin:$PATH"
      return 0
    fi
    [ -n "$release" ] && seen="$seen
  $folder (Java $release)"
  done < <(jdk_candidates)
  fail "Steelyard needs a JDK $JAVA_WANTED (a JDK, not a JRE), and found none.${seen:+
Found:$seen}
Install one, for example
  Debian, Ubuntu:  apt-get install temurin-25-jdk (of Eclipse Temurin), or openjdk-25-jdk
  anywhere:        unpack a JDK $JAVA_WANTED of any vendor under /opt or ~/.jdks
or set JAVA_HOME to it."
}

find_maven() {
  local candidate
  for candidate in "${MAVEN_HOME:+$MAVEN_HOME/bin/mvn}" "$(command -v mvn || true)" \
    /opt/maven/bin/mvn /opt/apache-maven*/bin/mvn "$HOME"/.sdkman/candidates/maven/current/bin/mvn; do
    if [ -n "$candidate" ] && [ -x "$candidate" ]; then
      MVN=$candidate
      return 0
    fi
  done
  fail "Steelyard is built with Maven 3.8 or later, and found none.
Install it (Debian, Ubuntu: apt-get install maven; anywhere: sdk install maven), or set MAVEN_HOME."
}

NODE_WANTED=20.19

# The console is built with Node; puts one that is new enough on PATH, or says what to install.
find_node() {
  local folder version seen=''
  while IFS= read -r folder; do
    [ -n "$folder" ] && [ -x "$folder/node" ] && [ -x "$folder/npm" ] || continue
    version=$("$folder/node" --version 2>/dev/null | sed 's/^v//')
    if [ "$(printf '%s\n' "$NODE_WANTED" "$version" | sort -V | head -1)" = "$NODE_WANTED" ]; then
      export PATH="$folder:$PATH"
      return 0
    fi
    seen="$seen
  $folder/node ($version)"
  done < <(node_candidates)
  fail "The console is built with Node $NODE_WANTED or later and npm, and found none.${seen:+
Found:$seen}
Install it, for example
  Debian, Ubuntu:  apt-get install nodejs npm (where that is Node $NODE_WANTED or later)
  anywhere:        unpack a Node release under /opt, or nvm install 22
or set NODE_HOME to it. Quick builds of the Java alone take -Dconsole.skip."
}

# Folders that may hold node and npm, the most deliberate choice first.
node_candidates() {
  [ -n "${NODE_HOME:-}" ] && printf '%s\n' "$NODE_HOME/bin"
  [ -z "$(command -v node || true)" ] || dirname "$(command -v node)"
  compgen -G "${STEELYARD_NODE_FOLDERS:-/opt}/node*/bin" || true
  compgen -G "$HOME/.nvm/versions/node/*/bin" | sort -rV || true
  printf '%s\n' /usr/local/bin /usr/bin
}

# The console's journeys are played in a real browser; sets CHROMIUM, or says what to install.
find_chromium() {
  local candidate
  for candidate in "${CHROMIUM:-}" "$(command -v chromium || true)" "$(command -v chromium-browser || true)" \
    "$(command -v google-chrome || true)" /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome; do
    if [ -n "$candidate" ] && [ -x "$candidate" ]; then
      export CHROMIUM=$candidate
      return 0
    fi
  done
  fail "The console is tested in Chromium, and found none.
Install it (Debian: apt-get install chromium), or set CHROMIUM to the program of a Chromium or Chrome.
./deploy/test --quick does without."
}

RUNNABLE=(
  platform/embedded:platform-embedded-*-exec.jar
  deploy/local:local-*.jar
  complaint-service:complaint-service-*.jar
  escalation-service:escalation-service-*.jar
  training-service:training-service-*.jar
  assessment-service:assessment-service-*.jar
  gateway:gateway-*.jar
)
BUILT="$ROOT/deploy/local/target/built.stamp"

# Prints why a build is needed, or nothing if everything is there and no source is younger.
why_build() {
  local entry jar reference=$BUILT source
  for entry in "${RUNNABLE[@]}"; do
    jar=$(compgen -G "$ROOT/${entry%%:*}/target/${entry##*:}" | head -1 || true)
    if [ -z "$jar" ]; then
      say "${entry%%:*} is not built"
      return
    fi
    # Without a stamp (someone ran Maven by hand) the oldest jar tells.
    if [ ! -e "$BUILT" ] && { [ "$reference" = "$BUILT" ] || [ "$jar" -ot "$reference" ]; }; then
      reference=$jar
    fi
  done
  source=$(cd "$ROOT" && find pom.xml contracts proof platform complaint-service escalation-service training-service \
    assessment-service gateway deploy/local docs/openapi \
    \( -name target -o -name node_modules -o -name test -o -name tests -o -name dist -o -name generated \) -prune -o -newer "$reference" \
    \( -path '*/src/*' -o -path '*/console/*' -o -path '*/openapi/*' -o -name pom.xml \) -type f -print -quit)
  [ -z "$source" ] || say "$source changed"
}

# Builds what up needs, unless it is there; STEELYARD_BUILD=never|always overrides the check.
build_if_needed() {
  local why log stamp modules entry
  case "${STEELYARD_BUILD:-auto}" in
    never) return 0 ;;
    always) why='asked for' ;;
    *) why=$(why_build) ;;
  esac
  [ -n "$why" ] || return 0
  find_maven
  case " ${STEELYARD_BUILD_FLAGS:-} " in *console.skip*) ;; *) find_node ;; esac
  log="$ROOT/.steelyard/logs/build.log"
  mkdir -p "$(dirname "$log")"
  say "building ($why); the first time takes a few minutes"
  stamp=$(mktemp)
  modules=$(IFS=,; entry="${RUNNABLE[*]%%:*}"; printf '%s' "$entry")
  # shellcheck disable=SC2310
  if ! (cd "$ROOT" && "$MVN" -B -Dstyle.color=never -Dmaven.test.skip=true -Dspotless.check.skip=true ${STEELYARD_BUILD_FLAGS:-} -pl "$modules" -am package 2>&1) |
    tee "$log" | sed -u -n 's/^\[INFO\] Building \(.*[^ ]\)  *\[\([0-9]*\/[0-9]*\)\]$/  building \2 \1/p'; then
    grep -a '^\[ERROR\]' "$log" | head -20 >&2 || tail -20 "$log" >&2
    rm -f "$stamp"
    fail "The build failed; all of it is in $log"
  fi
  # As old as the build's beginning: what is edited during a build is built again.
  touch -r "$stamp" "$BUILT"
  rm -f "$stamp"
}

# Refuses to go on while the system in this folder runs: its store and log would be of different moments.
require_stopped() {
  local code=3
  # where nothing is built yet nothing can have been started, unless by another folder's launcher
  [ ! -d "$ROOT/deploy/local/target/classes" ] && [ ! -e "$1/run/state.properties" ] || code=0
  [ "$code" = 3 ] || "$ROOT/deploy/status" --data-dir "$1" >/dev/null 2>&1 || code=$?
  [ "$code" = 3 ] || fail "The system in $1 runs, or left processes behind; stop it first with ./deploy/down."
}

# Replaces this shell by the launcher, so that signals reach it and nothing else.
exec_launcher() {
  exec "$JAVA_HOME/bin/java" -Xmx64m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
    -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -Dsteelyard.root="$ROOT" \
    -cp "$ROOT/deploy/local/target/classes" org.steelyard.local.launcher.Launcher "$@"
}
