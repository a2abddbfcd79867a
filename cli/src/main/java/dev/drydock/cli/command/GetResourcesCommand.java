package dev.drydock.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.drydock.cli.Environment;
import dev.drydock.cli.client.Resource;
import dev.drydock.cli.client.ResourceScope;
import dev.drydock.cli.client.ResourcesApi;
import dev.drydock.cli.output.Table;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the files of a project, or prints one. */
@Command(
        name = "resources",
        aliases = "resource",
        description = "List the files of a project, a stage or a service, or print one.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} get resources --project=fulltour --stage=production",
            "  ${ROOT-COMMAND-NAME} get resource slo.yaml -p fulltour -s qa --service=helloservice > slo.yaml"
        })
final class GetResourcesCommand extends ServerCommand {
    @Parameters(arity = "0..1", paramLabel = "URI", description = "Print this file.")
    private @Nullable String uri;

    @Mixin
    private ResourcePlace place = new ResourcePlace();

    @Option(
            names = "--git-commit-id",
            defaultValue = "",
            paramLabel = "COMMIT",
            description = "As it was at this commit.")
    private String commit = "";

    GetResourcesCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        var api = new ResourcesApi(server.client());
        var scope = place.scope();
        if (uri == null) {
            list(api, scope);
        } else {
            print(api.get(scope, uri, commit));
        }
        return 0;
    }

    private void list(ResourcesApi api, ResourceScope scope) {
        output.printer()
                .rows(
                        api.list(scope, commit),
                        new Table<String>().column("URI", name -> name),
                        TextNode::valueOf,
                        "No file in " + scope + ". Add one: "
                                + server.environment().commandName() + " add-resource --project=" + place.project()
                                + " --resource=FILE");
    }

    /** A person, or a file that standard output goes to, gets the content and nothing else. */
    private void print(Resource resource) {
        var text = new String(resource.content(), StandardCharsets.UTF_8);
        if (output.printer().isForPeople()) {
            var out = server.environment().terminal().out();
            out.print(text);
            out.flush();
        } else {
            var document = resource.json() instanceof ObjectNode json ? json.deepCopy() : document();
            output.printer().outcome("", document.put("resourceContent", text));
        }
    }
}
