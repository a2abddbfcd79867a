# The replicas of services, in a file that a platform reads. What was done for which event is in the same file, written with
# it in one step: "one more" is done once, however often it is asked for, and wherever the provider dies.
# shellcheck shell=bash

# change_replicas SERVICE VALUE EVENT   Sets or changes the replicas of a service, once per event. VALUE is JSON: "3" is a
# number, "+1" and {"increment": 1} a change. Prints {"before": …, "after": …}, or fails and says why.
change_replicas() {
    local file=${REPLICAS_FILE:-replicas.json} state
    [ -s "$file" ] || echo '{}' >"$file"
    state=$(jq --arg service "$1" --argjson value "$2" --arg event "$3" '
        def text: if ($value | type) == "object" then $value.increment else $value end | tostring;
        def isChange: ($value | type) == "object" or (text | test("^[+-]"));
        .replicas //= {} | .done //= [] |
        if any(.done[]; .event == $event) then . else
            if text | test("^[+-]?[0-9]{1,6}$") | not then
                error("Expected action.value to be a number of replicas, as in \"3\", \"+1\" or {increment: 1}, but got \($value | tojson)")
            else . end |
            (.replicas[$service] // 1) as $before |
            (text | ltrimstr("+") | tonumber | if isChange then . + $before else . end) as $after |
            if $after < 0 or $after > 20 then
                error("Expected 0 to 20 replicas, but \($before) would be \($after)")
            else . end |
            .replicas[$service] = $after | .done = (.done + [{event: $event, before: $before, after: $after}])[-1000:]
        end' "$file" 2>&1) || { printf '%s\n' "${state#jq: error (at *): }" && return 1; }
    printf '%s\n' "$state" >"$file.new"
    mv "$file.new" "$file"
    jq -c --arg event "$3" '.done[] | select(.event == $event) | {before, after}' "$file"
}
