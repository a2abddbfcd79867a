# docker-compose.yml, started for real: the images that cannot be pulled are made from Debian's packages, those of Drydock from
# what Maven has built, by the very Dockerfile. Sourced after engine.sh.
# shellcheck shell=bash

compose_packages=python3-locust,nats-server,postgresql-15,prometheus,prometheus-alertmanager,nodejs,openjdk-17-jre-headless,wget

# One root file system with every server in it; an image of each name is a few lines on top.
make_stand_ins() {
    local root=$cache/compose-root.tar folder=$work/stand-ins
    if [ ! -s "$root" ]; then
        say "Making the files of the images that cannot be pulled; once, in one or two minutes …"
        # shellcheck disable=SC2016
        TMPDIR=$(scratch) mmdebstrap --quiet --mode=root --variant=minbase --include="$compose_packages" \
            --essential-hook='mkdir -p "$1/usr/share/man/man1"' --dpkgopt=force-unsafe-io --dpkgopt='path-exclude=/usr/share/doc/*' \
            --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
            --aptopt='APT::Install-Recommends "false"' bookworm "$work/compose-root.tar" >"$work/log/compose-root" 2>&1 ||
            skip "the files of the images cannot be made from Debian's packages" "$work/log/compose-root"
        mv "$work/compose-root.tar" "$root"
    fi
    docker import --change 'ENV PATH=/usr/lib/postgresql/15/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' \
        "$root" drydock/debian:1 >/dev/null
    mkdir -p "$folder/java/bin"
    ln -s /usr/bin/java "$folder/java/bin/java"
    cp .ci/stand-ins/* "$folder/"
    stand_in eclipse-temurin:17-jre 'COPY java /opt/java/openjdk'
    stand_in locustio/locust:2.8.6 'ENTRYPOINT ["locust"]'
    stand_in node:22-slim 'CMD ["node"]'
    stand_in postgres:17-alpine 'COPY postgres /entrypoint' 'ENTRYPOINT ["/entrypoint"]'
    stand_in nats:2.11-alpine 'COPY nats /entrypoint' 'RUN ln /usr/sbin/nats-server /usr/local/bin/nats-server' 'ENTRYPOINT ["/entrypoint"]'
    stand_in prom/prometheus:v3.5.0 'COPY --chown=65534 empty /prometheus/' 'USER nobody' 'ENTRYPOINT ["prometheus"]'
    stand_in prom/alertmanager:v0.28.1 'COPY --chown=65534 empty /alertmanager/' 'USER nobody' 'ENTRYPOINT ["prometheus-alertmanager"]'
}

# stand_in NAME LINE…
stand_in() {
    local name=$1
    shift
    { echo "FROM drydock/debian:1" && printf '%s\n' "$@"; } >"$work/stand-ins/Dockerfile"
    : >"$work/stand-ins/empty"
    docker build -q -t "$name" "$work/stand-ins" >"$work/log/stand-in" 2>&1 || { cat "$work/log/stand-in" && return 1; }
}

# Drydock's own, from images/Dockerfile: only its first stages, in which Maven and npm fetch from the Internet, have run here.
make_drydock_images() {
    tar -c --transform 's,^,src/,' images/root images/passwd examples/self-healing-tour local/target/{quarkus-app,sbom} ./*/app/target/{quarkus-app,sbom} |
        docker import - drydock/built:1 >/dev/null
    if [ ! -f examples/action-provider-typescript/dist/main.js ]; then
        need_packages node npm : nodejs npm
        (cd examples/action-provider-typescript && npm ci --no-audit --no-fund && npm run build) >"$work/log/provider" 2>&1 ||
            skip "the action provider cannot be built" "$work/log/provider"
    fi
    tar -c --transform 's,^,src/,' examples/action-provider-typescript/{package.json,dist,node_modules} |
        docker import - drydock/built-provider:1 >/dev/null
    local service
    for service in shipyard-controller remediation-service lighthouse-service; do
        drydock_image "$service" service --build-arg SERVICE="$service"
    done
    drydock_image tour tour
    drydock_image local local
    drydock_image job-executor-of-tour job-executor-of-tour
    drydock_image action-provider-typescript action-provider
}

