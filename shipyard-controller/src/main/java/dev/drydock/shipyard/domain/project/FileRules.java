package dev.drydock.shipyard.domain.project;

import dev.drydock.model.FileProblem;
import dev.drydock.model.Parsed;
import dev.drydock.model.job.JobConfigParser;
import dev.drydock.model.remediation.RemediationParser;
import dev.drydock.model.shipyard.ShipyardParser;
import dev.drydock.model.sli.SliParser;
import dev.drydock.model.slo.SloParser;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** An invalid file never replaces a valid one: files with a meaning are known by their names and checked by their parsers. */
public final class FileRules {
    public static final String SHIPYARD = "shipyard.yaml";

    private static final Map<String, BiFunction<String, String, Parsed<?>>> PARSERS = Map.of(
            "remediation.yaml", RemediationParser::parse,
            "slo.yaml", SloParser::parse,
            "sli.yaml", SliParser::parse);

    private FileRules() {}

    /**
     * What is wrong with a file that someone wants to write.
     *
     * @param projectLevel whether it goes to the default branch, where alone a shipyard counts
     * @param path from the branch's root, or as the user named it
     */
    public static List<FileProblem> problems(boolean projectLevel, String path, byte[] content) {
        return parser(projectLevel, path)
                .map(parser -> text(content)
                        .<List<FileProblem>>map(text -> parser.apply(path, text).problems())
                        .orElseGet(() -> List.of(
                                new FileProblem(path, 1, 1, "the file is not UTF-8 text; save it in that encoding"))))
                .orElse(List.of());
    }

    /** Why a file must stay, if it must. */
    public static Optional<FileProblem> refusalOfDelete(boolean projectLevel, String path) {
        return projectLevel && path.equals(SHIPYARD)
                ? Optional.of(
                        new FileProblem(path, 1, 1, "a project needs its shipyard; change it instead of deleting it"))
                : Optional.empty();
    }

    private static Optional<BiFunction<String, String, Parsed<?>>> parser(boolean projectLevel, String path) {
        if (path.equals(SHIPYARD)) {
            return projectLevel ? Optional.of(ShipyardParser::parse) : Optional.empty();
        }
        if (path.equals("job/config.yaml") || path.endsWith("/job/config.yaml")) {
            return Optional.of(JobConfigParser::parse);
        }
        return Optional.ofNullable(PARSERS.get(path.substring(path.lastIndexOf('/') + 1)));
    }

    private static Optional<String> text(byte[] content) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString());
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }
}
