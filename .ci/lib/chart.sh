# Drydock in the suite's cluster, installed by its chart with the real Helm. Sourced after cluster.sh and images.sh.
# Images are made of Debian's packages: one root with Java, PostgreSQL and nats-server, on it what was packaged.
# shellcheck shell=bash

chart=$repo/deploy/helm/drydock
release=drydock
service_names=(shipyard-controller remediation-service lighthouse-service job-executor)

helm() { inside "$cache/helm" --kubeconfig "$pki/admin.yaml" --namespace "$release" "$@"; }

# service_images TAG   The four services as they are packaged now, and stand-ins for nats and postgres.
service_images() {
    local root=$cache/chart-root.tar name
    if [ ! -s "$root" ]; then
        say "Making the files of images with Java, PostgreSQL and NATS; once, in a minute …"
        TMPDIR=$(scratch) mmdebstrap --quiet --mode=root --variant=minbase \
            --include=openjdk-17-jre-headless,postgresql-15,nats-server --dpkgopt=force-unsafe-io \
            --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
            --aptopt='APT::Install-Recommends "false"' --customize-hook='rm -rf "$1"/usr/share/man/* "$1"/var/lib/apt/lists/*' \
            bookworm "$work/root.tar" >"$work/log/services-root" 2>&1 ||
            skip "the files of images cannot be made from Debian's packages" "$work/log/services-root"
        mv "$work/root.tar" "$root"
    fi
    docker import "$root" drydock/base:1 >/dev/null
    {
        for name in "${service_names[@]}"; do
            docker build -q -t "drydock.test/drydock-$name:$1" -f - "$repo/$name/app/target/quarkus-app" <<'DOCKERFILE'
FROM drydock/base:1
COPY . /app
WORKDIR /app
ENTRYPOINT ["java", "-jar", "quarkus-run.jar"]
DOCKERFILE
        done
        docker tag drydock/base:1 nats:2.11-alpine
        docker build -q -t postgres:17-alpine -f - "$repo/.ci/lib" <<'DOCKERFILE'
FROM drydock/base:1
COPY postgres-entrypoint /usr/local/bin/
RUN echo trial:x:70:70::/tmp:/bin/sh >>/etc/passwd
ENV PATH=/usr/lib/postgresql/15/bin:/usr/bin:/bin
ENTRYPOINT ["/usr/local/bin/postgres-entrypoint"]
DOCKERFILE
        docker build -q -t busybox:1.36.1 -f - "$repo/.ci/lib" <<'DOCKERFILE'
FROM drydock/base:1
COPY wget /usr/bin/wget
DOCKERFILE
    } >"$work/log/service-images" 2>&1 || { cat "$work/log/service-images"; return 1; }
}

# Volumes: folders of this machine, as there is nobody who provides any.
make_volumes() {
    local number folder
    for number in $(seq 8); do
        folder=$work/volumes/$number
        mkdir -p "$folder"
        chmod 777 "$folder"
        kubectl apply -f - <<YAML
apiVersion: v1
kind: PersistentVolume
metadata:
  name: volume-$number
spec:
  capacity:
    storage: 20Gi
  accessModes: [ReadWriteOnce, ReadWriteMany]
  hostPath:
    path: $folder
YAML
    done >"$work/log/volumes"
}

# install_chart TAG [OPTION…]   Installs or upgrades, and waits until everything is ready.
install_chart() {
    local tag=$1
    shift
    helm upgrade "$release" "$chart" --install --create-namespace --wait --timeout 6m \
        --values "$repo/.ci/lib/chart-values.yaml" --set-string image.tag="$tag" "$@" >"$work/log/helm-$tag" 2>&1 ||
        { look_around; cat "$work/log/helm-$tag"; return 1; }
}

# What a failure may come from; what it was is printed after it, as the last lines are those that are read.
look_around() {
    kubectl get events -A || true
    kubectl logs -n "$release" -l app.kubernetes.io/part-of=drydock --tail=30 --prefix || true
    kubectl get pods,persistentvolumeclaims -A -o wide || true
}