# drydock_image NAME TARGET OPTION…
drydock_image() {
    local name=$1 target=$2
    shift 2
    # Debian's own command has BuildKit in it; others want a plugin for it
    DOCKER_BUILDKIT=1 /usr/bin/docker build -q -f images/Dockerfile --target "$target" --build-arg BUILT=drydock/built:1 \
        --build-arg BUILT_PROVIDER=drydock/built-provider:1 "$@" -t "ghcr.io/drydock-dev/drydock-$name:0.1.0" "$work/stand-ins" \
        >"$work/log/image-$name" 2>&1 || { cat "$work/log/image-$name" && return 1; }
}

# What has to be there before anything else: an image cannot be made of what Maven has not built.
check_compose_file() {
    need_packages docker-compose : docker-compose
    docker-compose config -q || { say "docker-compose.yml is not valid" && exit 1; }
    docker-compose -f docker-compose.yml -f compose/cluster.yml config -q || { say "compose/cluster.yml is not valid" && exit 1; }
    say "docker-compose.yml is valid, and with compose/cluster.yml"
}

# What Jib makes without a daemon must be what the Dockerfile makes with one, and carry its bill of materials.
compare_with_jib() {
    local name=lighthouse-service image=ghcr.io/drydock-dev/drydock-lighthouse-service:0.1.0 looked jib file
    looked='{{.Config.User}} {{.Config.WorkingDir}} {{json .Config.Entrypoint}}'
    has_sbom "$image" "$name"
    docker tag "$image" drydock/from-dockerfile:1
    docker load -q -i "$name/app/target/drydock-$name.tar" >/dev/null
    jib=$(docker inspect -f "$looked" "$image")
    [ "$jib" = "$(docker inspect -f "$looked" drydock/from-dockerfile:1)" ] || compose_failed "Jib's image is another: $jib"
    for file in /app/quarkus-run.jar "/app/sbom/drydock-$name.cdx.json" /app/lib/main /var/lib/drydock; do
        docker run --rm --entrypoint ls "$image" -d "$file" >/dev/null || compose_failed "Jib's image lacks $file"
    done
    docker run --rm --entrypoint touch "$image" /var/lib/drydock/it || compose_failed "user 10001 may not write to /var/lib/drydock"
    docker tag drydock/from-dockerfile:1 "$image"
    say "images: Jib's and the Dockerfile's agree"
}

# has_sbom IMAGE NAME   Whether its bill of materials is where its label says, and names what Drydock cannot do without.
has_sbom() {
    [ "$(docker inspect -f '{{index .Config.Labels "dev.drydock.sbom"}}' "$1")" = "/app/sbom/drydock-$2.cdx.json" ] || compose_failed "$1 names no bill of materials"
    docker run --rm --entrypoint cat "$1" "/app/sbom/drydock-$2.cdx.json" | grep 'pkg:maven/io.nats/jnats@' >/dev/null || compose_failed "the bill of materials of $1 does not list jnats"
}

# The image of local, with nothing but a volume and a port.
run_local_image() {
    has_sbom ghcr.io/drydock-dev/drydock-local:0.1.0 local
    docker run -d --name local --read-only --tmpfs /tmp:exec,mode=1777 --cap-drop ALL -v local:/var/lib/drydock \
        ghcr.io/drydock-dev/drydock-local:0.1.0 >/dev/null
    within 90 docker exec local bash -c "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /q/health/ready HTTP/1.0\r\n\r\n' >&3 && grep -q ' 200 ' <&3" ||
        { docker logs local && compose_failed "the image of local does not become ready"; }
    docker stop -t 30 local >/dev/null
    docker rm -v local >/dev/null
    docker volume rm local >/dev/null
    say "images: local runs in one container"
}

