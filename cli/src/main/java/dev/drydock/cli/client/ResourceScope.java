package dev.drydock.cli.client;

/** Where a resource lives: in a project, in one stage of it, or with one service in that stage; empty texts widen. */
public record ResourceScope(String project, String stage, String service) {
    ApiPath path() {
        var path = ApiPath.RESOURCES.slash("project", project);
        if (!stage.isEmpty()) {
            path = path.slash("stage", stage);
        }
        if (!service.isEmpty()) {
            path = path.slash("service", service);
        }
        return path.slash("resource");
    }

    @Override
    public String toString() {
        return project + (stage.isEmpty() ? "" : "/" + stage) + (service.isEmpty() ? "" : "/" + service);
    }
}
