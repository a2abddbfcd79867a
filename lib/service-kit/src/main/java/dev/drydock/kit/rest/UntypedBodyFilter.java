package dev.drydock.kit.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Takes a body for JSON whose sender does not say what it is: Keptn did, and scripts call {@code curl --data} without more,
 * which then claims a form.
 *
 * <p>A page of another site can send a form without being asked, and so could log a browser in: what comes from a page,
 * with an {@code Origin}, has to say JSON.
 */
public class UntypedBodyFilter {
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS");

    @ServerRequestFilter(preMatching = true)
    public void check(ContainerRequestContext request) {
        if (WITHOUT_BODY.contains(request.getMethod())) {
            return;
        }
        var headers = request.getHeaders();
        var said = headers.getFirst(HttpHeaders.CONTENT_TYPE);
        if (!headers.containsKey("Origin")
                && (said == null || said.startsWith(MediaType.APPLICATION_FORM_URLENCODED))) {
            headers.putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        }
    }
}
