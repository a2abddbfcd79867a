#!/usr/bin/env bash
# Builds the pages, if they have changed since they were built: npm ci, then npm run build.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
api=../shipyard-controller/src/main/resources/openapi/openapi.yaml

need() {
    command -v "$1" >/dev/null 2>&1 && return 0
    printf 'Error: the pages of the bridge are built with node 18 or newer and npm, and there is no %s on the PATH\n' "$1" >&2
    printf '  Debian, Ubuntu: apt-get install nodejs npm; macOS: brew install node; or https://nodejs.org\n' >&2
    exit 1
}

# What the given files say, as one word; without git, as there is none in an archive of the sources either.
hash_of() { find "$@" -type f ! -name schema.d.ts -print0 | LC_ALL=C sort -z | xargs -0 cksum | cksum; }

# Runs a command only if the files have changed since it last went well.
unless_same() {
    local stamp=target/$1 now=$2
    shift 2
    [ "$(cat "$stamp" 2>/dev/null)" != "$now" ] || return 0
    rm -f "$stamp"
    "$@"
    printf '%s' "$now" >"$stamp"
}

dependencies() { npm ci --no-audit --no-fund --loglevel=error; }
pages() { npm run --silent build; }

mkdir -p target
libraries=$(hash_of package-lock.json .npmrc)
sources=$(hash_of src public index.html package.json vite.config.ts tsconfig.json build "$api")
[ -d node_modules ] || rm -f target/libraries
[ -f target/classes/META-INF/drydock-web-ui/index.html ] || rm -f target/pages
[ "$(cat target/pages 2>/dev/null)" != "$libraries $sources" ] || exit 0
need node
need npm
unless_same libraries "$libraries" dependencies
unless_same pages "$libraries $sources" pages
