package dev.drydock.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.drydock.cli.CommandFailure;
import dev.drydock.cli.ExitCode;
import dev.drydock.events.Scope;
import dev.drydock.events.codec.JsonMistake;
import dev.drydock.providercheck.domain.Question;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What an action provider is asked for. */
final class QuestionOptions {
    private static final Pattern SUBJECT = Pattern.compile("(?:sh\\.keptn\\.event\\.)?([^.\\s*>]+)(?:\\.triggered)?");

    @Parameters(
            paramLabel = "SUBJECT",
            description = "The task that it carries out, such as action, or sh.keptn.event.action.triggered.")
    private String subject = "";

    @Option(names = "--action", paramLabel = "NAME", description = "The action to ask for; needed for the task action.")
    private @Nullable String action;

    @Option(
            names = "--value",
            paramLabel = "VALUE",
            description = "The action's value: a text, or a map or list as in '{Promotion: off}'.")
    private @Nullable String value;

    @Option(
            names = "--problem",
            paramLabel = "TITLE",
            defaultValue = "drydock check provider",
            description = "The title of the problem that the action is against.")
    private String problem = "";

    @Option(names = "--project", paramLabel = "NAME", description = "Ask for a real project, not for drydock-check.")
    private @Nullable String project;

    @Option(names = "--stage", paramLabel = "NAME", description = "Ask for a real stage, not for check.")
    private @Nullable String stage;

    @Option(names = "--service", paramLabel = "NAME", description = "Ask for a real service, not for provider.")
    private @Nullable String service;

    /** A usage error if it cannot be asked. */
    Question question() {
        return new Question(task(), Optional.ofNullable(action), value(), problem, scope());
    }

    private String task() {
        var task = SUBJECT.matcher(subject);
        if (!task.matches()) {
            throw usage(
                    "Expected a task, but got '" + subject + "'",
                    "name it as in action or sh.keptn.event.action.triggered");
        }
        if (task.group(1).equals("action") && action == null) {
            throw usage("Expected the action to ask for", "name one that the provider knows: --action=NAME");
        }
        return task.group(1);
    }

    /** A text stays a text, so that +1 keeps its sign. */
    private @Nullable Object value() {
        if (value == null || !value.startsWith("{") && !value.startsWith("[")) {
            return value;
        }
        try {
            return new YAMLMapper().readValue(value, Object.class);
        } catch (JsonProcessingException e) {
            throw usage("Expected a text, a map or a list as --value, but got '" + value + "'", JsonMistake.of(e));
        }
    }

    private Scope scope() {
        var nowhere = Question.NOWHERE;
        return new Scope(
                project == null ? nowhere.project() : project,
                stage == null ? nowhere.stage() : stage,
                service == null ? nowhere.service() : service);
    }

    private static CommandFailure usage(String what, String advice) {
        return new CommandFailure(ExitCode.USAGE, what, advice);
    }
}
