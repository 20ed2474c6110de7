# shellcheck shell=sh disable=SC2154 # home, apps and the like come from flare, which reads this file
# Another version in place of this one. What is in data/ stays; what does not come up well is taken back.

update_usage='update takes an archive of ./flare dist, and --now (keep positions over it) or --wait 12h (the longest wait until all is sold)'

update() { # ARCHIVE [--now | --wait TIME] | --undo
  is_archive || fail "this is a source tree: update it with git, then ./flare build" 2
  need_java
  lock
  data=$(CDPATH='' cd -- "$(data_directory)" && pwd -P)
  next=$home/.next
  previous=$home/.previous
  work=$(mktemp -d "${TMPDIR:-/tmp}/flare-update-XXXXXX")
  stores=$home/.stores.tar # as they were before the latest update
  shut=$home/.shut # the traders whose gates it shut; outlives an update that is killed
  trap 'end_update' EXIT
  trap 'exit 130' INT TERM HUP
  chmod 700 "$work"
  cp "$apps/flare-demo.jar" "$work/tool.jar" 2>/dev/null || cp "$previous/apps/flare-demo.jar" "$work/tool.jar"
  reopen_after_a_kill
  if [ "${1:-}" = --undo ]; then undo_update; else
    [ $# -ge 1 ] || fail "$update_usage" 2
    begin_update "$@"
  fi
}

lock() { # as long as this process lives; whoever outlives it gets no descriptor 9. A file .updating is a dead update's then
  exec 9<"$home"
  flock -n 9 || fail "another update runs in $home; nothing was changed by this one"
  rm -f "$home/.updating"
  for pid in $(pids_with "-Dflare.update=$home/"); do end_process "$pid" 15 || true; done # what a dead one left, which reopens what it shut
}

end_update() { # whatever happened, nobody waits for it, what ran runs, and no gate stays shut
  if is_exchanging && [ -z "$(pulse_pid)" ]; then restart_after_a_break; fi
  reopen
  if is_exchanging; then rm -f "$home/.updating"; fi
  rm -rf "$work"
}

is_exchanging() { [ "$(cat "$home/.updating" 2>/dev/null)" = $$ ]; }

restart_after_a_break() { # a full disk, or a file that cannot be moved
  if [ -f "$apps/pulse-gateway.jar" ] && [ -f "$home/flare" ]; then
    say "flare: the exchange broke off; starting what ran before it"
    start_everything
  else
    say "flare: the exchange broke off and NOTHING RUNS, no position is watched: ./flare update --undo, then ./flare up"
  fi
}

begin_exchange() { # from here on an interrupt, which all that runs in a terminal hears, would leave positions that nobody watches
  say "flare: too late to give up: in a moment one of the two versions runs"
  trap '' INT TERM HUP
  printf '%s\n' $$ >"$home/.updating"
}

begin_update() { # ARCHIVE [--now | --wait TIME]
  archive=$1
  shift
  patience=43200
  case ${1:-} in
    '') ;;
    --now) patience= ;;
    --wait) patience=$(seconds "${2:-}") ;;
    *) fail "$update_usage" 2 ;;
  esac
  unpack_next "$archive"
  say "flare: $(cat "$home/VERSION") becomes $(cat "$next/VERSION")"
  [ "${FLARE_WARM:-}" = never ] || nice "$next/flare" warm || true
  note_what_runs
  if [ -n "$patience" ]; then bring_to_rest; fi
  exchange_versions
}

seconds() { # TIME such as 90s, 30m or 12h
  case $1 in
    [1-9]*s) printf '%s\n' "${1%s}" ;;
    [1-9]*m) printf '%s\n' $((${1%m} * 60)) ;;
    [1-9]*h) printf '%s\n' $((${1%h} * 3600)) ;;
    *) fail "--wait takes a time such as 30m or 12h, not '$1'" 2 ;;
  esac
}

unpack_next() { # ARCHIVE: nothing that runs has heard of it yet
  [ -r "$1" ] || fail "cannot read $1"
  tar -tzf "$1" >"$work/list" 2>/dev/null || fail "$1 is no whole archive; nothing was changed"
  need_room "$1"
  rm -rf "$next"
  (umask 022 && mkdir "$next") && tar -xzf "$1" -C "$next" --strip-components=1 || fail "cannot unpack $1; nothing was changed"
  (cd "$next" && [ -s VERSION ] && sha256sum --quiet -c SHA256SUMS) >"$work/sums" 2>&1 ||
    { rm -rf "$next"; fail "$1 is damaged; nothing was changed"; }
}

