# A Kubernetes of one node, real down to its pods, in the suite's own network namespace. Sourced after engine.sh.
# cluster_config is a kubeconfig for programs outside of the namespace.
# shellcheck shell=bash

kubernetes=$cache/kubernetes
node=10.99.0.1
pki=$work/pki
cluster_config=$work/kubeconfig.yaml

cluster_packages=(etcd-server containernetworking-plugins dnsmasq-base conntrack ethtool socat openssl)

build_kubernetes() {
    say "Kubernetes: looking into $kubernetes; where it is not, it is built, in 8 minutes or more …"
    nice -n 15 "$repo/.ci/lib/kubernetes-build" "$kubernetes" >"$work/log/kubernetes-build" 2>&1 ||
        skip "Kubernetes cannot be built here" "$work/log/kubernetes-build"
}

kubectl() { inside "$kubernetes/kubectl" --kubeconfig "$pki/admin.yaml" "$@"; }

open_cluster() {
    need_packages etcd dnsmasq conntrack ethtool socat openssl : "${cluster_packages[@]}"
    [ -x /usr/lib/cni/bridge ] || need_packages no-bridge : "${cluster_packages[@]}"
    # one kubelet on a machine at a time: another takes our pods' processes for its own leftovers, and kills them
    exec 8>"$cache/cluster.lock"
    flock -w 1200 8 || skip "another cluster is at work on this machine"
    mkdir -p "$pki" "$work/cni"
    make_keys >"$work/log/keys" 2>&1 || skip "no keys can be made" "$work/log/keys"
    { inside ip link add node0 type bridge && inside ip addr add "$node/24" dev node0 && inside ip link set node0 up &&
        inside iptables -P FORWARD ACCEPT; } >"$work/log/node" 2>&1 || skip "the node gets no network" "$work/log/node"
    # kubelet sets these for the whole machine; they are put back once it has
    kernel_settings=$(sysctl vm.overcommit_memory kernel.panic kernel.panic_on_oops 2>/dev/null | tr -d ' ')
    start_control_plane
    within 90 kubectl get --raw /readyz || skip "the API server does not come up here" "$work/log/apiserver"
    start_node
    within 120 node_is_ready || skip "the node does not get ready here" "$work/log/kubelet"
    within 60 kubectl get serviceaccount default || skip "there is no service account" "$work/log/controllers"
    restore_kernel_settings
    start_relay
    # what comes up may still not run pods
    kubectl run probe --image=drydock/busybox:1 --image-pull-policy=Never --restart=Never -- true >"$work/log/pod" 2>&1 || true
    within 90 probe_has_run || { kubectl describe pod probe >>"$work/log/pod" 2>&1 || true; skip "pods do not run here" "$work/log/pod"; }
    kubectl delete pod probe --wait=false >/dev/null 2>&1 || true
}

node_is_ready() { kubectl get node node1 | grep ' Ready' >/dev/null; }

probe_has_run() { [ "$(kubectl get pod probe -o 'jsonpath={.status.phase}')" = Succeeded ]; }

restore_kernel_settings() {
    local setting
    for setting in ${kernel_settings:-}; do sysctl -q -w "$setting" >/dev/null 2>&1 || true; done
}

# key NAME SUBJECT [NAMES]   A key signed by our own authority, and with it a kubeconfig.
key() {
    local base=$pki/$1
    openssl req -newkey rsa:2048 -nodes -keyout "$base.key" -out "$base.csr" -subj "$2"
    {
        echo basicConstraints=CA:FALSE
        echo keyUsage=digitalSignature,keyEncipherment
        echo extendedKeyUsage=serverAuth,clientAuth
        [ -z "${3:-}" ] || echo "subjectAltName=$3"
    } >"$base.ext"
    openssl x509 -req -in "$base.csr" -CA "$pki/ca.crt" -CAkey "$pki/ca.key" -CAcreateserial -days 2 -out "$base.crt" -extfile "$base.ext"
    kubeconfig "$1" https://127.0.0.1:6443 >"$base.yaml"
}

kubeconfig() {
    cat <<YAML
apiVersion: v1
kind: Config
clusters:
  - name: suite
    cluster:
      server: $2
      certificate-authority: $pki/ca.crt
users:
  - name: $1
    user:
      client-certificate: $pki/$1.crt
      client-key: $pki/$1.key
contexts:
  - name: suite
    context:
      cluster: suite
      user: $1
current-context: suite
YAML
}

