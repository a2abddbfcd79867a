# A Docker engine of the suite's own, in a network namespace of its own: containers have no way out, and the host's
# network and firewall stay as they are. Sourced after machine.sh.
# shellcheck shell=bash

engine_packages=(docker.io iptables iproute2 mmdebstrap busybox-static)

open_engine() {
    [ "$(id -u)" = 0 ] || skip "a container engine of its own needs root"
    need_packages dockerd runc iptables ip mmdebstrap busybox : "${engine_packages[@]}"
    open_namespace
    export DOCKER_HOST=unix://$work/docker.sock
    write_runc
    start_engine
    within 60 docker version || skip "the container engine does not come up here" "$work/log/dockerd"
    # engines come up, too, where no container does
    local probe=$work/probe
    mkdir -p "$probe/bin"
    cp "$(type -P busybox)" "$probe/bin/"
    for name in sh cat yes head tail sleep true touch truncate ls id httpd printf ln rm mv wc tar gzip tr stat mkdir chmod sha256sum; do ln -s busybox "$probe/bin/$name"; done
    tar -C "$probe" -c . | docker import --change 'CMD ["sh"]' --change 'ENV PATH=/bin' - drydock/busybox:1 >/dev/null
    docker run --rm --memory 64m --pids-limit 10 drydock/busybox:1 true >"$work/log/probe" 2>&1 ||
        skip "containers do not run here" "$work/log/probe"
}

start_engine() {
    serve dockerd dockerd --data-root "$work/docker" --exec-root "$work/exec" --pidfile "$work/dockerd.pid" \
        --host "$DOCKER_HOST" --storage-driver overlay2 --add-runtime "here=$work/runc" --default-runtime here
}

# Where root has no CAP_SYS_RESOURCE, containers must neither want it nor a place before others when memory runs out.
write_runc() {
    cat >"$work/runc" <<RUNC
#!/bin/bash
bundle=
take=
for word in "\$@"; do
    [ -z "\$take" ] || bundle=\$word
    case \$word in --bundle | -b) take=1 ;; *) take= ;; esac
done
if [ -f "\$bundle/config.json" ]; then
    sed -Ei 's/"oomScoreAdj": ?-[0-9]+/"oomScoreAdj":0/; s/"CAP_SYS_RESOURCE",//g; s/,"CAP_SYS_RESOURCE"//g' "\$bundle/config.json"
fi
exec $(type -P runc || echo /usr/sbin/runc) "\$@"
RUNC
    chmod +x "$work/runc"
}

close_engine() {
    [ -n "${servers[dockerd]:-}" ] || return 0
    docker ps -aq | xargs -r docker rm -f >/dev/null 2>&1 || true
    quit dockerd
}
