#!/usr/bin/env bash
# Tests what needs no broker: ./test.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
source ./events.sh
source ./replicas.sh
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export REPLICAS_FILE=$folder/replicas.json
passed=0

# same WHAT EXPECTED ACTUAL
same() {
    [ "$2" = "$3" ] || { printf 'FAILED: %s\n  expected: %s\n  but was:  %s\n' "$1" "$2" "$3" && exit 1; }
    passed=$((passed + 1))
}

event=$folder/event.json
cat >"$event" <<'EVENT'
{"id": "0f5c1d1e-7a55-4c0e-9a8e-1f2b3c4d5e6f", "type": "sh.keptn.event.action.triggered", "shkeptncontext": "9c1e6f0a",
 "gitcommitid": "f00d", "data": {"project": "shop", "stage": "production", "service": "cart", "result": "fail"}}
EVENT
same "the type" sh.keptn.event.action.started "$(started "$event" me | jq -r .type)"
same "the context" '9c1e6f0a f00d' "$(started "$event" me | jq -r '"\(.shkeptncontext) \(.gitcommitid)"')"
same "no result that came in" null "$(started "$event" me | jq -r .data.result)"
same "the id that every language derives" a191daed-5140-594f-8eb5-c6a80b43e1c9 "$(started "$event" me | jq -r .id)"
same "the other id" 60b4e79e-aafb-55f2-a438-5209e0afec1e "$(finished "$event" me '{}' | jq -r .id)"
same "an event" "" "$(flaw "$event")"
echo '{' >"$folder/half" && same "no JSON" "it is not JSON" "$(flaw "$folder/half" || true)"
echo '[]' >"$folder/list" && same "no object" "it has no id" "$(flaw "$folder/list" || true)"
echo '{"id": "1", "type": "t"}' >"$folder/bare" && same "no context" "it has no shkeptncontext" "$(flaw "$folder/bare" || true)"

same "a number" '{"before":1,"after":3}' "$(change_replicas cart '"3"' a)"
same "a change" '{"before":3,"after":4}' "$(change_replicas cart '"+1"' b)"
same "the same change" '{"before":3,"after":4}' "$(change_replicas cart '"+1"' b)"
same "an increment" '{"before":4,"after":2}' "$(change_replicas cart '{"increment": -2}' c)"
same "no number" 'Expected action.value to be a number of replicas, as in "3", "+1" or {increment: 1}, but got "many"' \
    "$(change_replicas cart '"many"' d || true)"
same "too many" "Expected 0 to 20 replicas, but 2 would be 99" "$(change_replicas cart 99 e || true)"
echo "$passed passed, 0 failed"