need_room() { # ARCHIVE: for what is in it, its caches, and a copy of the stores
  needed=$(($(gzip -dc "$1" | wc -c) / 1024 + $(du -sk "$data" | cut -f 1)))
  [ "${FLARE_WARM:-}" = never ] || needed=$((needed + 700000))
  free=${FLARE_FREE_KB:-$(df -Pk "$home" | awk 'NR == 2 { print $4 }')}
  [ "$free" -ge "$needed" ] || fail "an update needs $((needed / 1024)) MB on the disk of $home, and $((free / 1024)) are free; nothing was changed"
}

# --- What runs ---

pids_with() { # TEXT -> the processes of this user that have a word on their command line which begins so
  grep -lzs -e "^$(printf '%s' "$1" | sed 's/[][\.*^$]/\\&/g')" /proc/[0-9]*/cmdline | while IFS=/ read -r _ _ pid _; do
    if [ -O "/proc/$pid" ]; then printf '%s\n' "$pid"; fi
  done
}

pulse_pid() { pids_with "$apps/pulse-gateway.jar" | head -n 1; }
app_pids() { pids_with "$data/storage_$(setting "$data/.env" PERSISTENCE_DIRECTORY pulse)/programs/"; }

setting() { # FILE NAME [DEFAULT] -> its value in an env file
  value=$(sed -n "s/^ *\(export  *\)\{0,1\}$2 *= *//p" "$1" 2>/dev/null | tail -n 1 | sed -e 's/^"\(.*\)".*/\1/;t' -e "s/^'\(.*\)'.*/\1/;t" -e 's/  *#.*//;s/ *$//')
  printf '%s\n' "${value:-${3:-}}"
}

environment_of() { # PID NAME
  tr '\0' '\n' 2>/dev/null <"/proc/$1/environ" | sed -n "s/^$2=//p" | head -n 1
}

address() { # HOST PORT
  case $1 in '' | 0.0.0.0 | ::) printf 'http://127.0.0.1:%s\n' "$2" ;; *:*) printf 'http://[%s]:%s\n' "$1" "$2" ;; *) printf 'http://%s:%s\n' "$1" "$2" ;; esac
}

describe() { # PID -> name, jar and env_file of the app in it; fails when it ended meanwhile
  words=$(tr '\0' '\n' 2>/dev/null <"/proc/$1/cmdline") || return 1
  jar=$(printf '%s\n' "$words" | grep '/programs/.*\.jar$' | head -n 1)
  [ -n "$jar" ] || return 1
  env_file=$(printf '%s\n' "$words" | tail -n 1)
  name=$(basename -- "$(dirname -- "$jar")")
}

is_trader() { # JAR
  case $1 in */flux-service.jar | */grid-service.jar | */snap-service.jar) ;; *) return 1 ;; esac
}

note_what_runs() { # who is to be well again afterwards, and which of them are traders
  : >"$work/running"
  : >"$work/traders"
  pulse=$(pulse_pid)
  supervised=
  for pid in $(app_pids); do
    describe "$pid" || continue
    port=$(setting "$env_file" PORT "$(environment_of "$pid" PORT)")
    line="$name $(address "$(setting "$env_file" BIND_ADDRESS)" "$port") $(setting "$env_file" ACCESS_TOKEN)"
    printf '%s\n' "$line" >>"$work/running"
    if is_trader "$jar"; then printf '%s\n' "$line" >>"$work/traders"; fi
  done
  if [ -n "$pulse" ]; then
    [ -z "$(environment_of "$pulse" INVOCATION_ID)" ] || supervised=yes
    cat "/proc/$pulse/environ" >"$work/environment"
    pulse_port=$(environment_of "$pulse" PORT)
    printf 'pulse %s\n' "$(address "$(setting "$data/.env" BIND_ADDRESS)" "${pulse_port:-$(setting "$data/.env" PORT 3500)}")" >>"$work/running"
  elif [ -s "$work/running" ]; then
    fail "apps run without Pulse; start it (./flare up), so that it can start them again, and try once more"
  fi
}

