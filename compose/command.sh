# ./drydock compose, sourced by it: docker compose with secrets, or Drydock's own commands to what runs there.
# shellcheck shell=bash

# Secrets of the containers, made once, readable for their owner alone.
secrets_file() {
    local file=$home/.env name
    [ ! -s "$file" ] || return 0
    rm -f "$file.new"
    (
        umask 077
        for name in DRYDOCK_API_TOKEN DRYDOCK_SERVICE_TOKEN POSTGRES_PASSWORD NATS_PASSWORD PROVIDER_PASSWORD; do
            printf '%s=%s\n' "$name" "$(head -c 24 /dev/urandom | od -An -v -tx1 | tr -d ' \n')" >>"$file.new"
        done
        printf 'DRYDOCK_SHIPYARD_SECRET_KEY=%s\n' "$(head -c 32 /dev/urandom | base64 | tr -d '\n')" >>"$file.new"
    )
    mv "$file.new" "$file"
    say "Made the secrets of the containers: $file"
}

compose() {
    command -v docker >/dev/null 2>&1 || fail "docker is not there" "https://docs.docker.com/get-docker/; without it: ./drydock up"
    secrets_file
    local tool=(docker compose)
    docker compose version >/dev/null 2>&1 || tool=(docker-compose)
    cd "$home"
    case ${1:-ps} in
        get | send | watch | explain | approve | tail | fsck | lint)
            export DRYDOCK_ENDPOINT=http://127.0.0.1:${DRYDOCK_PORT:-8080} DRYDOCK_API_TOKEN
            DRYDOCK_API_TOKEN=$(value DRYDOCK_API_TOKEN "$home/.env")
            command_line "$@"
            ;;
        *) exec "${tool[@]}" "$@" ;;
    esac
}
