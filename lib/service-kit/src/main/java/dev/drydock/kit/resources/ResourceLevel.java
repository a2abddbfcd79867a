package dev.drydock.kit.resources;

import dev.drydock.events.Scope;

/** Where a resource lies: at a project, a stage or a service. There is no fall-back from one to another. */
public sealed interface ResourceLevel {
    record Project(String project) implements ResourceLevel {}

    record Stage(String project, String stage) implements ResourceLevel {}

    record Service(Scope scope) implements ResourceLevel {}

    static ResourceLevel project(String project) {
        return new Project(project);
    }

    static ResourceLevel stage(String project, String stage) {
        return new Stage(project, stage);
    }

    static ResourceLevel service(Scope scope) {
        return new Service(scope);
    }
}