# Plays the self-healing story as a user with Docker does, kills two services in the middle, and looks at what is left.
compose_story() {
    local begin=$SECONDS tour=drydock_tour_1 container
    export COMPOSE_PROJECT_NAME=drydock
    docker-compose up -d --no-build >"$work/log/compose-up" 2>&1 || { cat "$work/log/compose-up" && compose_failed "it does not come up"; }
    say "compose: up after $((SECONDS - begin)) s"
    docker logs "drydock_nats_1" 2>&1 | grep STAND-IN || true
    within 180 tour_says "Locust tests production" || compose_failed "the tour does not come to its first test"
    for container in shipyard-controller remediation-service; do
        kill -9 "$(docker inspect -f '{{.State.Pid}}' "drydock_${container}_1")"
    done
    say "compose: killed the shipyard-controller and the remediation-service in the middle"
    local code
    code=$(timeout 420 docker wait "$tour") || code="none in time"
    docker logs "$tour"
    [ "$code" = 0 ] || compose_failed "the tour ended with exit code $code"
    tour_says "The service healed." || compose_failed "the tour does not say that the service healed"
    for container in shipyard-controller remediation-service; do
        [ "$(docker inspect -f '{{.RestartCount}}' "drydock_${container}_1")" -ge 1 ] || compose_failed "$container was never started again"
    done
    one_address "/api/remediation/v1/problem?project=fulltour" '"state":"resolved"'
    one_address "/api/lighthouse/v1/history?project=fulltour&stage=production&service=helloservice" '"result":"pass"' '"result":"warning"'
    one_address "/api/job-executor/v1/job?project=fulltour" '"jobs":'
    one_address "/api/v1/fsck" '"clean":true'
    within 60 prometheus_says 'sum(up{job="drydock"})' 4 || compose_failed "Prometheus does not scrape all four services"
    prometheus_says 'count(ALERTS{alertname=~"DrydockDown|DrydockMissing",alertstate="firing"}) or vector(0)' 0 || compose_failed "an alert about Drydock itself fires"
    ! docker ps --format '{{.Names}} {{.Status}}' | grep unhealthy || compose_failed "something is unhealthy"
    docker-compose down --volumes >"$work/log/compose-down" 2>&1 || { cat "$work/log/compose-down" && compose_failed "it does not go down"; }
    [ -z "$(docker ps -aq --filter label=com.docker.compose.project=drydock)$(docker volume ls -q --filter label=com.docker.compose.project=drydock)" ] ||
        compose_failed "something is left after down"
    say "compose: the story passed in $((SECONDS - begin)) s"
}

# tour_says TEXT   grep reads to the end: with -q it would leave, and docker fail to write the rest.
tour_says() { docker logs drydock_tour_1 2>&1 | grep -F "$1" >/dev/null; }

# prometheus_says QUERY VALUE
prometheus_says() {
    docker exec drydock_prometheus_1 wget -q -O - --post-data "query=$1" http://127.0.0.1:9090/api/v1/query | grep -F ",\"$2\"]" >/dev/null
}

# one_address PATH TEXT [OR TEXT]   What the one published address answers to the token that only the containers know.
one_address() {
    local answer
    answer=$(docker exec drydock_shipyard-controller_1 bash -c "exec 3<>/dev/tcp/127.0.0.1/8080
        printf 'GET %s HTTP/1.0\r\nx-token: %s\r\n\r\n' '$1' \"\$(cat /run/drydock/api-token)\" >&3 && cat <&3")
    case $answer in *"$2"* | *"${3:-$2}"*) ;; *) compose_failed "GET $1 has no $2: $answer" ;; esac
}

compose_failed() {
    say "compose: FAILED: $1"
    docker-compose ps || true
    docker-compose logs --tail 60 >"$work/log/compose-logs" 2>&1 || true
    grep -E "WARN|ERROR|Error|rror:" "$work/log/compose-logs" | tail -80 || true
    exit 1
}
