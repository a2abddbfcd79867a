package dev.drydock.cli.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Projects, their stages and services. */
public final class ProjectsApi {
    private final ApiClient client;

    public ProjectsApi(ApiClient client) {
        this.client = client;
    }

    public List<Project> list() {
        return new Pages(client)
                .all("list the projects", projects(), "projects").stream()
                        .map(Project::of)
                        .toList();
    }

    public Project get(String name) {
        return Project.of(client.get("read project '" + name + "'", projects().slash(name)));
    }

    /** {@code project} holds name, shipyard (base64) and gitCredentials. */
    public void create(ObjectNode project) {
        client.post("create project '" + project.path("name").asText() + "'", projects(), project.toString());
    }

    /**
     * Changes a project.
     *
     * @param project what changes: shipyard (base64), gitCredentials, or both
     * @param removedStages the stages that the new shipyard may leave out, separated by commas; or empty
     */
    public void update(String name, ObjectNode project, String removedStages) {
        var path = projects().slash(name).query("removeStages", removedStages);
        client.put("update project '" + name + "'", path, project.toString());
    }

    /** Returns what the server says about what is left, or an empty text. */
    public String delete(String name) {
        return client.delete("delete project '" + name + "'", projects().slash(name))
                .path("message")
                .asText("");
    }

    /** In the order of the shipyard. */
    public List<Stage> stages(String project) {
        var path = projects().slash(project).slash("stage");
        return new Pages(client)
                .all("list the stages of project '" + project + "'", path, "stages").stream()
                        .map(Stage::of)
                        .toList();
    }

    public List<ServiceInStage> services(String project, String stage) {
        var path = projects().slash(project).slash("stage", stage).slash("service");
        return new Pages(client)
                .all("list the services of '" + project + "/" + stage + "'", path, "services").stream()
                        .map(json -> ServiceInStage.of(stage, json))
                        .toList();
    }

    /** Adds the service to every stage. */
    public void createService(String project, String service) {
        var body = ApiClient.JSON.createObjectNode().put("serviceName", service);
        client.post(
                "create service '" + service + "' in project '" + project + "'",
                projects().slash(project).slash("service"),
                body.toString());
    }

    /** Takes the service out of every stage; returns what the server says about what is left, or an empty text. */
    public String deleteService(String project, String service) {
        return client.delete(
                        "delete service '" + service + "' of project '" + project + "'",
                        projects().slash(project).slash("service", service))
                .path("message")
                .asText("");
    }

    private static ApiPath projects() {
        return ApiPath.CONTROL_PLANE.slash("project");
    }
}
