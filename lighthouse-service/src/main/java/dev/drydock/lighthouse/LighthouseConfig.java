package dev.drydock.lighthouse;

import dev.drydock.evaluation.alert.AlertSettings;
import dev.drydock.lighthouse.domain.monitoring.MonitoringSetup;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What an installation may choose. */
@ConfigMapping(prefix = "drydock.lighthouse")
public interface LighthouseConfig {
    /** Where Prometheus is when nobody says otherwise. */
    URI USUAL_PROMETHEUS = URI.create("http://127.0.0.1:9090");

    /** Who is asked for SLI values; {@code none} turns quality gates off. */
    @WithDefault("prometheus")
    String sliProvider();

    /** The same for single projects, by name. */
    Map<String, String> projectSliProvider();

    /** How long a provider may take before its evaluation fails. */
    @WithDefault("5M")
    Duration sliDeadline();

    /**
     * How long after the end of its window an evaluation waits before it asks for values, for metrics that arrive late.
     */
    @WithDefault("0S")
    Duration sliSettle();

    Prometheus prometheus();

    Monitoring monitoring();

    /** What {@code configure-monitoring} sets up. */
    interface Monitoring {
        /** Where rules and scrape jobs are written; nothing is where absent. */
        Optional<Path> folder();

        /** What to post to once they are written: {@code …/-/reload} of a Prometheus with {@code --web.enable-lifecycle}. */
        Optional<URI> reloadUrl();

        /** Files for {@code rule_files}, or the operator's PrometheusRule. */
        @WithDefault("rules")
        MonitoringSetup.Format format();

        /** How long an objective is breached before its alert fires. */
        @WithDefault("10M")
        Duration hold();

        /** What {@code $DURATION_SECONDS} stands for in a rule's query. */
        @WithDefault("5M")
        Duration window();

        /** Where a service is scraped. */
        @WithDefault(AlertSettings.USUAL_TARGET)
        String target();
    }

    /** The built-in SLI provider. */
    interface Prometheus {
        @WithParentName
        Endpoint byDefault();

        /** Other places for single projects, by name. */
        Map<String, Project> projects();

        /** Most queries at one server at the same time. */
        @WithDefault("8")
        int concurrency();
    }

    /** Where the metrics of a project are. */
    interface Project {
        @WithParentName
        Endpoint byDefault();

        /** Other places for single stages, by name. */
        Map<String, Endpoint> stages();
    }

    /** A server with Prometheus' API. What is given for one server is never sent to another. */
    interface Endpoint {
        /** Base URL, with a path where the API lies below one. */
        Optional<URI> url();

        Optional<String> user();

        Optional<String> password();

        /** Sent instead of user and password. */
        Optional<String> bearerToken();

        /** Sent as {@code X-Scope-OrgID}, for Mimir and its like. */
        Optional<String> tenant();

        /** Sent with every query. */
        Map<String, String> headers();

        /** The name of a {@code quarkus.tls} configuration: whom to trust, and the certificate to show. */
        Optional<String> tls();

        /** For one query. */
        @WithDefault("10S")
        Duration timeout();
    }
}
