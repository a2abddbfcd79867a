package dev.drydock.cli.command;

import dev.drydock.cli.client.ResourceScope;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where a file lives: with the whole project, with a stage, or with a service in a stage. */
final class ResourcePlace {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Option(
            names = {"-s", "--stage"},
            defaultValue = "",
            paramLabel = "STAGE",
            description = "The stage; else the file belongs to the whole project.")
    private String stage = "";

    @Option(names = "--service", defaultValue = "", paramLabel = "SERVICE", description = "The service; needs a stage.")
    private String service = "";

    ResourceScope scope() {
        check(!service.isEmpty() && stage.isEmpty(), "Expected --stage with --service");
        return new ResourceScope(project.name, stage, service);
    }

    /** The same with each of these stages instead. */
    ResourceScope scopeIn(String each) {
        return new ResourceScope(project.name, each, service);
    }

    String project() {
        return project.name;
    }

    boolean hasStage() {
        return !stage.isEmpty();
    }

    private void check(boolean isWrong, String message) {
        if (isWrong) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }
}
