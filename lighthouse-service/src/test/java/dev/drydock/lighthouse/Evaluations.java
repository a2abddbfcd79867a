package dev.drydock.lighthouse;

import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Scope;
import dev.drydock.kit.resources.ResourceLevel;
import java.util.Map;

/** Evaluations of services in one project, whose provider is the test. */
record Evaluations(Bus bus, InMemoryResources resources) {
    static final String SLO = """
            comparison: { compare_with: single_result, include_result_with_score: pass }
            objectives:
            - sli: rt
              displayName: Response time
              pass: [ { criteria: [ "<=+10%", "<600" ] } ]
              weight: 2
            total_score: { pass: 90% }
            """;

    /** What a sequence sends for a service with this SLO file. */
    KeptnEvent triggered(String service, String slo) {
        put(service, slo);
        return Events.evaluationTriggered(Events.inWindow(Events.in("sockshop", "qa", service)));
    }

    /** A whole evaluation, from triggered to finished. */
    KeptnEvent evaluated(String service, double responseTime) {
        var triggered = bus.send(triggered(service, SLO));
        bus.send(Events.getSliFinished(bus.getSliOf(triggered), Map.of("rt", responseTime)));
        bus.finishedOf(triggered);
        return triggered;
    }

    void put(String service, String slo) {
        resources.put(level(service), "slo.yaml", slo);
    }

    static ResourceLevel level(String service) {
        return ResourceLevel.service(new Scope("sockshop", "qa", service));
    }
}
