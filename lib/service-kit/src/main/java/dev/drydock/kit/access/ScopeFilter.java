package dev.drydock.kit.access;

import dev.drydock.kit.rest.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses what the caller's token does not let do. */
@ApplicationScoped
public class ScopeFilter {
    static final String PROJECT = "project";
    static final int PRIORITY = Priorities.AUTHORIZATION;

    private static final Logger LOG = Logger.getLogger(ScopeFilter.class);

    private final CurrentCaller current;

    public ScopeFilter(CurrentCaller current) {
        this.current = current;
    }

    @ServerRequestFilter(priority = PRIORITY)
    public void check(ContainerRequestContext request, ResourceInfo resource) {
        var method = resource.getResourceMethod();
        if (method.isAnnotationPresent(ForAnyToken.class) || method.isAnnotationPresent(ForEverybody.class)) {
            return;
        }
        var what = request.getMethod() + " " + request.getUriInfo().getPath();
        try {
            check(request, method, what);
        } catch (Refusal refusal) {
            LOG.infof("%s was refused: %s", what, refusal.getMessage());
            throw refusal;
        }
    }

    private void check(ContainerRequestContext request, Method method, String what) {
        var needs = method.getAnnotation(Needs.class);
        if (needs == null) {
            throw new Refusal(403, "no-scope-declared", "%s declares no scope, so nobody may use it.".formatted(what));
        }
        var caller = current.get();
        caller.require(needs.value(), what);
        var projects = projects(request, method);
        projects.forEach(caller::require);
        if (projects.isEmpty() && !needs.checksProjects()) {
            caller.requireAllProjects(what);
        }
    }

    /** Only what the endpoint itself looks at: a parameter that it knows nothing of says nothing of what it shows. */
    private static List<String> projects(ContainerRequestContext request, Method method) {
        var uri = request.getUriInfo();
        var isAsked = uri.getQueryParameters().containsKey(PROJECT)
                && Stream.of(method.getParameters()).anyMatch(ScopeFilter::isProject);
        var asked = isAsked
                ? Stream.of(uri.getPathParameters(), uri.getQueryParameters())
                : Stream.of(uri.getPathParameters());
        return asked.flatMap(parameters -> parameters.getOrDefault(PROJECT, List.of()).stream())
                .filter(project -> !project.isBlank())
                .toList();
    }

    private static boolean isProject(Parameter parameter) {
        var named = parameter.getAnnotation(QueryParam.class);
        var rest = parameter.getAnnotation(RestQuery.class);
        return named != null && named.value().equals(PROJECT)
                || rest != null && (rest.value().isEmpty() ? parameter.getName() : rest.value()).equals(PROJECT);
    }
}
