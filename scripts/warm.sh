# shellcheck shell=sh disable=SC2154 # home, apps and the like come from flare, which reads this file
# Caches with which the components start in a fraction of the time, made on the machine and by the Java that use them.

caches() { printf '%s\n' "$apps/cache/$(java_version)"; }

all_caches='services bitget-simulator pulse-gateway'

members() { # CACHE -> the components that start with it; those of a shared one have a small one of their own on top
  if [ "$1" = services ]; then options_of sharing; else printf '%s\n' "$1"; fi
}

cold() { # CACHES... -> those that are missing or older than what they were made of
  for name in "$@"; do
    cache=$(caches)/$name.aot
    # shellcheck disable=SC2046
    if [ ! -f "$cache" ] || [ -n "$(find $(members "$name" | sed "s,.*,$apps/&.jar,") "$apps/lib" "$apps/jvm.options" -newer "$cache")" ]; then
      printf '%s\n' "$name"
    fi
  done
}

warm() { # [CACHES...], otherwise all
  # shellcheck disable=SC2086
  [ $# -gt 0 ] || set -- $all_caches
  for name in "$@"; do
    case " $all_caches " in *" $name "*) ;; *) fail "warm knows $all_caches, not $name; without a name it makes all that are missing" 2 ;; esac
  done
  need_java
  build_if_needed
  unpack
  work=$(mktemp -d "${TMPDIR:-/tmp}/flare-warm-XXXXXX")
  trap 'rm -rf "$work"' EXIT
  trap 'exit 130' INT TERM
  (umask 022 && mkdir -p "$(caches)") || fail "cannot make $(caches)"
  for name in $(cold "$@"); do
    say "flare: watching how $(members "$name" | tr '\n' ' ')start"
    if [ "$name" = services ]; then warm_services; else warm_one "$name"; fi || say "flare: no cache for them; they start slower, that is all"
  done
  find "$apps/cache" -mindepth 1 -maxdepth 1 ! -name "$(java_version)" -exec rm -rf {} +
}

warm_behind() { # beside what is being started, for the next time
  # shellcheck disable=SC2086
  [ "${FLARE_WARM:-}" != never ] && [ -w "$apps" ] && [ -n "$(cold $all_caches)" ] || return 0
  (nice -n 19 "$home/flare" warm >"$apps/warm.log" 2>&1 </dev/null &)
}

rehearse() { # NAME WORDS...: starts it once, far from money, data and network
  rehearsed=$1
  shift
  mkdir -p "$work/$rehearsed"
  # shellcheck disable=SC2046
  (cd "$work/$rehearsed" && env -i PATH="$PATH" HOME="$work/$rehearsed" PORT=0 AUTH=false EXTERNAL=http://127.0.0.1:9 GNOME_URL=http://127.0.0.1:9 \
    timeout 120 "$JAVA_HOME/bin/java" "-Djava.io.tmpdir=$work" -Xlog:disable $(options_of every "$rehearsed") "$@" --rehearse >"$work/$rehearsed.log" 2>&1)
}

warm_one() { # NAME: keeps what the JVM learned with one compiler; of what it learns with two, each start would keep the second busy
  cache=$(caches)/$1.aot
  rehearse "$1" -XX:TieredStopAtLevel=1 -XX:AOTMode=record "-XX:AOTConfiguration=$work/$1.record" -jar "$apps/$1.jar" || return 1
  # shellcheck disable=SC2046
  "$JAVA_HOME/bin/java" -XX:AOTMode=create "-XX:AOTConfiguration=$work/$1.record" "-XX:AOTCache=$cache.draft" \
    -Xlog:disable $(options_of every "$1") -XX:TieredStopAtLevel=1 -cp "$apps/$1.jar" >"$work/$1.log" 2>&1 || return 1
  mv "$cache.draft" "$cache"
  rm -rf "$work/$1.record"
}

warm_services() { # one cache of what all of them have in common, and on top of it a small one for the rest of each
  cache=$(caches)/services.aot
  "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dloader.main=dev.flare.jvm.SharedPath \
    -cp "$apps/flare-demo.jar" org.springframework.boot.loader.launch.PropertiesLauncher "$apps" >"$work/services" || return 1
  while read -r member _; do
    rm -f "$(caches)/$member.aot"
    rehearse "$member" "-XX:DumpLoadedClassList=$work/$member.classes" -jar "$apps/$member.jar" || return 1
  done <"$work/services"
  # A class that a loader of its own loaded, and numbers, which each process gives anew, are of no use to another one.
  cat "$work"/*.classes | sed -e '/^#/d' -e '/ super: /d' -e 's/ id: [0-9]*$//' | awk '!seen[$0]++' >"$work/classes"
  # shellcheck disable=SC2046
  "$JAVA_HOME/bin/java" -Xshare:dump -XX:+AOTClassLinking "-XX:SharedClassListFile=$work/classes" "-XX:SharedArchiveFile=$cache.draft" \
    -Xlog:disable $(options_of every) -cp "$apps/services.jar" >"$work/services.log" 2>&1 || return 1
  mv "$cache.draft" "$cache"
  while read -r member main; do
    rehearse "$member" "-XX:SharedArchiveFile=$cache" "-XX:ArchiveClassesAtExit=$work/$member.aot" -cp "$apps/services.jar:$apps/$member.jar" "$main" &&
      mv "$work/$member.aot" "$(caches)/$member.aot" || return 1
  done <"$work/services"
}
