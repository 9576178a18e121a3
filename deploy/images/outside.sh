# Shared by deploy/images/check: what the compose file has beside the services, run as processes of this machine at the
# network's own address. The identity provider stays on loopback; containers get its public keys as a file.

OUTSIDE_PIDS=()

ports() {
  local base=${STEELYARD_PORT_BASE:-18080}
  IDENTITY_PORT=$base KEYS_PORT=$((base + 2)) BROKER_PORT=$((base + 3)) STORE_PORT=$((base + 5))
}

# Starts a program whose output names it, and keeps its number.
outside() {
  local name=$1
  shift
  setsid "$@" >"$work/$name.log" 2>&1 &
  OUTSIDE_PIDS+=($!)
}

until_says() {
  local file=$1 said=$2
  for ((i = 0; i < 240; i++)); do
    ! grep -aqs "$said" "$file" || return 0
    sleep 0.5
  done
  fail "Outside does not run: $(tail -3 "$file")"
}

start_outside() {
  local java=("$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1) jar
  outside backing "${java[@]}" -Xmx768m -jar "$(compgen -G "$ROOT/platform/embedded/target/platform-embedded-*-exec.jar")" \
    --data-dir "$work/backing" --host "$OUTSIDE" --broker-port "$BROKER_PORT" --controller-port "$((BROKER_PORT + 1))" \
    --store-port "$STORE_PORT"
  jar=$(compgen -G "$ROOT/deploy/local/target/local-*.jar" | grep -v sources | head -1)
  "${java[@]}" -Djarmode=tools -jar "$jar" extract --destination "$work/local"
  LOCAL=$(compgen -G "$work/local/*.jar")
  openssl rand -hex 32 >"$work/secret"
  STEELYARD_SIGN_IN= outside identity "${java[@]}" -Xmx128m -jar "$LOCAL" --server.port="$IDENTITY_PORT" \
    --management.server.port="$((IDENTITY_PORT + 1))" --steelyard.identity.data-dir="$work/identity" \
    --steelyard.identity.demo-secret-file="$work/secret" --steelyard.identity.client-secret="$(openssl rand -hex 32)"
  until_says "$work/backing.log" 'broker ready'
  until_says "$work/identity.log" 'Started IdentityApplication'
  mkdir "$work/keys"
  curl -sSf "http://127.0.0.1:$IDENTITY_PORT/oauth2/jwks" -o "$work/keys/jwks.json"
  outside keys "$JAVA_HOME/bin/jwebserver" --bind-address "$OUTSIDE" --port "$KEYS_PORT" --directory "$work/keys"
  until_says "$work/keys.log" 'Serving'
}

stop_outside() {
  local pid
  for pid in "${OUTSIDE_PIDS[@]}"; do
    kill "$pid" 2>/dev/null && wait "$pid" 2>/dev/null
  done
  return 0
}

# The county and its year, entered as users would through the gateway at this address.
load_county() {
  "$JAVA_HOME/bin/java" -Xmx128m -XX:+UseSerialGC -Dstdout.encoding=UTF-8 -cp "$LOCAL" \
    org.steelyard.local.sample.SampleCounty load "$1" "http://127.0.0.1:$IDENTITY_PORT" "$work/secret" 1 >"$work/sample.log" 2>&1
}

# A request of somebody through the gateway: account, path, and what else curl is to be told.
as() {
  local token
  token=$(curl -sSf -H "Steelyard-Demo-Secret: $(cat "$work/secret")" --data "account=$1" "http://127.0.0.1:$IDENTITY_PORT/demo/token")
  curl -sS --fail-with-body -H "Authorization: Bearer $token" -H 'Content-Type: application/json' "${@:3}" "$GATEWAY$2"
}
