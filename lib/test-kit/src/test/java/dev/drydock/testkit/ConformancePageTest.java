package dev.drydock.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page that says which test shows what users rely on names only tests that there are. */
class ConformancePageTest {
    private static final Path ROOT = Path.of("../..");
    private static final Pattern MODULE = Pattern.compile("<module>(.+)</module>");
    private static final Pattern ANNOTATION = Pattern.compile("    @(Test|ParameterizedTest|Property)\\b.*");
    private static final Pattern METHOD = Pattern.compile("    (?:\\w+ )*void (\\w+)\\(.*");

    @Test
    void shouldNameATestThatExistsInEachRow() throws IOException {
        // Given
        var tests = tests();

        // When
        var rows = Files.readAllLines(ROOT.resolve("docs/conformance.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.equals("| users rely on | test |"))
                .toList();

        // Then
        assertThat(rows)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(named(row)).as(row).isNotEmpty().isSubsetOf(tests));
    }

    private static List<String> named(String row) {
        var column = row.substring(row.lastIndexOf(" | ") + 3, row.lastIndexOf(" |"));
        return Arrays.stream(column.split(", "))
                .map(name -> name.replace("`", ""))
                .toList();
    }

    private static Set<String> tests() throws IOException {
        var tests = new TreeSet<String>();
        for (var file : testFiles()) {
            var type = file.getFileName().toString().replace(".java", "");
            var annotated = false;
            for (var line : Files.readAllLines(file)) {
                var method = METHOD.matcher(line);
                annotated |= ANNOTATION.matcher(line).matches();
                if (method.matches()) {
                    if (annotated) {
                        tests.add(type + "." + method.group(1));
                    }
                    annotated = false;
                }
            }
        }
        return tests;
    }

    private static List<Path> testFiles() throws IOException {
        var found = new ArrayList<Path>();
        for (var module : MODULE.matcher(Files.readString(ROOT.resolve("pom.xml")))
                .results()
                .map(result -> ROOT.resolve(result.group(1)).resolve("src/test/java"))
                .filter(Files::isDirectory)
                .toList()) {
            try (var files = Files.walk(module)) {
                found.addAll(files.filter(file -> file.toString().endsWith("Test.java"))
                        .toList());
            }
        }
        return found;
    }
}
