package dev.drydock.shipyard.domain.project;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A chart that clients know as {@code helm/carts.tgz} and that lies in Git as the folder {@code helm/carts}, as Keptn has it:
 * its files can be read and changed there one by one.
 *
 * @param path of the packed chart
 */
public record PackedChart(String path) {
    private static final Pattern PATH = Pattern.compile("(?:.*/)?helm/[^/]+\\.tgz");
    private static final String ENDING = ".tgz";

    /** The chart at a path; absent if there is none at such paths. */
    public static Optional<PackedChart> at(String path) {
        return PATH.matcher(path).matches() ? Optional.of(new PackedChart(path)) : Optional.empty();
    }

    /** Where its files lie, with a slash at the end. */
    public String folder() {
        return path.substring(0, path.length() - ENDING.length()) + "/";
    }

    /** What it is called, as its folder is. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1, path.length() - ENDING.length());
    }
}
