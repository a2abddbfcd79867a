# ./drydock images, sourced by it.
# shellcheck shell=bash

images_help() {
    cat <<'TEXT'
./drydock images [--base IMAGE] [SERVICE…]

Makes an image of each service (shipyard-controller, remediation-service, lighthouse-service, job-executor) as an archive in
target/images/, with its software bill of materials beside; no daemon is needed. Where one answers, they are loaded into it.

  --base IMAGE       what they are based on: any image with Java 17 or newer and bash (default: eclipse-temurin:17-jre)
  --base tar://FILE  the same, from an archive
  --base debian      makes the base from Debian's packages, where no registry can be reached; needs mmdebstrap
TEXT
}

images() {
    local base= services=() service target=$home/target/images modules= log=$data/images.log options=()
    while [ $# -gt 0 ]; do
        case $1 in
            --help) images_help && return ;;
            --base) base=${2:?--base needs the name of an image} && shift ;;
            shipyard-controller | remediation-service | lighthouse-service | job-executor) services+=("$1") ;;
            *) fail "there is no service '$1'" "services: shipyard-controller, remediation-service, lighthouse-service, job-executor" ;;
        esac
        shift
    done
    [ ${#services[@]} -gt 0 ] || services=(shipyard-controller remediation-service lighthouse-service job-executor)
    need_tools
    mkdir -p "$target" "$data"
    if [ "$base" = debian ]; then
        base=tar://$target/base.tar
        if [ ! -s "$target/base.tar" ]; then
            say "Making a base image from Debian's packages …"
            run "$home/images/base-from-debian" "$target/base.tar" >"$log" 2>&1 || fail "the base image could not be made" "$(tail -5 "$log")"
        fi
    fi
    [ -z "$base" ] || options+=("-Dimage.base=$base")
    for service in "${services[@]}"; do modules=$modules,:drydock-$service-app; done
    say "Making images of ${services[*]} …"
    run "$mvn" -B -ntp -f "$home/pom.xml" -pl "${modules#,}" -am package cyclonedx:makeBom jib:buildTar -DskipTests "${options[@]}" >"$log" 2>&1 ||
        fail "the images could not be made" "$(grep -E '^\[ERROR\]' "$log" | sed -n 1,5p)" "where no registry can be reached: --base debian, or --base tar://FILE" "the whole log: $log"
    for service in "${services[@]}"; do
        cp "$home/$service/app/target/drydock-$service.tar" "$home/$service/app/target/sbom/drydock-$service.cdx.json" "$target/"
        say "  $(du -h "$target/drydock-$service.tar" | cut -f 1)	$target/drydock-$service.tar, $(tar -xOf "$target/drydock-$service.tar" manifest.json | sed 's/.*"RepoTags":\["\([^"]*\)".*/\1/')"
    done
    if docker info >/dev/null 2>&1; then
        for service in "${services[@]}"; do docker load -q -i "$target/drydock-$service.tar" >/dev/null; done
        say "They are loaded into the Docker daemon."
    fi
}
