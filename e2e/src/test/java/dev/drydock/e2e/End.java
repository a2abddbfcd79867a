package dev.drydock.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.e2e.stack.Api;
import dev.drydock.events.KeptnContext;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** Where a sequence execution stands; in the end, how it ended. */
record End(KeptnContext context, String stage, String sequence, String state, String result) {
    static End passed(KeptnContext context, String stage, String sequence) {
        return new End(context, stage, sequence, "finished", "pass");
    }

    private static final int OF_A_REQUEST = 50;

    /** Of all executions of these flows; without any, of all of the project. */
    static List<End> of(Api api, String project, Collection<KeptnContext> flows) {
        var all = List.copyOf(flows);
        return IntStream.iterate(0, first -> first == 0 || first < all.size(), first -> first + OF_A_REQUEST)
                .mapToObj(first -> all.subList(first, Math.min(first + OF_A_REQUEST, all.size())))
                .flatMap(some -> asked(api, project, some).stream())
                .toList();
    }

    private static List<End> asked(Api api, String project, List<KeptnContext> flows) {
        var contexts = flows.stream().map(KeptnContext::value).collect(Collectors.joining(","));
        var page = api.get("/api/controlPlane/v1/sequence-execution?pageSize=1000&project=%s&keptnContext=%s"
                        .formatted(project, contexts))
                .body();
        return StreamSupport.stream(page.path("sequenceExecutions").spliterator(), false)
                .map(End::of)
                .toList();
    }

    private static End of(JsonNode execution) {
        var scope = execution.path("scope");
        return new End(
                new KeptnContext(scope.path("keptnContext").asText()),
                scope.path("stage").asText(),
                execution.path("sequence").path("name").asText(),
                execution.path("status").path("state").asText(),
                execution.path("ended").path("result").asText());
    }
}
