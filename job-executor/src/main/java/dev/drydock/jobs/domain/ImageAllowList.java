package dev.drydock.jobs.domain;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The images that tasks may name: globs where {@code *} stands for any text, slashes included, {@code ?} for a character
 * and {@code [AB]} for one of several. An empty list, or {@code *} in it, allows everything.
 */
public final class ImageAllowList {
    private final List<String> globs;
    private final List<Pattern> patterns;

    private ImageAllowList(List<String> globs) {
        this.globs = List.copyOf(globs);
        this.patterns = globs.stream().map(ImageAllowList::compile).toList();
    }

    /**
     * Reads the list.
     *
     * @param list globs separated by commas
     * @throws IllegalArgumentException if a glob has a {@code [} that is never closed
     */
    public static ImageAllowList parse(String list) {
        return new ImageAllowList(Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(glob -> !glob.isEmpty())
                .toList());
    }

    /** Whether a task may run this image. */
    public boolean allows(String image) {
        return globs.isEmpty()
                || globs.contains("*")
                || patterns.stream().anyMatch(pattern -> pattern.matcher(image).matches());
    }

    /** The list as it was written. */
    @Override
    public String toString() {
        return globs.stream().collect(Collectors.joining(", "));
    }

    private static Pattern compile(String glob) {
        var regex = new StringBuilder();
        int i = 0;
        while (i < glob.length()) {
            char c = glob.charAt(i);
            if (c == '[') {
                int end = glob.indexOf(']', i + 1);
                if (end < 0) {
                    throw new IllegalArgumentException(
                            "the image pattern '%s' has a '[' that is never closed".formatted(glob));
                }
                regex.append(characterClass(glob.substring(i + 1, end)));
                i = end + 1;
                continue;
            }
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
            i++;
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private static String characterClass(String members) {
        var negated = members.startsWith("!") || members.startsWith("^");
        var listed = (negated ? members.substring(1) : members).replaceAll("([\\\\\\[\\]&^~])", "\\\\$1");
        return listed.isEmpty() ? "(?!)" : "[" + (negated ? "^" : "") + listed + "]";
    }
}
