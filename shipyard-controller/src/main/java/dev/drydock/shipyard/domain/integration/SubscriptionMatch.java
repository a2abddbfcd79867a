package dev.drydock.shipyard.domain.integration;

import dev.drydock.events.Payload;
import java.util.List;

/** Whether an event is one that a subscription asks for (Keptn reference 2.2): all three lists, any name of each. */
public final class SubscriptionMatch {
    private SubscriptionMatch() {}

    /**
     * @param type the event's type
     * @param data the event's payload, for project, stage and service; what it does not name is in no list
     */
    public static boolean matches(Subscription subscription, String type, Payload data) {
        var filter = subscription.filter();
        return subscription.event().matches(type)
                && isIn(filter.projects(), data, "project")
                && isIn(filter.stages(), data, "stage")
                && isIn(filter.services(), data, "service");
    }

    private static boolean isIn(List<String> wanted, Payload data, String key) {
        return wanted.isEmpty() || data.text(key).filter(wanted::contains).isPresent();
    }
}