make_keys() {
    local names=DNS:localhost,IP:127.0.0.1,IP:$node,IP:10.96.0.1,DNS:kubernetes
    names=$names,DNS:kubernetes.default,DNS:kubernetes.default.svc,DNS:kubernetes.default.svc.cluster.local
    openssl req -x509 -newkey rsa:2048 -nodes -days 2 -keyout "$pki/ca.key" -out "$pki/ca.crt" -subj /CN=suite &&
        key apiserver /CN=kube-apiserver "$names" &&
        key admin /O=system:masters/CN=admin &&
        key controllers /CN=system:kube-controller-manager &&
        key scheduler /CN=system:kube-scheduler &&
        key proxy /CN=system:kube-proxy &&
        key kubelet /O=system:nodes/CN=system:node:node1 "DNS:node1,IP:$node" &&
        openssl genrsa -out "$pki/accounts.key" 2048 &&
        openssl rsa -in "$pki/accounts.key" -pubout -out "$pki/accounts.pub"
}

start_control_plane() {
    serve etcd etcd --data-dir "$work/etcd" --unsafe-no-fsync --initial-cluster default=http://127.0.0.1:2380 \
        --listen-client-urls http://127.0.0.1:2379 --advertise-client-urls http://127.0.0.1:2379 \
        --listen-peer-urls http://127.0.0.1:2380 --initial-advertise-peer-urls http://127.0.0.1:2380
    serve apiserver "$kubernetes/kube-apiserver" --etcd-servers=http://127.0.0.1:2379 --secure-port=6443 \
        --bind-address=0.0.0.0 --advertise-address="$node" --service-cluster-ip-range=10.96.0.0/16 \
        --client-ca-file="$pki/ca.crt" --tls-cert-file="$pki/apiserver.crt" --tls-private-key-file="$pki/apiserver.key" \
        --service-account-key-file="$pki/accounts.pub" --service-account-signing-key-file="$pki/accounts.key" \
        --service-account-issuer=https://kubernetes.default.svc.cluster.local \
        --authorization-mode=Node,RBAC --enable-admission-plugins=NodeRestriction --allow-privileged=true \
        --kubelet-client-certificate="$pki/admin.crt" --kubelet-client-key="$pki/admin.key" \
        --kubelet-certificate-authority="$pki/ca.crt" --kubelet-preferred-address-types=InternalIP \
        --feature-gates=TTLAfterFinished=true
    within 90 kubectl get --raw /readyz || return 0
    serve controllers "$kubernetes/kube-controller-manager" --kubeconfig="$pki/controllers.yaml" --leader-elect=false \
        --authentication-kubeconfig="$pki/controllers.yaml" --authorization-kubeconfig="$pki/controllers.yaml" \
        --bind-address=127.0.0.1 --root-ca-file="$pki/ca.crt" --service-account-private-key-file="$pki/accounts.key" \
        --use-service-account-credentials=true --allocate-node-cidrs=true --cluster-cidr=10.244.0.0/16 \
        --service-cluster-ip-range=10.96.0.0/16 --feature-gates=TTLAfterFinished=true \
        '--controllers=*,-nodeipam,-route,-cloud-node-lifecycle,-service' --flex-volume-plugin-dir="$work/plugins"
    serve scheduler "$kubernetes/kube-scheduler" --kubeconfig="$pki/scheduler.yaml" --bind-address=127.0.0.1 --leader-elect=false \
        --authentication-kubeconfig="$pki/scheduler.yaml" --authorization-kubeconfig="$pki/scheduler.yaml"
}

