package dev.drydock.upstream;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The tour's project, and words to speak about its files. */
final class HostedProject {
    static final String NAME = "podtato-head";

    /** Upstreams on this machine, which is where those of tests are. */
    static final UpstreamRules HERE = new UpstreamRules(true, List.of(Network.parse("127.0.0.0/8")));

    private HostedProject() {}

    static ProjectRepository in(Repositories repositories) {
        return repositories
                .create(new NewProject(NAME, List.of("qa", "production"), shipyard(), null))
                .value()
                .orElseThrow();
    }

    static Map<String, byte[]> shipyard() {
        return Map.of("shipyard.yaml", bytes("kind: Shipyard\n"));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(Outcome<Resource> read) {
        return new String(read.value().orElseThrow().content(), StandardCharsets.UTF_8);
    }
}
