package dev.drydock.jobs.adapter.rest;

import dev.drydock.events.KeptnContext;
import dev.drydock.jobs.application.JobList;
import dev.drydock.jobs.application.JobLogs;
import dev.drydock.jobs.application.JobStore;
import dev.drydock.kit.access.CurrentCaller;
import dev.drydock.kit.access.Needs;
import dev.drydock.kit.access.TokenScope;
import dev.drydock.kit.rest.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Jobs to look at: what ran in a flow, and what it printed. */
@Path("/api/job-executor/v1/job")
public class JobResource {
    private final JobStore jobs;
    private final JobList list;
    private final JobLogs logs;
    private final CurrentCaller caller;

    public JobResource(JobStore jobs, JobList list, JobLogs logs, CurrentCaller caller) {
        this.jobs = jobs;
        this.list = list;
        this.logs = logs;
        this.caller = caller;
    }

    /** Jobs, oldest first. */
    public record Jobs(List<JobView> jobs) {}

    @Needs(value = TokenScope.READ, checksProjects = true)
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Jobs> list(
            @QueryParam("context") @Nullable String context, @QueryParam("project") @Nullable String project) {

        var asking = caller.get();
        var found = context == null || context.isBlank() ? list.open() : list.of(new KeptnContext(context));
        return found.map(all -> new Jobs(all.stream()
                .filter(listed -> asking.isFor(listed.job().project()))
                .filter(listed -> project == null || listed.job().project().equals(project))
                .map(listed -> JobView.of(listed.job(), listed.place()))
                .toList()));
    }

    @Needs(value = TokenScope.READ, checksProjects = true)
    @GET
    @Path("{id}/log")
    @Produces("text/plain;charset=UTF-8")
    public Uni<InputStream> log(@PathParam("id") String id, @QueryParam("from") @DefaultValue("0") long from) {
        var asking = caller.get();
        return jobs.find(id)
                .invoke(job -> job.ifPresent(found -> asking.require(found.project())))
                .chain(() -> logs.of(id, Math.max(0, from)))
                .map(answer -> text(id, answer));
    }

    private static InputStream text(String id, JobLogs.Answer answer) {
        if (answer instanceof JobLogs.Answer.Log log) {
            return log.text();
        }
        if (answer instanceof JobLogs.Answer.UnknownJob) {
            throw new Refusal(
                    404,
                    "unknown-job",
                    "There is no job '%s'. Ask for the jobs of a flow with ?context=<its shkeptncontext>."
                            .formatted(id));
        }
        throw new Refusal(
                404,
                "no-log",
                "The job '%s' has no log: it has not begun, or the log was deleted after its time.".formatted(id));
    }
}
