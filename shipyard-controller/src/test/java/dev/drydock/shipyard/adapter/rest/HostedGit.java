package dev.drydock.shipyard.adapter.rest;

import dev.drydock.testkit.DrydockStack;
import dev.drydock.testkit.GitCommand;
import io.restassured.RestAssured;

/** Repositories that Drydock hosts, as git reaches them. */
final class HostedGit {
    private HostedGit() {}

    /** The clone URL of a hosted project, with the token as password. */
    static String url(String project) {
        return url(project, DrydockStack.API_TOKEN);
    }

    static String url(String project, String token) {
        return "http://git:%s@127.0.0.1:%d/git/%s.git".formatted(token, RestAssured.port, project);
    }

    /** A clone in a folder of its own in that folder. */
    static GitCommand cloneOf(GitCommand folder, String project, String branch) {
        var name = project + "-" + branch;
        folder.run("clone", "-q", "-b", branch, url(project), name);
        return new GitCommand(folder.folder().resolve(name));
    }
}
