#!/usr/bin/env bash
# An action provider: it answers action.triggered events whose action is "scale", with the nats command and jq.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
# shellcheck source=events.sh
source ./events.sh
# shellcheck source=replicas.sh
source ./replicas.sh

name=scaler-bash
action=scale
stream=keptn
subject=sh.keptn.event.action.triggered
nats=${NATS:-nats}
inbox=${INBOX:-${REPLICAS_FILE:-replicas.json}.inbox}
export NATS_URL=${NATS_URL:-nats://127.0.0.1:4222}

log() { printf '%s: %s\n' "$name" "$*" >&2; }

main() {
    trap 'ended=1' INT TERM
    ended=
    work_off # what an earlier run took and did not finish
    while [ -z "$ended" ]; do
        listen && log "listens for $action actions" || { log "waiting for the broker" && sleep 0.5 && continue; }
        while [ -z "$ended" ] && take; do work_off; done
    done
}

# The durable consumer keeps what comes while we are away; who is new here does not repeat the actions of the past.
listen() {
    "$nats" consumer info "$stream" "$name" >/dev/null 2>&1 ||
        "$nats" consumer add "$stream" "$name" --pull --filter "$subject" --deliver new --ack explicit --wait 15s \
            --max-deliver=-1 --replay instant --defaults >/dev/null 2>&1
}

# Takes one event into the inbox. The command prints it first and acknowledges it then: if it dies in between, the event
# comes again. Fails when the broker or the consumer is gone.
take() {
    local said
    if said=$("$nats" consumer next "$stream" "$name" --count=1 --timeout=2s --raw 2>&1 >"$inbox.new"); then
        mv "$inbox.new" "$inbox"
    else
        # an empty answer has nobody to acknowledge it to
        case $said in *imeout* | *"not have a reply"*) "$nats" consumer info "$stream" "$name" >/dev/null 2>&1 ;;
            *) return 1 ;;
        esac
    fi
}

# Answers what is in the inbox, and only then empties it: whoever dies before does it again, and the answers count once.
work_off() {
    [ -s "$inbox" ] || return 0
    local reason
    if ! reason=$(flaw "$inbox"); then
        log "put aside a message, because $reason"
    elif [ "$(of "$inbox" .data.action.action)" = "$action" ]; then
        answer
    fi
    rm "$inbox"
}

answer() {
    local outcome
    publish "$(started "$inbox" "$name")"
    outcome=$(carry_out)
    publish "$(finished "$inbox" "$name" "$outcome")"
    log "$(jq -r .message <<<"$outcome")"
}

# Prints the outcome; what goes wrong is one, too: silence would keep the sequence waiting.
carry_out() {
    local service change
    service=$(of "$inbox" '[.data.project, .data.stage, .data.service] | join("/")')
    if change=$(change_replicas "$service" "$(jq -c '.data.action.value' "$inbox")" "$(of "$inbox" .id)" 2>&1); then
        jq -c --arg service "$service" '{status: "succeeded", result: "pass",
            message: "\($service): \(.before) → \(.after) replicas", action: {before, replicas: .after}}' <<<"$change"
    else
        jq -nc --arg message "$change" '{status: "errored", result: "fail", message: $message}'
    fi
}

# Goes on when the stream has the event, which it says; the command reads {{ as the begin of a template.
publish() {
    local event=$1 type id
    type=$(jq -r .type <<<"$event")
    id=$(jq -r .id <<<"$event")
    until "$nats" request "$type" "${event//\{\{/\{\\u007b}" --raw --timeout=5s -H "Nats-Msg-Id:$id" \
        -H "content-type:application/cloudevents+json" 2>/dev/null | jq -e '.stream' >/dev/null 2>&1; do
        log "waiting for the broker"
        sleep 0.5
    done
}

[ "${BASH_SOURCE[0]}" != "$0" ] || main
