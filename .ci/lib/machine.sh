# What suites share that set servers up: sourced by them. Everything that is started ends with the suite, by its handle.
# shellcheck shell=bash

repo=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/drydock
work=$(mktemp -d "${TMPDIR:-/tmp}/drydock-suite.XXXXXX")
namespace=drydock-$$
mkdir -p "$cache" "$work/log"
declare -A servers=()

say() { printf '%s\n' "$*"; }

# Ends the suite well, but nobody shall believe that anything was tested.
skip() {
    say "== SKIPPED: $1; nothing of the suite was tested"
    [ -z "${2:-}" ] || tail -20 "$2" 2>/dev/null || true
    say "Tests run: 1, Failures: 0, Errors: 0, Skipped: 1"
    say "0 passed, 0 failed, 1 skipped"
    exit 0
}

# need_packages COMMAND…: PACKAGE…   Installs Debian's packages unless the commands are there.
need_packages() {
    local command missing=
    while [ "$1" != : ]; do
        command=$1
        shift
        type -P "$command" >/dev/null || [ -x "/usr/sbin/$command" ] || missing="$missing $command"
    done
    shift
    [ -n "$missing" ] || return 0
    [ "$(id -u)" = 0 ] && [ -x /usr/bin/apt-get ] || skip "this machine has no$missing, and it is not root on Debian who asks"
    say "Installing:$missing"
    export DEBIAN_FRONTEND=noninteractive
    # a package that starts its server at once would disturb the machine: here all servers are started by hand
    local policy=/usr/sbin/policy-rc.d made=
    [ -e "$policy" ] || { made=1 && printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod +x "$policy"; }
    apt-get -qq -o DPkg::Lock::Timeout=600 install -y --no-install-recommends "$@" >"$work/log/apt" 2>&1 ||
        { apt-get -qq update && apt-get -qq -o DPkg::Lock::Timeout=600 install -y --no-install-recommends "$@"; } >"$work/log/apt" 2>&1 || missing=failed
    [ -z "$made" ] || rm -f "$policy"
    [ "$missing" != failed ] || skip "Debian's packages cannot be installed" "$work/log/apt"
}

# part NAME COMMAND…   A part of the suite, and how long it took.
part() {
    local since=$SECONDS
    "${@:2}"
    say "== $1: $((SECONDS - since)) s"
}

# within SECONDS COMMAND…   Waits until the command succeeds.
within() {
    local until=$((SECONDS + $1))
    shift
    until "$@" >/dev/null 2>&1; do
        [ "$SECONDS" -lt "$until" ] || return 1
        sleep 0.2
    done
}

inside() { nsenter --net="/run/netns/$namespace" "$@"; }

open_namespace() {
    { ip netns add "$namespace" && inside ip link set lo up; } >"$work/log/netns" 2>&1 ||
        skip "this machine gives us no network namespace" "$work/log/netns"
}

# serve NAME COMMAND…   Starts a server in the namespace, as a process group of its own.
serve() {
    local name=$1
    shift
    serve_here "$name" nsenter --net="/run/netns/$namespace" "$@"
}

serve_here() {
    local name=$1
    shift
    setsid "$@" >"$work/log/$name" 2>&1 </dev/null 3>&- &
    servers[$name]=$!
}

is_serving() { kill -0 "${servers[$1]:-0}" 2>/dev/null; }

# quit NAME…   Ends servers, and waits until they are gone.
quit() {
    local name pid
    for name in "$@"; do
        pid=${servers[$name]:-}
        [ -n "$pid" ] || continue
        kill -TERM -- "-$pid" 2>/dev/null || true
        within 20 eval "! kill -0 $pid" || kill -KILL -- "-$pid" 2>/dev/null || true
        wait "$pid" 2>/dev/null || true
        unset "servers[$name]"
    done
}

# What nothing else of the suite may outlive.
close_machine() {
    local mount
    quit "${!servers[@]}"
    # mounts below our own folder alone, the deepest first
    while read -r mount; do umount -l "$mount" 2>/dev/null || true; done < <(
        cut -d ' ' -f 2 /proc/mounts | grep -F "$work/" | sort -r
    )
    ip netns del "$namespace" 2>/dev/null || true
    rm -rf "$work" 2>/dev/null || true
}
