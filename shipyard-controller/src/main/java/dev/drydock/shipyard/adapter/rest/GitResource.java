package dev.drydock.shipyard.adapter.rest;

import dev.drydock.kit.access.CurrentCaller;
import dev.drydock.kit.access.Needs;
import dev.drydock.kit.access.TokenScope;
import dev.drydock.kit.rest.Refusal;
import dev.drydock.upstream.GitHosting;
import dev.drydock.upstream.GitService;
import dev.drydock.upstream.PushCheck;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Git's smart HTTP protocol: clone, fetch and push of hosted projects at {@code /git/<project>.git}. */
@Path("/git/{repository}")
@Blocking
public class GitResource {
    private static final String SUFFIX = ".git";

    private final GitHosting git;
    private final PushCheck check;
    private final CurrentCaller caller;

    public GitResource(GitHosting git, PushCheck check, CurrentCaller caller) {
        this.git = git;
        this.check = check;
        this.caller = caller;
    }

    @Needs(value = TokenScope.READ, checksProjects = true)
    @GET
    @Path("/info/refs")
    public Response refs(
            @PathParam("repository") String repository,
            @QueryParam("service") String name,
            @HeaderParam("Git-Protocol") String protocol)
            throws IOException {
        var service = GitService.ofName(name == null ? "" : name)
                .orElseThrow(() -> new Refusal(
                        400, "unknown-git-service", "Only Git's smart HTTP protocol is spoken here; use git clone."));
        if (service == GitService.RECEIVE_PACK) {
            caller.get().require(TokenScope.CONFIGURE, "a push");
        }
        var refs = new ByteArrayOutputStream();
        git.advertiseRefs(project(repository), service, protocol, refs);
        return answer(service.advertisementType(), refs.toByteArray());
    }

    @Needs(value = TokenScope.READ, checksProjects = true)
    @POST
    @Path("/git-upload-pack")
    public Response upload(
            @PathParam("repository") String repository,
            @HeaderParam("Git-Protocol") String protocol,
            @HeaderParam(HttpHeaders.CONTENT_ENCODING) String encoding,
            InputStream body) {
        var project = project(repository);
        return answer(GitService.UPLOAD_PACK.resultType(), (StreamingOutput)
                out -> git.uploadPack(project, protocol, unzipped(body, encoding), out));
    }

    @Needs(value = TokenScope.CONFIGURE, checksProjects = true)
    @POST
    @Path("/git-receive-pack")
    public Response receive(
            @PathParam("repository") String repository,
            @HeaderParam(HttpHeaders.CONTENT_ENCODING) String encoding,
            InputStream body)
            throws IOException {
        var result = new ByteArrayOutputStream();
        git.receivePack(project(repository), unzipped(body, encoding), result, check);
        return answer(GitService.RECEIVE_PACK.resultType(), result.toByteArray());
    }

    private String project(String repository) {
        var project = repository.endsWith(SUFFIX)
                ? repository.substring(0, repository.length() - SUFFIX.length())
                : repository;
        caller.require(project);
        return project;
    }

    private static Response answer(String type, Object entity) {
        return Response.ok(entity, type)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    private static InputStream unzipped(InputStream body, String encoding) throws IOException {
        return "gzip".equalsIgnoreCase(encoding) ? new GZIPInputStream(body) : body;
    }
}
