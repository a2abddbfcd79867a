package dev.drydock.upstream;

import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.ObjectChecker;

/**
 * Which paths and names may reach a repository: relative, with forward slashes, and without any spelling of a way out.
 * A path is checked as it will be used; encoded separators are refused rather than decoded.
 */
final class ResourcePaths {
    private static final int LONGEST_PATH = 1000;
    private static final int LONGEST_NAME = 200;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final Pattern ENCODED = Pattern.compile("%(2e|2f|5c|7e|00|25)", Pattern.CASE_INSENSITIVE);
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private ResourcePaths() {}

    /**
     * Checks a resource's path.
     *
     * @return the same path
     * @throws InvalidPathException when it is empty, too long, absolute, or could name anything but a plain file inside
     */
    static String path(String path) {
        refuseIf(path.isEmpty(), path, "it is empty");
        refuseIf(path.length() > LONGEST_PATH, path, "it is longer than " + LONGEST_PATH + " characters");
        refuseIf(path.startsWith("/"), path, "it is absolute; start with the first folder's name");
        refuseIf(path.contains(".."), path, "it contains '..'");
        refuseIf(path.contains("~"), path, "it contains '~'");
        refuseIf(path.contains("\\"), path, "it contains a backslash; separate folders by '/'");
        refuseIf(CONTROL.matcher(path).find(), path, "it contains a control character");
        refuseIf(ENCODED.matcher(path).find(), path, "it contains an encoded separator or dot; send it decoded");
        for (var segment : path.split("/", -1)) {
            refuseIf(segment.isEmpty(), path, "it has an empty folder or file name");
            refuseIf(segment.equals("."), path, "it contains the folder '.'");
            refuseIf(segment.toLowerCase(Locale.ROOT).equals(".git"), path, "'.git' belongs to Git");
        }
        refuseWhatGitRefuses(path);
        return path;
    }

    /**
     * Checks the name of a project, a stage or a service.
     *
     * @param what how a message calls it: {@code project}, {@code stage} or {@code service}
     * @return the same name
     * @throws InvalidPathException when it cannot be a folder and a branch on every system
     */
    static String name(String what, String name) {
        if (name.length() > LONGEST_NAME) {
            throw new InvalidPathException(what, name, "it is longer than " + LONGEST_NAME + " characters");
        }
        if (!NAME.matcher(name).matches() || name.contains("..") || name.endsWith(".")) {
            throw new InvalidPathException(
                    what, name, "use letters, digits, '-', '_' and '.', and begin with a letter or digit");
        }
        if (name.endsWith(".lock") || name.endsWith(".git") || name.equals("HEAD")) {
            throw new InvalidPathException(what, name, "Git keeps this name for itself");
        }
        return name;
    }

    private static void refuseIf(boolean refused, String path, String why) {
        if (refused) {
            throw new InvalidPathException("path", path, why);
        }
    }

    private static void refuseWhatGitRefuses(String path) {
        try {
            new ObjectChecker().setSafeForMacOS(true).checkPath(path);
        } catch (CorruptObjectException e) {
            throw new InvalidPathException("path", path, "Git does not allow it (" + e.getMessage() + ")");
        }
    }
}
