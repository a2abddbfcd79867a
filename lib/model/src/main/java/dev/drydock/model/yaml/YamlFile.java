package dev.drydock.model.yaml;

import dev.drydock.model.FileProblem;
import dev.drydock.model.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/** Reads one YAML document from text that nobody vouches for: bounded in size, depth and aliases, without any type tags. */
public final class YamlFile {
    private static final int LARGEST = 1024 * 1024;
    private static final int DEEPEST = 50;
    private static final int MOST_ALIASES = 1000;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String text;
    private final Problems problems;

    private YamlFile(String file, String text) {
        this.text = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        this.problems = new Problems(file);
    }

    /**
     * Turns a file into a value.
     *
     * @param file the name problems are reported under
     * @param reader builds the value from the document; it reports what it dislikes to the values it reads and always
     *     returns, its result is dropped when there were errors
     */
    public static <T> Parsed<T> read(String file, String text, Function<YamlValue, T> reader) {
        return new YamlFile(file, text).read(reader);
    }

    private <T> Parsed<T> read(Function<YamlValue, T> reader) {
        var root = compose();
        if (root == null || !TreeInspection.isSafeToRead(root, problems)) {
            return new Parsed.Invalid<>(problems.errors());
        }
        var value = reader.apply(YamlValue.root(root, problems));
        return problems.hasErrors()
                ? new Parsed.Invalid<>(problems.errors())
                : new Parsed.Valid<>(value, problems.warnings());
    }

    private @Nullable Node compose() {
        if (text.length() > LARGEST) {
            problems.error(
                    problems.atStart(
                            "the file is larger than 1 MB, which no file of this kind needs to be; split it, or take out what is generated"));
            return null;
        }
        var parser = new BoundedParser(new ParserImpl(new StreamReader(text), options()));
        try {
            return theOnly(documents(new Composer(parser, new PlainScalars(), options())));
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
            problems.error(problems.at(mark, SyntaxProblem.explain(e)));
        } catch (ReaderException e) {
            problems.error(UnprintableCharacter.problem(text, e, problems));
        } catch (YAMLException e) {
            problems.error(unreadable(parser, e));
        }
        return null;
    }

    /** These faults have no place; the parser's is the nearest, unless the fault is the scanner's own. */
    private FileProblem unreadable(Parser parser, YAMLException fault) {
        try {
            return problems.at(parser.peekEvent().getStartMark(), limit(fault));
        } catch (YAMLException again) {
            return problems.atStart("not readable as YAML: " + again.getMessage());
        }
    }

    private static LoaderOptions options() {
        var options = new LoaderOptions();
        options.setCodePointLimit(LARGEST);
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        options.setTagInspector(tag -> true); // TreeInspection refuses foreign tags, all of them at once
        return options;
    }

    private static List<Node> documents(Composer composer) {
        var documents = new ArrayList<Node>();
        while (documents.size() < 2 && composer.checkNode()) {
            var document = composer.getNode();
            if (documents.isEmpty() || !isEmpty(document)) {
                documents.add(document);
            }
        }
        return documents;
    }

    private static boolean isEmpty(Node document) {
        return document.getTag().equals(Tag.NULL);
    }

    private @Nullable Node theOnly(List<Node> documents) {
        if (documents.isEmpty() || isEmpty(documents.get(0))) {
            problems.error(problems.atStart("the file is empty"));
            return null;
        }
        if (documents.size() > 1) {
            problems.error(problems.at(documents.get(1), "a second document begins here, a file holds only one"));
        }
        return documents.get(0);
    }

    private static String limit(YAMLException e) {
        return String.valueOf(e.getMessage()).contains("Nesting")
                ? "values are nested more than %d levels deep, write them flatter".formatted(DEEPEST)
                : "more than %d aliases are used, write the values out".formatted(MOST_ALIASES);
    }
}
