package dev.drydock.embedded;

import java.util.List;

/**
 * A program that Drydock uses but does not contain.
 *
 * @param commands its names, the usual one first
 * @param variable environment variable that may hold its path
 * @param debianPackage what {@code apt-get install} calls it
 * @param otherwise how to get it elsewhere, a phrase such as {@code brew install x}
 */
public record Program(List<String> commands, String variable, String debianPackage, String otherwise) {
    public static final Program NATS_SERVER = new Program(
            List.of("nats-server"),
            "NATS_SERVER",
            "nats-server",
            "'brew install nats-server', or 'docker run -p 127.0.0.1:4222:4222 nats:2 -js' and give its URL in the configuration");
    public static final Program PROMETHEUS =
            new Program(List.of("prometheus"), "PROMETHEUS", "prometheus", "'brew install prometheus'");
    public static final Program ALERTMANAGER = new Program(
            List.of("prometheus-alertmanager", "alertmanager"),
            "ALERTMANAGER",
            "prometheus-alertmanager",
            "the alertmanager release from prometheus.io, unpacked on the PATH");
    public static final Program LOCUST =
            new Program(List.of("locust"), "LOCUST", "python3-locust", "'pipx install locust'");
    public static final Program NODE = new Program(List.of("node", "nodejs"), "NODE", "nodejs", "'brew install node'");
    public static final Program NPM = new Program(List.of("npm"), "NPM", "npm", "'brew install node'");
    public static final Program GIT = new Program(List.of("git"), "GIT", "git", "'brew install git'");

    public Program {
        commands = List.copyOf(commands);
    }

    /** The usual name. */
    public String command() {
        return commands.get(0);
    }

    String howToInstall() {
        return "On Debian or Ubuntu: 'sudo apt-get install --no-install-recommends " + debianPackage + "'; elsewhere: "
                + otherwise + "; or set " + variable + " to its path.";
    }
}
