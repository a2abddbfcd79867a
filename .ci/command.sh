# ./drydock test, sourced by it.
# shellcheck shell=bash

tests() {
    case ${1:-all} in
        all) all_tests ;;
        containers | kubernetes | chart | upgrade | faults | browser | providers | keptn-clients) suite "$1" ;;
        *) fail "there is no suite '$1'" "suites: containers, kubernetes, chart, upgrade, faults, browser, providers, keptn-clients; without a name: all tests of the build" ;;
    esac
}

all_tests() {
    need_tools
    say "== Java: all modules, then the packaged services (e2e)"
    # two modules at a time: much of a test is waiting
    run "$mvn" -B -ntp -T 2 -f "$home/pom.xml" verify -Dformat.goal=check
    flaky
    say "== TypeScript: the bridge, the action provider"
    typescript_tests
}

# A test that failed, was run again (as CI has it) and passed is named at the end: it is to be mended.
flaky() {
    local reports
    reports=$(find "$home" -path '*/target/*-reports/TEST-*.xml' -exec grep -lE '<flaky(Failure|Error)' {} + 2>/dev/null || true)
    [ -z "$reports" ] || say "== FLAKY: failed once and passed when run again; mend them:" $(printf '%s\n' "$reports" | sed 's#.*/TEST-##; s#\.xml$##')
}

typescript_tests() {
    run npm --prefix "$home/web-ui" test
    local folder=$home/examples/action-provider-typescript
    run npm --prefix "$folder" ci --no-audit --no-fund
    run npm --prefix "$folder" test
}

suite() {
    if [ -x "$home/.ci/suites/$1" ]; then
        run "$home/.ci/suites/$1"
        flaky
        return
    fi
    say "== SKIPPED: there is no suite '$1' yet; nothing of it was tested"
    say "Tests run: 1, Failures: 0, Errors: 0, Skipped: 1"
    say "0 passed, 0 failed, 1 skipped"
}
