package dev.drydock.events;

/** Where something happens: a service in a stage of a project. At most one sequence runs in a scope at a time. */
public record Scope(String project, String stage, String service) {
    public Scope {
        if (project.isBlank() || stage.isBlank() || service.isBlank()) {
            throw new IllegalArgumentException("project, stage and service are all needed, not '%s', '%s', '%s'"
                    .formatted(project, stage, service));
        }
    }

    /** The same service in another stage. */
    public Scope inStage(String other) {
        return new Scope(project, other, service);
    }

    @Override
    public String toString() {
        return project + "/" + stage + "/" + service;
    }
}
