package dev.drydock.cli.client;

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Reads jobs and their logs from the job executor, which answers at the same address. */
public final class JobsApi {
    private final ApiClient client;

    public JobsApi(ApiClient client) {
        this.client = client;
    }

    /** The jobs of a flow, or without one those that run and wait; oldest first. An empty project means all. */
    public List<Job> list(String context, String project) {
        var path = ApiPath.JOBS.query("context", context).query("project", project);
        return StreamSupport.stream(client.get("list jobs", path).path("jobs").spliterator(), false)
                .map(Job::of)
                .toList();
    }

    /** What a job has printed from this byte on; empty if there is no log, yet or any more. */
    public Optional<byte[]> log(String id, long from) {
        try {
            return Optional.of(client.bytes(
                    "read the log of job '" + id + "'",
                    ApiPath.JOBS.slash(id).slash("log").query("from", from)));
        } catch (ApiException e) {
            if (e.kind() == ApiException.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
