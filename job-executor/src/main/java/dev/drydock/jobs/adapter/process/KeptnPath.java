package dev.drydock.jobs.adapter.process;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the job's folder where a command names {@code /keptn}: alone, as the beginning of a path, behind an equals sign, a
 * colon, a quote, {@code file://} or a short option; not inside other paths or words.
 */
final class KeptnPath {
    private static final Pattern KEPTN =
            Pattern.compile("(?:(?<![\\w./\\-])|(?<=file://)|(?<=^-[A-Za-z]))/keptn(?![\\w.\\-])");

    private final String folder;

    KeptnPath(Path folder) {
        this.folder = Matcher.quoteReplacement(folder.toString());
    }

    String map(String text) {
        return KEPTN.matcher(text).replaceAll(folder);
    }
}