tool() { # COMMAND: a word to the traders
  "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx32m "-Dflare.update=$home/" -Dloader.main=dev.flare.demo.rest.RestCommand \
    -cp "$work/tool.jar" org.springframework.boot.loader.launch.PropertiesLauncher "$@" 9<&-
}

hold_still='the traders still hold positions; nothing was changed, and they trade on'

bring_to_rest() { # a trader that is started while others are waited for is waited for, too
  deadline=$(($(date +%s) + patience))
  [ ! -s "$work/traders" ] || say "flare: waiting until the traders hold nothing (--now would keep their positions over the update; Ctrl-C gives up)"
  wait_for_who_trades
  while [ -z "$rested" ]; do
    [ "$(date +%s)" -lt "$deadline" ] || fail "$hold_still"
    say "flare: meanwhile a trader was started or stopped; waiting for those that run now"
    tool well 60 <"$work/traders" || true # who has just been started does not answer yet
    wait_for_who_trades
  done
}

wait_for_who_trades() { # -> rested: whether nobody holds anything, and nobody runs who was not waited for
  cp "$work/traders" "$work/waited_for"
  rested=yes
  [ ! -s "$work/traders" ] || tool shut $((deadline - $(date +%s))) <"$work/traders" >>"$shut" || rested=
  note_what_runs
  if [ -n "$rested" ]; then
    if grep -q -vxFf "$work/waited_for" "$work/traders"; then rested=; fi
  elif cmp -s "$work/waited_for" "$work/traders"; then
    fail "$hold_still"
  fi
}

end_process() { # PID SECONDS
  kill -TERM "$1" 2>/dev/null || return 0
  left=$(($2 * 10))
  while kill -0 "$1" 2>/dev/null; do
    [ "$left" -gt 0 ] || return 1
    sleep 0.1
    left=$((left - 1))
  done
}

stop_everything() { # Pulse first, which would start the others again
  pulse=$(pulse_pid)
  [ -z "$pulse" ] || end_process "$pulse" 40 || fail "Pulse does not end; nothing was changed"
  pids=$(app_pids)
  for pid in $pids; do kill -TERM "$pid" 2>/dev/null || true; done # all at once: meanwhile nobody watches what is held
  for pid in $pids; do end_process "$pid" 30 || kill -KILL "$pid" 2>/dev/null || true; done
}

start_everything() { # Pulse starts what ended while it was away
  rm -f "$home/.updating"
  [ -s "$work/running" ] || return 0
  if [ -n "$supervised" ] && runs_within "${FLARE_SUPERVISED_WITHIN:-15}"; then return 0; fi
  start_pulse || runs_within 5 || start_pulse || true
  runs_within 15 || start_pulse || true
}

runs_within() { # SECONDS: whether Pulse does; what looks like a supervisor may be a terminal, and an interrupt may come too early
  left=$(($1 * 5))
  until [ -n "$(pulse_pid)" ]; do
    [ "$left" -gt 0 ] || return 1
    sleep 0.2
    left=$((left - 1))
  done
}

start_pulse() ( # which ends when it is told to
  trap - INT TERM HUP
  { cat "$work/environment" && printf '%s\0' setsid -f "$home/flare" up; } | xargs -0 env -i >>"$data/pulse.log" 2>&1 9<&-
)

# --- The exchange ---

