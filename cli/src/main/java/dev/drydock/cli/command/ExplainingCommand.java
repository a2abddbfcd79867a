package dev.drydock.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.cli.CommandFailure;
import dev.drydock.cli.Environment;
import dev.drydock.cli.ExitCode;
import dev.drydock.cli.client.ApiClient;
import dev.drydock.cli.client.EventFilter;
import dev.drydock.cli.client.EventStoreApi;
import dev.drydock.cli.client.ExecutionsApi;
import dev.drydock.cli.client.KeptnEvent;
import dev.drydock.cli.explain.Explanation;
import dev.drydock.cli.explain.Wording;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Asks the server for facts and prints what they mean. */
abstract class ExplainingCommand extends ServerCommand {
    protected ExplainingCommand(Environment environment) {
        super(environment);
    }

    protected abstract Explanation explain(ApiClient client, Wording wording);

    @Override
    public Integer call() {
        var environment = server.environment();
        var explanation = explain(
                server.client(), new Wording(output.times(), environment.time().instant(), environment.commandName()));
        var document = document();
        explanation.text().forEach(document.putArray("text")::add);
        explanation.advice().forEach(document.putArray("advice")::add);
        var words = String.join("\n", explanation.text());
        var advice = explanation.advice().isEmpty()
                ? ""
                : "\nWhat you can do:\n  " + String.join("\n  ", explanation.advice());
        output.printer().outcome(words + advice, document);
        return ExitCode.OK.number();
    }

    /** The event, or a failure that says where to look. */
    protected KeptnEvent event(ApiClient client, String id) {
        return new EventStoreApi(client)
                .byId(id)
                .orElseThrow(() -> missing(
                        "Expected an event with id " + id + ", but there is none", "get event --project=PROJECT"));
    }

    /** The project of a context, found out from its events. */
    protected String project(ApiClient client, String context) {
        return new EventStoreApi(client)
                .find(EventFilter.ofContext("", context), 1).stream()
                        .map(event -> event.data("project"))
                        .filter(name -> !name.isEmpty())
                        .findFirst()
                        .orElseThrow(() -> missing(
                                "Expected events of keptn context " + context + ", but there is none",
                                "get sequences"));
    }

    protected CommandFailure missing(String what, String where) {
        return new CommandFailure(
                ExitCode.NOT_FOUND,
                what,
                "see what there is: " + server.environment().commandName() + " " + where);
    }

    /** What the server says about tasks that nobody has answered, by their triggered id. */
    protected static Function<String, Optional<JsonNode>> waiting(ApiClient client, String project) {
        List<JsonNode> tasks = new ExecutionsApi(client).unanswered(project);
        return id -> tasks.stream()
                .filter(task -> task.path("triggeredId").asText().equals(id))
                .findFirst();
    }
}
