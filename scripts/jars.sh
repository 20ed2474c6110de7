# shellcheck shell=sh disable=SC2154 # home, jars and the like come from flare, which reads this file
# The components as they are started: unpacked jars with their options and caches beside them.

is_archive() { [ ! -f "$home/pom.xml" ]; }

# In an archive they lie unpacked; of a build they are unpacked when one is newer than what lies there.
if is_archive; then apps=$home/apps; else apps=$home/target/apps; fi

unpack() {
  is_archive && return 0
  mkdir -p "$apps/lib"
  renew "$home/common-jvm/src/main/resources/dev/flare/jvm/jvm.options" "$apps/jvm.options"
  for jar in $jars; do
    case $jar in
      */flare-benchmarks.jar) ;;
      */flare-demo.jar) [ ! -f "$home/$jar" ] || renew "$home/$jar" "$apps/flare-demo.jar" ;;
      *) [ ! -f "$home/$jar" ] || unpack_jar "$home/$jar" "$(basename -- "$jar" .jar)" ;;
    esac
  done
}

unpack_jar() { # JAR NAME; every build gives its jars the same time, so it is the change of the file that counts
  stamp_of_jar=$apps/.$2
  [ -z "$(find "$1" ! -cnewer "$stamp_of_jar" 2>/dev/null)" ] || return 0
  draft=$apps/.draft-$2-$$
  rm -rf "$draft"
  touch "$draft.stamp"
  "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Djarmode=tools -jar "$1" extract --destination "$draft" >/dev/null ||
    fail "cannot unpack $1"
  for file in "$draft"/lib/*.jar; do renew "$file" "$apps/lib/$(basename -- "$file")"; done
  renew "$draft/$2.jar" "$apps/$2.jar"
  rm -rf "$draft"
  mv "$draft.stamp" "$stamp_of_jar"
}

renew() { # NEW OLD: only what is different, as a new file of now, by which a cache knows that it is stale
  cmp -s "$1" "$2" && return 0
  cp "$1" "$2.$$" && mv "$2.$$" "$2"
}

options_of() { # NAMES... -> what the lines of the table with these names tell a JVM
  awk -v names=" $* " 'index(names, " " $1 " ") { for (i = 2; i <= NF; i++) print $i }' "$apps/jvm.options"
}

options() { # NAME: for a start by hand, with the cache where it has one of its own
  [ $# -eq 1 ] || fail "options needs a component, such as gnome-service" 2
  need_java
  build_if_needed
  unpack
  [ -f "$apps/$1.jar" ] || fail "there is no component $1" 2
  { cached_options "$1"; options_of every "$1"; } | tr '\n' ' '
}

cached_options() { # NAME
  [ ! -f "$apps/cache/$(java_version)/$1.aot" ] || { printf '%s\n' "-XX:AOTCache=$apps/cache/$(java_version)/$1.aot"; options_of cached; }
}

java_version() { sed -n 's/^JAVA_RUNTIME_VERSION="\(.*\)"$/\1/p' "$JAVA_HOME/release"; }

run_component() { # NAME OPTIONS [ARGUMENTS...]: becomes its process; OPTIONS come after those of the table
  name=$1
  more=$2
  shift 2
  set -- -jar "$apps/$name.jar" "$@"
  # shellcheck disable=SC2046,SC2086 # several words each
  set -- $(options_of every "$name") $more "$@"
  cache=$apps/cache/$(java_version)/$name.aot
  # shellcheck disable=SC2046
  [ ! -f "$cache" ] || set -- "-XX:AOTCache=$cache" $(options_of cached) "$@"
  exec "$JAVA_HOME/bin/java" "-Djava.io.tmpdir=${TMPDIR:-/tmp}" "$@"
}

run_class() { # NAME OPTION CLASS [ARGUMENTS...]: becomes another program that is part of the component
  build_if_needed
  unpack
  name=$1
  option=$2
  shift 2
  exec "$JAVA_HOME/bin/java" "-Djava.io.tmpdir=${TMPDIR:-/tmp}" -XX:+UseSerialGC ${option:+"$option"} -cp "$apps/$name.jar$(strategies)" "$@"
}

strategies() { # what FLARE_STRATEGIES names, jars and directories of jars with commas between, for a class path
  printf '%s' "${FLARE_STRATEGIES:-}" | tr ',' '\n' | while IFS= read -r each || [ -n "$each" ]; do
    if [ -d "$each" ]; then printf ':%s/*' "$each"; else printf ':%s' "$each"; fi
  done
}