# secret NAME KEY
secret() { kubectl get secret --namespace "$release" "$1" --output "jsonpath={.data.$2}" | base64 --decode; }

# What a relay runs for each connection: the Service may be made long after the relay.
connect() {
    local address
    address=$(awk -v name="$1.$release.svc.cluster.local" '$2 == name {print $1}' "$work/services")
    exec socat - "TCP:$address:$2"
}

# relay_service NAME PORT   Sets relayed: a port of the host's loopback that leads to a Service of the cluster.
relay_service() {
    local port socket=$work/$1.sock
    serve "relay-in-$1" socat "UNIX-LISTEN:$socket,fork,unlink-early" "EXEC:$work/chart connect $1 $2"
    within 10 test -S "$socket"
    for port in $(shuf -i 20000-30000 -n 20); do
        serve_here "relay-$1" socat "TCP-LISTEN:$port,bind=127.0.0.1,fork" "UNIX-CONNECT:$socket"
        sleep 0.3
        is_serving "relay-$1" && break
    done
    relayed=$port
}

# What the tests run: $work/chart install_drydock|secret|follow_guide|upgrade_drydock
open_chart() {
    {
        echo '#!/usr/bin/env bash'
        echo 'set -euo pipefail'
        declare -p work cache repo namespace kubernetes pki chart release service_names
        declare -p servers | sed 's/declare -A/declare -gA/'
        echo "export DOCKER_HOST=$DOCKER_HOST"
        declare -f
        echo '"$@"'
    } >"$work/chart"
    chmod +x "$work/chart"
    # programs of the node reach Services, too, not only pods
    inside ip route add 10.96.0.0/16 dev node0
    relay_service "$release-shipyard-controller" 8080
    chart_endpoint=http://127.0.0.1:$relayed
    relay_service "$release-nats" 4222
    chart_nats=127.0.0.1:$relayed
    chart_settings=(-Ddrydock.test.chart.command="$work/chart" -Ddrydock.test.chart.endpoint="$chart_endpoint" -Ddrydock.test.chart.nats="$chart_nats")
}

# Nothing stays: a test that is run again begins anew.
remove_drydock() {
    helm uninstall "$release" --wait || true
    kubectl delete namespace "$release" "$release-jobs" shop-production --timeout=3m --ignore-not-found
    kubectl delete persistentvolumes --all --timeout=1m
    rm -rf "$work/volumes"
}

install_drydock() {
    ! kubectl get namespace "$release" >/dev/null 2>&1 || remove_drydock
    service_images 1
    for name in "${service_names[@]}"; do docker tag "drydock.test/drydock-$name:1" "drydock.test/drydock-$name:2"; done
    make_volumes
    install_chart 1
    helm test "$release" --logs
    kubectl get networkpolicies,poddisruptionbudgets,ingresses --namespace "$release"
}

upgrade_drydock() { install_chart 2; }

# Runs what docs/install.md tells a new user to do, word by word, from the token on.
follow_guide() {
    local commands=$work/guide tools=$work/tools
    mkdir -p "$tools"
    printf '#!/bin/bash\nexec %q kubectl "$@"\n' "$work/chart" >"$tools/kubectl"
    chmod +x "$tools/kubectl"
    awk '/^<!-- the suite runs/ {here = 1} /^<!-- end of what the suite runs/ {here = 0}
        here && /^```$/ {block = 0} here && block {print} here && /^```sh$/ {block = 1}' "$repo/docs/install.md" >"$commands"
    cd "$repo"
    PATH=$tools:$repo/cli/bin:$PATH DRYDOCK_ENDPOINT=$1 timeout 400 bash -euxo pipefail "$commands" >"$work/log/guide" 2>&1 ||
        { look_around; cat "$work/log/guide"; return 1; }
    cat "$work/log/guide"
    rm -f helloservice.tgz
    within 10 two_pods_run || { look_around; say "Expected two ready pods of helloservice, but they are not there"; return 1; }
}

two_pods_run() {
    [ "$(kubectl --namespace shop-production get deployment helloservice --output 'jsonpath={.status.readyReplicas}')" = 2 ]
}
