package dev.drydock.examples.platform;

import java.util.regex.Pattern;

/** A release in a namespace, as Kubernetes names them. */
public record ReleaseName(String namespace, String name) implements Comparable<ReleaseName> {
    private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    public ReleaseName {
        check("namespace", namespace);
        check("release", name);
    }

    /** The project, when the namespace is called {@code project-stage}; a stage with a dash in its name is cut wrongly. */
    public String project() {
        return namespace.substring(0, Math.max(0, namespace.lastIndexOf('-')));
    }

    /** The stage, when the namespace is called {@code project-stage}. */
    public String stage() {
        return namespace.substring(namespace.lastIndexOf('-') + 1);
    }

    @Override
    public int compareTo(ReleaseName other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return namespace + "/" + name;
    }

    private static void check(String what, String value) {
        if (!DNS_LABEL.matcher(value).matches()) {
            throw new PlatformRefusal(
                    400, "Expected a " + what + " of a-z, 0-9 and '-', at most 63 characters, but got '" + value + "'");
        }
    }
}
