package dev.drydock.shipyard.domain.integration;

import java.util.List;

/**
 * What an integration wants to hear of.
 *
 * @param id given by the controller
 * @param event the types
 * @param filter where
 */
public record Subscription(String id, SubjectPattern event, Filter filter) {
    /** Lists of names; an empty list stands for all. */
    public record Filter(List<String> projects, List<String> stages, List<String> services) {
        /** Everywhere. */
        public static final Filter NONE = new Filter(List.of(), List.of(), List.of());

        public Filter {
            projects = List.copyOf(projects);
            stages = List.copyOf(stages);
            services = List.copyOf(services);
        }
    }
}
