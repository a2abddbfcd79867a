package dev.drydock.model.lint;

import dev.drydock.model.Parsed;
import dev.drydock.model.job.JobConfigParser;
import dev.drydock.model.remediation.GuardsFile;
import dev.drydock.model.remediation.GuardsParser;
import dev.drydock.model.remediation.RemediationParser;
import dev.drydock.model.shipyard.ShipyardParser;
import dev.drydock.model.sli.SliParser;
import dev.drydock.model.slo.SloParser;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiFunction;

/** The kinds of files that users write; a file's path on its branch tells which it is. */
public enum FileKind {
    SHIPYARD("shipyard", "shipyard.yaml", ShipyardParser::parse),
    REMEDIATION("remediation", "remediation.yaml", RemediationParser::parse),
    JOB_CONFIG("job-config", "job/config.yaml", JobConfigParser::parse),
    SLO("slo", "slo.yaml", SloParser::parse),
    SLI("sli", "sli.yaml", SliParser::parse),
    GUARDS("guards", GuardsFile.NAME, GuardsParser::parse);

    /** How the names of files end that test others: {@code remediation-test.yaml}. No server reads them. */
    static final String TESTS = "-test.yaml";

    private final String word;
    private final String path;
    private final BiFunction<String, String, Parsed<?>> parser;

    FileKind(String word, String path, BiFunction<String, String, Parsed<?>> parser) {
        this.word = word;
        this.path = path;
        this.parser = parser;
    }

    /** A stable name, as in the schema's: {@code job-config}. */
    public String word() {
        return word;
    }

    /** What a file of this kind is called: {@code job/config.yaml}. */
    public String path() {
        return path;
    }

    /** The kind of a file that was not named by its path: {@code shipyard-old.yaml} begins like a shipyard. */
    public static Optional<FileKind> likeName(String name) {
        return Arrays.stream(values())
                .filter(kind -> name.startsWith(kind.word) && !name.endsWith(TESTS))
                .findFirst();
    }

    /**
     * The kind of a file, if it is of any.
     *
     * @param path from the root of a branch, or of a service's folder; what is of the project has its place only at a root
     */
    public static Optional<FileKind> of(String path) {
        return Arrays.stream(values()).filter(kind -> kind.isAt(path)).findFirst();
    }

    private boolean isAt(String given) {
        return given.equals(path) || !isOfProject() && given.endsWith("/" + path);
    }

    /** Whether a file of this kind counts on the project's default branch alone. */
    public boolean isOfProject() {
        return this == SHIPYARD || this == GUARDS;
    }

    /**
     * Reads a file as this kind.
     *
     * @param file the name problems are reported under
     */
    public Parsed<?> parse(String file, String text) {
        return parser.apply(file, text);
    }

    /** Reads a file as this kind; bytes that are no UTF-8 text make it invalid. */
    public Parsed<?> parse(String file, byte[] content) {
        var decoded = Utf8Text.of(file, content);
        return decoded.value().<Parsed<?>>map(text -> parse(file, text)).orElse(decoded);
    }

    /** Its JSON Schema (draft 2020-12). */
    public byte[] schema() {
        return FileSchemas.read(word);
    }
}
