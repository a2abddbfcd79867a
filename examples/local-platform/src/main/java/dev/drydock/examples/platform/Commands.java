package dev.drydock.examples.platform;

import dev.drydock.embedded.Executables;
import dev.drydock.embedded.Program;
import dev.drydock.embedded.ServerFailed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;

/** Writes the commands of the platform, {@code helm} and {@code locust}, as small shell scripts into a folder for the PATH. */
public record Commands(Path folder, URI platform) {
    private static final String HELM = """
            #!/bin/sh
            # Stands in for helm: there is no Kubernetes here, the local platform runs processes.
            : "${%1$s:=%2$s}"
            export %1$s
            exec %3$s "$@"
            """;

    /** Locust ignores http_proxy, so the name of a service becomes the path that the platform has for it. */
    private static final String LOCUST = """
            #!/bin/sh
            # The real locust; only the names of services, known to the local platform alone, become addresses.
            address() {
                name=${1#http://} path=
                case $name in */*) path=/${name#*/} name=${name%%%%/*} ;; esac
                name=${name%%.svc.cluster.local} name=${name%%.svc}
                case $name in
                    *[!a-z0-9.-]* | *.*.* | .* | *.) echo "$1" ;;
                    *.*) echo "%s/api/v1/namespaces/${name#*.}/services/${name%%%%.*}/proxy$path" ;;
                    *) echo "$1" ;;
                esac
            }
            count=$# previous=
            while [ "$count" -gt 0 ]; do
                word=$1
                shift
                case $word in
                    --host=http://*) word=--host=$(address "${word#--host=}") ;;
                    http://*) case $previous in --host | -H) word=$(address "$word") ;; esac ;;
                esac
                set -- "$@" "$word"
                previous=$word count=$((count - 1))
            done
            exec %s "$@"
            """;

    /** {@code Commands FOLDER PLATFORM}: installs them beside a platform that runs elsewhere. */
    public static void main(String[] arguments) {
        install(
                Path.of(arguments[0]),
                URI.create(arguments[1]),
                Executables.ofThisMachine().locate(Program.LOCUST));
    }

    /**
     * Writes both.
     *
     * @param locust the real one
     * @return the folder
     */
    public static Path install(Path folder, URI platform, Path locust) {
        var commands = new Commands(folder.toAbsolutePath(), platform);
        commands.writeHelm();
        commands.writeLocust(locust);
        return commands.folder();
    }

    void writeHelm() {
        var java = JavaCommand.small("64m", List.of(HelmCommand.class, Yaml.class), List.of()).stream()
                .map(Commands::quoted)
                .collect(Collectors.joining(" "));
        write("helm", HELM.formatted(HelmCommand.PLATFORM, platform, java));
    }

    void writeLocust(Path real) {
        write("locust", LOCUST.formatted(platform, quoted(real.toAbsolutePath().toString())));
    }

    private void write(String name, String script) {
        try {
            var file = Files.writeString(Files.createDirectories(folder).resolve(name), script);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new ServerFailed("Expected to write commands into " + folder + ", but: " + e.getMessage(), e);
        }
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
