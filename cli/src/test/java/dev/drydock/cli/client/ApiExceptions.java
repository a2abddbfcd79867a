package dev.drydock.cli.client;

/** Failures for tests of those who have to bear them. */
public final class ApiExceptions {
    private ApiExceptions() {}

    public static ApiException unreachable() {
        return ApiException.unreachable("GET http://localhost/", "nothing listens there");
    }
}
