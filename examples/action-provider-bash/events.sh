# Keptn events: CloudEvents in structured JSON. The type of an event is also its NATS subject.
# shellcheck shell=bash

# of FILE EXPRESSION   A text of an event; nothing if it is not there.
of() { jq -r "$2 // empty" "$1" 2>/dev/null; }

# flaw FILE   Prints what is wrong, and fails, when a file holds no event.
flaw() {
    jq -e . "$1" >/dev/null 2>&1 || { echo "it is not JSON" && return 1; }
    local key
    for key in id type shkeptncontext; do
        [ -n "$(of "$1" "select(type == \"object\") | .$key | strings")" ] || { echo "it has no $key" && return 1; }
    done
    jq -e '.data | objects' "$1" >/dev/null 2>&1 || { echo "it has no data" && return 1; }
}

# started FILE SOURCE
started() { answer_with "$1" "$2" started '{"status": "succeeded"}'; }

# finished FILE SOURCE OUTCOME   The outcome: status, result, message, and what later tasks should know under the task's name.
finished() { answer_with "$1" "$2" finished "$3"; }

answer_with() {
    jq -c --arg id "$(uuid "$(of "$1" .id)"$'\n'"$3"$'\n'"$2")" --arg source "$2" --arg kind "$3" --argjson outcome "$4" \
        --arg time "$(date -u +%Y-%m-%dT%H:%M:%S.%3NZ)" '{
            specversion: "1.0", id: $id, source: $source, type: (.type | sub("triggered$"; $kind)), time: $time,
            datacontenttype: "application/json", shkeptncontext, shkeptnspecversion: "0.2.4", triggeredid: .id,
            data: ((.data | with_entries(select(.key | IN("project", "stage", "service", "labels")))) + $outcome)
        } + if .gitcommitid then {gitcommitid} else {} end' "$1"
}

# uuid NAME   Version 5 of RFC 9562 in Drydock's name space. Answers have ids that derive from what they answer: after a
# crash the same answer is the same event, and counts once.
uuid() {
    local hash
    hash=$({ printf '\x6f\x1c\x1c\x0e\x6d\x1f\x5b\x0a\x9a\x55\x8f\x3b\x5f\x0d\x7a\x41' && printf %s "$1"; } | sha1sum)
    printf '%s-%s-5%s-%x%s-%s\n' "${hash:0:8}" "${hash:8:4}" "${hash:13:3}" "$((0x${hash:16:1} & 3 | 8))" "${hash:17:3}" "${hash:20:12}"
}
