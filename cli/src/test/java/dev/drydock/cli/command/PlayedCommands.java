package dev.drydock.cli.command;

import dev.drydock.cli.CommandRunner;
import dev.drydock.cli.CommandRunner.Ran;
import dev.drydock.cli.Played;
import dev.drydock.cli.PlayedServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Commands against a server that plays recorded answers. */
abstract class PlayedCommands {
    static final String EVENT = "POST /api/v1/event";
    static final String STORE = "GET /api/mongodb-datastore/event";
    static final String STAGES = "GET /api/controlPlane/v1/project/fulltour/stage";
    static final String SEQUENCES = "GET /api/controlPlane/v1/sequence/fulltour";
    static final String STARTED = "{\"keptnContext\":\"" + Played.CONTEXT + "\"}";
    static final String TWO_STAGES =
            "{\"stages\":[{\"stageName\":\"qa\"},{\"stageName\":\"production\",\"parentStages\":[\"qa\"]}]}";

    @TempDir
    Path home;

    final PlayedServer server = new PlayedServer();
    String input = "";

    @AfterEach
    void close() {
        server.close();
    }

    /** The command of somebody who is logged in at that server. */
    CommandRunner command() {
        return new CommandRunner(home)
                .with("DRYDOCK_ENDPOINT", server.url())
                .with("DRYDOCK_API_TOKEN", "secret")
                .reading(input);
    }

    final Ran run(String... arguments) {
        return command().run(arguments);
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
