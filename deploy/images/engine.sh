# Shared by the scripts beside it, after deploy/lib.sh: finds a container engine, or starts one for as long as a script runs.

DOCKER=${DOCKER:-docker}
ENGINE=

engine_answers() { command -v "$DOCKER" >/dev/null 2>&1 && "$DOCKER" info --format '{{.ServerVersion}}' 2>/dev/null | grep -q '[0-9]'; }

# The packages of Debian that a check of the images needs and that are not here.
missing_packages() {
  local pair
  engine_answers || for pair in docker:docker.io dockerd:docker.io iptables:iptables; do
    command -v "${pair%%:*}" >/dev/null 2>&1 || say "${pair##*:}"
  done
  "$DOCKER" compose version >/dev/null 2>&1 || command -v docker-compose >/dev/null 2>&1 || say docker-compose
  for pair in debootstrap:debootstrap openssl:openssl curl:curl; do
    command -v "${pair%%:*}" >/dev/null 2>&1 || say "${pair##*:}"
  done
}

# Leaves an engine that answers in DOCKER_HOST, or fails and says what it would take.
find_engine() {
  local missing
  missing=$(missing_packages | sort -u | paste -sd' ' -)
  [ -z "$missing" ] || fail "Images cannot be checked here: missing are $missing (Debian, Ubuntu: apt-get install $missing)."
  if ! engine_answers; then
    [ "$(id -u)" = 0 ] || fail "Images cannot be checked here: no container engine answers, and only root may start one."
    start_engine
  fi
  say "engine $("$DOCKER" info --format '{{.ServerVersion}}, {{.Driver}}, cgroup v{{.CgroupVersion}}')${ENGINE:+, started for this}"
}

start_engine() {
  local log="$ROOT/.steelyard/logs/engine.log"
  mkdir -p "$ROOT/.steelyard/engine" "$(dirname "$log")"
  # short, since a socket's path may have no more than 108 bytes
  ENGINE=$(TMPDIR=/tmp mktemp -d)
  export DOCKER_HOST="unix://$ENGINE/docker.sock"
  # in a group of its own, so that Ctrl-C leaves it to stop_engine; no bridge and no forwarding of the machine's are touched
  setsid dockerd --bridge none --ip-forward=false --data-root "$ROOT/.steelyard/engine" --exec-root "$ENGINE/exec" --pidfile "$ENGINE/pid" \
    --host "$DOCKER_HOST" >"$log" 2>&1 &
  ENGINE_PID=$!
  for ((i = 0; i < 120; i++)); do
    ! engine_answers || return 0
    kill -0 "$ENGINE_PID" 2>/dev/null || break
    sleep 0.5
  done
  fail "Images cannot be checked here: dockerd does not run on this kernel: $(grep -av 'level=info' "$log" | tail -1) (all of it in $log)"
}

# Ends the engine that was started here, and only that.
stop_engine() {
  [ -n "$ENGINE" ] || return 0
  kill "$ENGINE_PID" 2>/dev/null && wait "$ENGINE_PID" 2>/dev/null
  rm -rf "$ENGINE"
}
