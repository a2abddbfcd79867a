package dev.drydock.cli.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A path below the endpoint, every name in it encoded, and its query. */
public record ApiPath(String text) {
    static final ApiPath CONTROL_PLANE = new ApiPath("/api/controlPlane/v1");
    static final ApiPath RESOURCES = new ApiPath("/api/resource-service/v1");
    static final ApiPath EVENT_STORE = new ApiPath("/api/mongodb-datastore");
    static final ApiPath REMEDIATION = new ApiPath("/api/remediation/v1");
    static final ApiPath LIGHTHOUSE = new ApiPath("/api/lighthouse/v1");
    static final ApiPath JOBS = new ApiPath("/api/job-executor/v1/job");
    static final ApiPath API = new ApiPath("/api/v1");

    ApiPath slash(String segment) {
        return new ApiPath(text + "/" + encoded(segment));
    }

    ApiPath slash(String kind, String name) {
        return slash(kind).slash(name);
    }

    /** Leaves the parameter out when it has no value. */
    ApiPath query(String name, @Nullable Object value) {
        if (value == null || value.toString().isEmpty()) {
            return this;
        }
        return new ApiPath(text + (text.contains("?") ? "&" : "?") + name + "=" + encoded(value.toString()));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
