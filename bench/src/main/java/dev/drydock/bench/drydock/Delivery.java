package dev.drydock.bench.drydock;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The project that is measured, and the event that starts a sequence of four tasks in it. */
final class Delivery {
    static final String PROJECT = "bench";
    static final String STAGE = "dev";
    static final String TRIGGERED = "sh.keptn.event.dev.delivery.triggered";
    static final String FINISHED = "sh.keptn.event.dev.delivery.finished";
    static final List<String> TASKS = List.of("deployment", "test", "verification", "release");

    /** The service whose tasks nobody answers until they are released. */
    static final String HELD = "held";

    private static final String EVENT = """
            {"specversion":"1.0","id":"%s","source":"bench","type":"%s","datacontenttype":"application/json",\
            "time":"%s","shkeptncontext":"%s","data":{"project":"%s","stage":"%s","service":"%s",\
            "labels":{"build":"1.0.%d","owner":"bench"},\
            "configurationChange":{"values":{"image":"registry.example/podtato:0.%d.0"}}}}""";

    private Delivery() {}

    static String shipyard() {
        var tasks = new StringBuilder();
        TASKS.forEach(
                task -> tasks.append("            - name: \"").append(task).append("\"\n"));
        return """
                apiVersion: "spec.keptn.sh/0.2.3"
                kind: "Shipyard"
                metadata:
                  name: "bench"
                spec:
                  stages:
                    - name: "dev"
                      sequences:
                        - name: "delivery"
                          tasks:
                """ + tasks;
    }

    static String service(int number) {
        return "service-" + number;
    }

    /** The project itself for 0, and others like it. */
    static String project(int number) {
        return number == 0 ? PROJECT : PROJECT + "-project-" + number;
    }

    static String triggered(UUID context, String service, int number) {
        return triggered(context, PROJECT, service, number);
    }

    static String triggered(UUID context, String project, String service, int number) {
        return EVENT.formatted(
                UUID.randomUUID(), TRIGGERED, Instant.now(), context, project, STAGE, service, number, number);
    }
}
