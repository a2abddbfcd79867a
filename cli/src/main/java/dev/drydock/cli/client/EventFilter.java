package dev.drydock.cli.client;

/** Which events to read; an empty text does not narrow. */
public record EventFilter(
        String project, String stage, String service, String type, String keptnContext, int pageSize) {
    private static final int PAGE = 100;

    public static EventFilter ofContext(String project, String keptnContext) {
        return new EventFilter(project, "", "", "", keptnContext, PAGE);
    }

    /** Where these events are told as they happen; the stream knows no types. */
    ApiPath onStream() {
        return ApiPath.API
                .slash("stream")
                .query("project", project)
                .query("stage", stage)
                .query("service", service)
                .query("keptnContext", keptnContext);
    }

    ApiPath on(ApiPath path) {
        return path.query("project", project)
                .query("stage", stage)
                .query("service", service)
                .query("type", type)
                .query("keptnContext", keptnContext)
                .query("pageSize", pageSize);
    }
}
