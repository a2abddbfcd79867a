package dev.drydock.cli.command;

import dev.drydock.cli.CommandFailure;
import dev.drydock.cli.Environment;
import dev.drydock.cli.ExitCode;
import dev.drydock.cli.client.TokensApi;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a token and prints it, once. */
@Command(
        name = "token",
        description = "Create a token and print it, once: it is kept nowhere.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} create token ci --scope=read,send-events --project=fulltour --expires-in=90d",
            "  ${ROOT-COMMAND-NAME} create token alertmanager --scope=report-alertmanager --project=fulltour",
            "  ${ROOT-COMMAND-NAME} create token dashboard --scope=read --quiet > token.txt"
        })
final class CreateTokenCommand extends ServerCommand {
    private static final Pattern AGE = Pattern.compile("([1-9]\\d{0,5})([mhd])");

    @Parameters(paramLabel = "NAME", description = "Its name, by which the audit trail will know it.")
    private String name = "";

    @Option(
            names = {"-s", "--scope"},
            required = true,
            split = ",",
            paramLabel = "SCOPE",
            description =
                    "What it lets do: read, send-events, operate, configure, admin; report-problems, or report-alertmanager, report-grafana, report-dynatrace for one monitoring tool; several with commas.")
    private List<String> scopes = List.of();

    @Option(
            names = {"-p", "--project"},
            split = ",",
            paramLabel = "PROJECT",
            description = "The only projects it is for, several with commas; all without it.")
    private List<String> projects = List.of();

    @Option(names = "--expires-in", paramLabel = "AGE", description = "How long it is right, such as 90d, 12h or 30m.")
    private @Nullable String age;

    CreateTokenCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        var created = new TokensApi(server.client()).create(name, scopes, projects, end());
        output.printer()
                .aside("Token " + name
                        + " created successfully. It is shown this once; keep it where secrets are kept:");
        output.printer().outcome(created.path("token").asText(), created);
        return 0;
    }

    private Optional<Instant> end() {
        if (age == null) {
            return Optional.empty();
        }
        var matcher = AGE.matcher(age);
        if (!matcher.matches()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "Expected an age such as 90d, 12h or 30m, but got '" + age + "'",
                    "give a number and m, h or d with --expires-in");
        }
        var number = Long.parseLong(matcher.group(1));
        var length = switch (matcher.group(2)) {
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
        return Optional.of(server.environment().time().instant().plus(length));
    }
}
