package dev.drydock.local.demo;

import dev.drydock.local.Installation;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** What is said before and after the tour. */
final class Texts {
    private static final String WELCOME = """
            Drydock heals a service while you watch.

            helloservice runs in two stages, qa and production. Monitoring finds a problem in
            production; Drydock takes one action after the other, and measures after each whether
            it was enough. Every part is real: PostgreSQL, NATS, Prometheus, Alertmanager, Locust.
            It takes about %s minutes. Ctrl-C stops everything at any time.""";

    private Texts() {}

    static String welcome(boolean full) {
        return WELCOME.formatted(full ? "five" : "three");
    }

    static String summary(Outcome outcome, Map<String, Integer> replicas) {
        var attempts = outcome.story().attempts().stream().map(Texts::attempt).collect(Collectors.joining("\n"));
        return """

                %s

                  95 of 100 users were answered within %s when the problem was found, and within %s at the end.
                %s
                  Replicas: qa %d, production %d.
                """.formatted(
                        outcome.isHealed(replicas) ? "The service healed." : "THE SERVICE DID NOT HEAL.",
                        millis(outcome.before()),
                        millis(outcome.after()),
                        attempts,
                        replicas.getOrDefault("qa", 0),
                        replicas.getOrDefault("production", 0));
    }

    static String whereToLook(
            Installation installation, String cloneUrl, Surroundings around, Outcome outcome, boolean keep) {
        var intro = keep
                ? "Everything keeps running until you press Ctrl-C. Where to look next, in another terminal:"
                : "Everything stops now. ./drydock demo --keep leaves it running, and then you can look around:";
        return """
                %s

                  ./drydock ui       (a link to the bridge that logs you in)
                  ./drydock get sequences --project fulltour
                  ./drydock watch %s
                  git -c http.extraHeader="Authorization: Bearer $(cat %s)" clone %s
                  API         %s   (header x-token; the token is in %s)
                  replicas    %s
                  Prometheus  %s
                  log         %s
                """.formatted(
                        intro,
                        outcome.story().problem().orElse("CONTEXT"),
                        installation.tokenFile(),
                        cloneUrl,
                        installation.url(),
                        installation.tokenFile(),
                        around.url(),
                        around.monitoring().prometheus().url(),
                        installation.data().resolve("drydock.log"));
    }

    static String whereToLookElsewhere(Outcome outcome) {
        return """
                Everything keeps running until `docker compose down`. Where to look next:

                  http://127.0.0.1:8080/   Drydock; the token: docker compose exec shipyard-controller cat /run/drydock/api-token
                  http://127.0.0.1:9090/   Prometheus        http://127.0.0.1:8000/   the replicas of helloservice
                  docker compose logs tour, and to see it again: docker compose up tour
                  the flow of events: %s
                """.formatted(outcome.story().problem().orElse("none"));
    }

    private static String attempt(Attempt attempt) {
        return "  Action %d, %s: %s"
                .formatted(
                        attempt.number(),
                        attempt.action(),
                        attempt.judgement().map(Texts::judgement).orElse("never evaluated"));
    }

    private static String judgement(Attempt.Judgement judgement) {
        return "SLO score %d, %s (%s)."
                .formatted(judgement.score(), judgement.result().wire(), judgement.measured());
    }

    private static String millis(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() + " ms" : "an unknown time";
    }
}
