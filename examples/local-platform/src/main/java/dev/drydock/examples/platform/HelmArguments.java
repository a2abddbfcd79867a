package dev.drydock.examples.platform;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The part of helm's command line that the platform understands: {@code helm upgrade [flags] RELEASE CHART.tgz}.
 *
 * @param release from {@code -n NAMESPACE} and the first word
 * @param chart path of the packed chart
 * @param set what {@code --set} gave, by key; the last one wins
 */
record HelmArguments(
        ReleaseName release,
        String chart,
        Map<String, String> set,
        boolean install,
        boolean createNamespace,
        boolean reuseValues) {
    private static final String USAGE =
            "This stand-in for helm knows: helm upgrade [--install] [--create-namespace] [--reuse-values|--reset-values]"
                    + " [--wait] [--timeout D] [-n NAMESPACE] [--set KEY=VALUE]... RELEASE CHART.tgz";

    HelmArguments {
        set = Map.copyOf(set);
    }

    static HelmArguments parse(List<String> arguments) {
        var words = new ArrayDeque<>(arguments);
        if (words.isEmpty() || !words.pop().equals("upgrade")) {
            throw new PlatformRefusal(400, USAGE);
        }
        return new Parsing().read(words);
    }

    private static final class Parsing {
        private final List<String> names = new ArrayList<>();
        private final Map<String, String> set = new LinkedHashMap<>();
        private String namespace = "default";
        private boolean install;
        private boolean createNamespace;
        private boolean reuseValues;

        HelmArguments read(ArrayDeque<String> words) {
            while (!words.isEmpty()) {
                word(words.pop(), words);
            }
            if (names.size() != 2) {
                throw new PlatformRefusal(
                        400,
                        "\"helm upgrade\" requires 2 arguments, RELEASE and CHART, but got " + names + "\n" + USAGE);
            }
            return new HelmArguments(
                    new ReleaseName(namespace, names.get(0)), names.get(1), set, install, createNamespace, reuseValues);
        }

        private void word(String word, ArrayDeque<String> rest) {
            var equals = word.startsWith("--") ? word.indexOf('=') : -1;
            if (equals > 0) {
                rest.push(word.substring(equals + 1));
                word(word.substring(0, equals), rest);
                return;
            }
            switch (word) {
                case "-i", "--install" -> install = true;
                case "--create-namespace" -> createNamespace = true;
                case "--reuse-values" -> reuseValues = true;
                case "--wait", "--reset-values", "--atomic" -> {} // what the platform does anyway
                case "--timeout" -> value(word, rest);
                case "-n", "--namespace" -> namespace = value(word, rest);
                case "--set", "--set-string" -> addAll(value(word, rest));
                default -> name(word);
            }
        }

        private void addAll(String assignments) {
            for (var assignment : assignments.split(",")) {
                var parts = assignment.split("=", 2);
                if (parts.length != 2) {
                    throw new PlatformRefusal(400, "failed parsing --set data: '" + assignment + "' has no value");
                }
                set.put(parts[0], parts[1]);
            }
        }

        private void name(String word) {
            if (word.startsWith("-")) {
                throw new PlatformRefusal(400, "unknown flag: " + word + "\n" + USAGE);
            }
            names.add(word);
        }

        private static String value(String flag, ArrayDeque<String> rest) {
            if (rest.isEmpty()) {
                throw new PlatformRefusal(400, "flag needs an argument: " + flag);
            }
            return rest.pop();
        }
    }
}