start_node() {
    tar -C "$kubernetes" -c pause | docker import --change 'ENTRYPOINT ["/pause"]' - drydock/pause:1 >/dev/null
    cat >"$work/cni/suite.conflist" <<JSON
{
  "cniVersion": "0.4.0",
  "name": "suite",
  "plugins": [
    {
      "type": "bridge", "bridge": "pods0", "isGateway": true, "isDefaultGateway": true, "ipMasq": true, "hairpinMode": true,
      "ipam": {"type": "host-local", "dataDir": "$work/addresses", "ranges": [[{"subnet": "10.244.0.0/24"}]]}
    },
    {"type": "portmap", "capabilities": {"portMappings": true}}
  ]
}
JSON
    echo "nameserver $node" >"$work/resolv.conf"
    cat >"$work/kubelet.yaml" <<YAML
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
address: 0.0.0.0
authentication:
  anonymous:
    enabled: false
  webhook:
    enabled: true
  x509:
    clientCAFile: $pki/ca.crt
authorization:
  mode: Webhook
tlsCertFile: $pki/kubelet.crt
tlsPrivateKeyFile: $pki/kubelet.key
cgroupDriver: cgroupfs
clusterDNS:
  - $node
clusterDomain: cluster.local
resolvConf: $work/resolv.conf
failSwapOn: false
podPidsLimit: 300
imageGCHighThresholdPercent: 100
evictionHard:
  memory.available: 100Mi
  nodefs.available: 1%
  imagefs.available: 1%
volumePluginDir: $work/plugins
YAML
    serve kubelet "$kubernetes/kubelet" --config="$work/kubelet.yaml" --kubeconfig="$pki/kubelet.yaml" --root-dir="$work/kubelet" \
        --container-runtime=docker --docker-endpoint="$DOCKER_HOST" --pod-infra-container-image=drydock/pause:1 \
        --network-plugin=cni --cni-conf-dir="$work/cni" --cni-bin-dir=/usr/lib/cni --cni-cache-dir="$work/cni-cache" \
        --hostname-override=node1 --node-ip="$node" --cert-dir="$pki"
    serve proxy "$kubernetes/kube-proxy" --kubeconfig="$pki/proxy.yaml" --proxy-mode=iptables --cluster-cidr=10.244.0.0/16 \
        --hostname-override=node1 --conntrack-max-per-core=0 --conntrack-tcp-timeout-established=0 \
        --conntrack-tcp-timeout-close-wait=0
    : >"$work/services"
    serve names dnsmasq --keep-in-foreground --no-resolv --no-hosts --addn-hosts="$work/services" --listen-address="$node" \
        --bind-interfaces --local=/cluster.local/ --user=root --pid-file=
    serve_here services bash -c "$(declare -f inside kubectl tell_names); namespace=$namespace kubernetes=$kubernetes pki=$pki work=$work names=${servers[names]} tell_names"
}

# Cluster DNS: the services' names, and those of pods behind headless ones, again and again, until the suite ends.
tell_names() {
    local services='{{range .items}}{{if ne .spec.clusterIP "None"}}{{.spec.clusterIP}} {{.metadata.name}}.{{.metadata.namespace}}.svc.cluster.local{{"\n"}}{{end}}{{end}}'
    local pods='{{range .items}}{{$name := .metadata.name}}{{$namespace := .metadata.namespace}}{{range .subsets}}{{range .addresses}}{{if .hostname}}{{.ip}} {{.hostname}}.{{$name}}.{{$namespace}}.svc.cluster.local{{"\n"}}{{end}}{{end}}{{end}}{{end}}'
    while sleep 0.5; do
        { kubectl get services --all-namespaces -o "go-template=$services" &&
            kubectl get endpoints --all-namespaces -o "go-template=$pods"; } >"$work/services.new" 2>/dev/null || continue
        cmp -s "$work/services.new" "$work/services" && continue
        cp "$work/services.new" "$work/services"
        kill -HUP "$names" || true
    done
}

# The API on the host's loopback: a unix socket is found from either side of the namespace.
start_relay() {
    local port
    serve relay-in socat "UNIX-LISTEN:$work/api.sock,fork,unlink-early" TCP:127.0.0.1:6443
    within 10 test -S "$work/api.sock" || skip "the API cannot be reached from outside" "$work/log/relay-in"
    for port in $(shuf -i 20000-30000 -n 20); do
        serve_here relay socat "TCP-LISTEN:$port,bind=127.0.0.1,fork" "UNIX-CONNECT:$work/api.sock"
        sleep 0.3
        is_serving relay && break
    done
    kubeconfig admin "https://127.0.0.1:$port" >"$cluster_config"
}

# account_config NAMESPACE ACCOUNT   A kubeconfig for programs outside of the namespace that are this service account.
account_config() {
    local secret token
    within 30 has_token "$1" "$2"
    secret=$(kubectl get serviceaccount "$2" --namespace "$1" -o 'jsonpath={.secrets[0].name}')
    token=$(kubectl get secret "$secret" --namespace "$1" -o 'jsonpath={.data.token}' | base64 --decode)
    sed -e "s/^      client-certificate: .*/      token: $token/" -e '/^      client-key: /d' "$cluster_config"
}

has_token() { [ -n "$(kubectl get serviceaccount "$2" --namespace "$1" -o 'jsonpath={.secrets[0].name}')" ]; }

close_cluster() {
    quit services relay relay-in kubelet proxy scheduler controllers names apiserver
    [ -z "${servers[dockerd]:-}" ] || docker ps -aq | xargs -r docker rm -f >/dev/null 2>&1 || true
    quit etcd
    restore_kernel_settings
    find /sys/fs/cgroup -depth -type d -path '*/kubepods*' -exec rmdir {} + 2>/dev/null || true
}
