# shellcheck shell=sh disable=SC2154 # home, apps and the like come from flare, which reads this file
# One archive that runs wherever there is a Java: unpack it, ./flare up.

version() {
  if is_archive; then cat "$home/VERSION"; else
    sed -n '/<artifactId>flare<\/artifactId>/,/<version>/s/.*<version>\(.*\)<\/version>.*/\1/p' "$home/pom.xml"
  fi
}

dist() { # [--to FILE]
  is_archive && fail "this was made by ./flare dist already" 2
  need_java
  build_if_needed
  version=$(version)
  case ${1:-} in
    '') archive=$home/target/flare-$version.tar.gz ;;
    --to)
      [ $# -eq 2 ] || fail "--to needs the name of a file" 2
      archive=$2
      ;;
    *) fail "dist knows --to FILE only, not $1" 2 ;;
  esac
  work=$(mktemp -d "${TMPDIR:-/tmp}/flare-dist-XXXXXX")
  trap 'rm -rf "$work"' EXIT
  stage=$work/flare-$version
  mkdir -p "$stage/env"
  for each in flare scripts docs README.md ARCHITECTURE.md CONTRIBUTING.md CHANGELOG.md LICENSE; do cp -R "$home/$each" "$stage/"; done
  for each in gnome-service flux-service grid-service snap-service pulse-gateway bitget-simulator; do
    cp "$home/$each/.env.example" "$stage/env/$each.env.example"
  done
  printf '%s\n' "$version" >"$stage/VERSION"
  apps=$stage/apps
  unpack
  rm -rf "$apps"/.[!.]*
  (cd "$stage" && find . -type f ! -name SHA256SUMS | LC_ALL=C sort | while IFS= read -r file; do sha256sum "$file"; done >SHA256SUMS)
  tar -czf "$archive.draft" -C "$work" "flare-$version" || fail "cannot write $archive"
  mv "$archive.draft" "$archive"
  say "flare: $archive ($(du -m "$archive" | cut -f 1) MB)"
}
