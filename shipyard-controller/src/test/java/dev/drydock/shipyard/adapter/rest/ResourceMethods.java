package dev.drydock.shipyard.adapter.rest;

import dev.drydock.kit.access.ForAnyToken;
import dev.drydock.kit.access.ForEverybody;
import dev.drydock.kit.access.Needs;
import dev.drydock.kit.access.TokenScope;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The operations that code declares: {@code GET /api/v1/fsck} and its parameters, such as {@code query:project}. */
final class ResourceMethods {
    private static final Pattern PATH = Pattern.compile("@Path\\(\"(.*)\"\\)");
    private static final Pattern SCOPE = Pattern.compile("@Needs\\((?:value = )?TokenScope\\.(\\w+)");
    private static final Pattern VERB = Pattern.compile("@(GET|POST|PUT|DELETE|PATCH)");

    private ResourceMethods() {}

    /** Of every resource class in this package. */
    static Map<String, Set<String>> ofClasses() {
        return ofClasses(ResourceMethods::parameters);
    }

    /** The scope that each needs, such as {@code read}; {@code any} for any token, {@code none} where none is asked for, empty where none is declared. */
    static Map<String, String> scopesOfClasses() {
        return ofClasses(ResourceMethods::scope);
    }

    private static String scope(Method method) {
        if (method.isAnnotationPresent(ForEverybody.class)) {
            return "none";
        }
        return method.isAnnotationPresent(ForAnyToken.class)
                ? "any"
                : Optional.ofNullable(method.getAnnotation(Needs.class))
                        .map(needs -> needs.value().word())
                        .orElse("");
    }

    private static <T> Map<String, T> ofClasses(Function<Method, T> what) {
        var operations = new TreeMap<String, T>();
        try (var files = Files.list(java.nio.file.Path.of(
                "target/classes", ResourceMethods.class.getPackageName().replace('.', '/')))) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Resource.class"))
                    .map(ResourceMethods::load)
                    .filter(type -> type.isAnnotationPresent(Path.class))
                    .forEach(type -> Stream.of(type.getDeclaredMethods())
                            .forEach(method -> verb(method)
                                    .ifPresent(verb ->
                                            operations.put(verb + " " + path(type, method), what.apply(method)))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return operations;
    }

    /** Of the sources of another module, whose classes are not on our class path. */
    static Set<String> ofSources(String module) {
        return scopesOfSources(module).keySet();
    }

    /** As {@link #scopesOfClasses()}. */
    static Map<String, String> scopesOfSources(String module) {
        var operations = new TreeMap<String, String>();
        try (var files = Files.walk(java.nio.file.Path.of("..", module, "src/main/java"))) {
            for (var file : files.filter(file -> file.getFileName().toString().endsWith("Resource.java"))
                    .toList()) {
                operations.putAll(ofSource(Files.readAllLines(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return operations;
    }

    private static Map<String, String> ofSource(Iterable<String> lines) {
        var operations = new TreeMap<String, String>();
        var scope = "";
        var base = "";
        var path = "";
        var verb = "";
        for (var line : lines) {
            var givenPath = PATH.matcher(line.strip());
            var givenVerb = VERB.matcher(line.strip());
            var givenScope = SCOPE.matcher(line.strip());
            if (givenPath.matches()) {
                path = givenPath.group(1);
            } else if (givenScope.lookingAt()) {
                scope = TokenScope.valueOf(givenScope.group(1)).word();
            } else if (givenVerb.matches()) {
                verb = givenVerb.group(1);
            } else if (line.contains(" class ") && base.isEmpty()) {
                base = path;
                path = "";
            } else if (line.strip().startsWith("public ") && !verb.isEmpty()) {
                operations.put(verb + " " + joined(base, path), scope);
                path = "";
                verb = "";
                scope = "";
            }
        }
        return operations;
    }

    private static Class<?> load(String file) {
        try {
            return Class.forName(ResourceMethods.class.getPackageName() + "."
                    + file.substring(0, file.length() - ".class".length()));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<String> verb(Method method) {
        return Stream.of(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(HttpMethod::value)
                .findFirst();
    }

    private static String path(Class<?> type, Method method) {
        var own = method.getAnnotation(Path.class);
        return joined(type.getAnnotation(Path.class).value(), own == null ? "" : own.value());
    }

    /** Leaves out what a path parameter must look like: {@code {uri:.+}} is {@code {uri}}. */
    private static String joined(String base, String path) {
        var slash = path.isEmpty() || path.startsWith("/") ? "" : "/";
        return (base + slash + path).replaceAll("\\{([^:}]+):[^}]+}", "{$1}");
    }

    private static Set<String> parameters(Method method) {
        var names = new TreeSet<String>();
        Arrays.stream(method.getParameterAnnotations())
                .flatMap(Stream::of)
                .map(ResourceMethods::parameter)
                .forEach(name -> name.ifPresent(names::add));
        return names;
    }

    /** How a body is compressed is no parameter of ours. */
    private static Optional<String> parameter(Annotation annotation) {
        if (annotation instanceof PathParam path) {
            return Optional.of("path:" + path.value());
        }
        if (annotation instanceof QueryParam query) {
            return Optional.of("query:" + query.value());
        }
        return annotation instanceof HeaderParam header && !header.value().equals(HttpHeaders.CONTENT_ENCODING)
                ? Optional.of("header:" + header.value())
                : Optional.empty();
    }
}