swap() { # FROM TO: what is in FROM takes the place of what is in home, which goes to TO
  rm -rf "$2"
  (umask 022 && mkdir "$2")
  cp -Rp "$home/scripts" "$home/flare" "$2/"
  for each in $(cd "$1" && ls -A); do
    case $each in
      flare) ;;
      scripts) for file in "$1"/scripts/*; do mv "$file" "$home/scripts/$(basename -- "$file")"; done ;;
      *)
        [ ! -e "$home/$each" ] || mv "$home/$each" "$2/$each"
        mv "$1/$each" "$home/$each"
        ;;
    esac
  done
  mv "$1/flare" "$home/flare"
  rm -rf "$1"
}

exchange_versions() {
  begin_exchange
  stop_everything
  copy_stores
  swap "$next" "$previous"
  start_everything
  if well "${FLARE_WELL_WITHIN:-120}"; then
    reopen
    say "flare: this is $(cat "$home/VERSION") now; the one before lies in .previous (./flare update --undo takes it back)"
  else
    say "flare: $(cat "$home/VERSION") does not come up well; taking it back"
    take_back
    fail "the update was taken back: $(cat "$home/VERSION") runs as before. What the other one said is in $data/pulse.log and on Pulse's page"
  fi
}

copy_stores() { # for a version that writes them so that the one before could not read them
  (cd "$data" && find . -name 'storage_*' -prune -print | tar -cf "$stores" --exclude=programs --exclude=logs -T -) ||
    { start_everything; fail "cannot copy the stores; nothing was changed"; }
}

well() { # SECONDS: whether all that ran before runs well
  [ ! -s "$work/running" ] || tool well "$1" <"$work/running"
}

reopen() {
  [ -s "$shut" ] || { rm -f "$shut"; return 0; }
  sort -u "$shut" | while IFS= read -r name; do
    { line=$(grep "^$name " "$work/traders" 2>/dev/null) && printf '%s\n' "$line" | tool open; } ||
      say "flare: $name opens no positions; switch it on again on its page"
  done
  rm -f "$shut"
}

reopen_after_a_kill() {
  [ -s "$shut" ] || return 0
  say "flare: an update was killed after it had told traders to open no positions; now they may again"
  note_what_runs
  reopen
}

take_back() {
  note_strangers
  begin_exchange
  stop_everything
  swap "$previous" "$home/.failed"
  if [ -n "$patience" ]; then put_stores_back; else
    say "flare: with --now the stores stay as the other version left them, since it may have sold something; a copy from before is $stores"
  fi
  start_everything
  well 120 || fail "$(cat "$home/VERSION") does not come up again either; look at $data/pulse.log"
  reopen
}

note_strangers() { # traders that were started since: what they traded must not be lost with their stores
  : >"$work/strangers"
  for pid in $(app_pids); do
    describe "$pid" && is_trader "$jar" && ! grep -q "^$name " "$work/traders" || continue
    printf '%s/storage_%s\n' "$(readlink "/proc/$pid/cwd")" \
      "$(setting "$env_file" PERSISTENCE_DIRECTORY "$(basename -- "$jar" -service.jar)")" >>"$work/strangers"
    say "flare: $name was started during the update; its store stays as it is, see on Pulse's page whether it runs"
  done
}

put_stores_back() { # nothing was traded since by those whose gates were shut and who held nothing
  mkdir -p "$home/.failed/data"
  : >"$work/put_back"
  (cd "$data" && tar -tf "$stores" | sed -n 's,^\(.*storage_[^/]*\)/$,\1,p' | grep -v 'storage_[^/]*/.*storage_' | while IFS= read -r store; do
    ! grep -qxF "$data/${store#./}" "$work/strangers" || continue
    printf '%s\n' "$store" >>"$work/put_back"
    mkdir -p "$home/.failed/data/$store"
    for file in "$store"/*; do
      case $file in */programs | */logs) ;; *) [ ! -e "$file" ] || mv "$file" "$home/.failed/data/$store/" ;; esac
    done
  done && tar -xf "$stores" -T "$work/put_back") || fail "cannot put the stores back; they lie in $home/.failed/data and $stores"
}

undo_update() {
  [ -d "$previous/apps" ] || fail "there is no version before this one in $previous" 2
  patience=
  note_what_runs
  begin_exchange
  stop_everything
  swap "$previous" "$home/.undone"
  start_everything
  well 120 || fail "$(cat "$home/VERSION") does not come up well; look at $data/pulse.log"
  say "flare: this is $(cat "$home/VERSION") again; the stores are as the other version left them"
}

# --- For ./flare up ---

wait_for_update() { # a supervisor starts Pulse again while its files are being exchanged
  is_being_exchanged || return 0
  while is_being_exchanged; do sleep 1; done
  exec "$home/flare" up # as the version does it that is there now
}

tell_of_shut_gates() { # which an update left that was killed
  [ -s "$home/.shut" ] && flock -ns 9 9<"$home" || return 0
  say "flare: since an update was killed these may open no positions, see their pages; the next update lets them: $(sort -u "$home/.shut" | tr '\n' ' ')"
}

is_being_exchanged() { [ -f "$home/.updating" ] && ! flock -ns 9 9<"$home"; }
