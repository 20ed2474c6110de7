# shellcheck shell=sh disable=SC2154 # home, apps and the like come from flare, which reads this file
# Caches with which the components start in a fraction of the time, made on the machine and by the Java that use them.

caches() { printf '%s\n' "$apps/cache/$(java_version)"; }

warm_names='bitget-simulator pulse-gateway gnome-service flux-service grid-service snap-service'

cold() { # the components whose cache is missing or older than what it was made of
  for name in $warm_names; do
    cache=$(caches)/$name.aot
    if [ ! -f "$cache" ] || [ -n "$(find "$apps/$name.jar" "$apps/lib" "$apps/jvm.options" -newer "$cache")" ]; then printf '%s\n' "$name"; fi
  done
}

warm() { # [NAMES...]: of components, otherwise all
  [ $# -eq 0 ] || warm_names=$*
  need_java
  build_if_needed
  unpack
  work=$(mktemp -d "${TMPDIR:-/tmp}/flare-warm-XXXXXX")
  trap 'rm -rf "$work"' EXIT
  trap 'exit 130' INT TERM
  (umask 022 && mkdir -p "$(caches)") || fail "cannot make $(caches)"
  for name in $(cold); do
    say "flare: watching how $name starts"
    warm_one "$name" || say "flare: $name goes on without a cache; it starts slower, that is all"
  done
  find "$apps/cache" -mindepth 1 -maxdepth 1 ! -name "$(java_version)" -exec rm -rf {} +
}

warm_behind() { # beside what is being started, for the next time
  [ "${FLARE_WARM:-}" != never ] && [ -w "$apps" ] && [ -n "$(cold)" ] || return 0
  (nice -n 19 "$home/flare" warm >"$apps/warm.log" 2>&1 </dev/null &)
}

warm_one() { # NAME: starts it once, far from money, data and network, and keeps what the JVM learned
  mkdir -p "$work/$1"
  cache=$(caches)/$1.aot
  # shellcheck disable=SC2046
  (cd "$work/$1" && env -i PATH="$PATH" HOME="$work/$1" PORT=0 AUTH=false EXTERNAL=http://127.0.0.1:9 GNOME_URL=http://127.0.0.1:9 \
    timeout 120 "$JAVA_HOME/bin/java" "-Djava.io.tmpdir=$work" -XX:AOTMode=record "-XX:AOTConfiguration=$work/$1.record" \
    -Xlog:disable $(options_of every "$1") -jar "$apps/$1.jar" --rehearse >"$work/$1.log" 2>&1) || return 1
  # shellcheck disable=SC2046
  "$JAVA_HOME/bin/java" -XX:AOTMode=create "-XX:AOTConfiguration=$work/$1.record" "-XX:AOTCache=$cache.draft" \
    -Xlog:disable $(options_of every "$1") -cp "$apps/$1.jar" >"$work/$1.log" 2>&1 || return 1
  mv "$cache.draft" "$cache"
  rm -rf "$work/$1.record"
}
