package dev.drydock.shipyard.domain.project;

import java.util.Optional;
import java.util.regex.Pattern;

/** What projects, stages and services may be called. Each rule gives the reason of a refusal, or nothing. */
public final class Names {
    private static final int LONGEST_PROJECT = 200;
    private static final int LONGEST_SERVICE = 43; // Keptn's: a Kubernetes release name has 53, stages take their part
    private static final Pattern STAGE = Pattern.compile("[a-z]([a-z0-9-]*[a-z0-9])?");
    private static final Pattern SERVICE = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9_-])?");

    private Names() {}

    public static Optional<String> refusalOfProject(String name) {
        return tooLong("project", name, LONGEST_PROJECT).or(() -> likeStage("project", name));
    }

    public static Optional<String> refusalOfStage(String name) {
        return tooLong("stage", name, LONGEST_PROJECT).or(() -> likeStage("stage", name));
    }

    public static Optional<String> refusalOfService(String name) {
        return tooLong("service", name, LONGEST_SERVICE).or(() -> {
            if (!SERVICE.matcher(name).matches() || name.contains("..")) {
                return Optional.of("The service name '%s' is refused: use letters, digits, '-', '_' and '.', "
                                .formatted(shown(name))
                        + "begin with a letter or digit, and do not end with a dot.");
            }
            return Optional.empty();
        });
    }

    private static Optional<String> likeStage(String what, String name) {
        return STAGE.matcher(name).matches()
                ? Optional.empty()
                : Optional.of("The %s name '%s' is refused: use lower-case letters, digits and hyphens, "
                                .formatted(what, shown(name))
                        + "begin with a letter, and do not end with a hyphen.");
    }

    private static Optional<String> tooLong(String what, String name, int longest) {
        return name.length() <= longest
                ? Optional.empty()
                : Optional.of("The %s name has %d characters; at most %d are allowed."
                        .formatted(what, name.length(), longest));
    }

    private static String shown(String name) {
        return name.replaceAll("\\p{Cntrl}", "?");
    }
}
