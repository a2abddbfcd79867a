package dev.drydock.providercheck;

import dev.drydock.events.Answer;
import dev.drydock.events.EventId;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The ways in which a provider can be wrong, each with the check that finds it and words of what it finds. */
enum Flaw {
    NONE("", "") {
        @Override
        List<KeptnEvent> answers(KeptnEvent asked) {
            return good(asked, SOURCE);
        }
    },
    SILENT("started", "Nothing says action.started within 1 s") {
        @Override
        List<KeptnEvent> answers(KeptnEvent asked) {
            return List.of();
        }
    },
    NEVER_DONE("finished", "Nothing says action.finished within 2 s") {
        @Override
        List<KeptnEvent> answers(KeptnEvent asked) {
            return List.of(good(asked, SOURCE).get(0));
        }
    },
    DONE_TWICE("finished", "'flawed' has sent 2 finished events of different ids") {
        @Override
        List<KeptnEvent> answers(KeptnEvent asked) {
            var good = good(asked, SOURCE);
            return List.of(
                    good.get(0), good.get(1), withId(good.get(1), asked.id().value() + "-again"));
        }
    },
    WRONG_WAY_ROUND("order", "finished comes before started") {
        @Override
        List<KeptnEvent> answers(KeptnEvent asked) {
            var good = good(asked, SOURCE);
            return List.of(good.get(1), good.get(0));
        }
    },
    SAME_ID("id", "started and finished have the same id") {
        @Override
        List<KeptnEvent> answers(KeptnEvent asked) {
            return good(asked, SOURCE).stream()
                    .map(event -> withId(event, "one-" + asked.id()))
                    .toList();
        }
    },
    ID_OF_THE_TASK("id", "has the id of the event that it answers") {
        @Override
        List<KeptnEvent> answers(KeptnEvent asked) {
            var good = good(asked, SOURCE);
            return List.of(good.get(0), withId(good.get(1), asked.id().value()));
        }
    },
    NO_TRIGGERED_ID("triggeredid", "started has no triggeredid") {
        @Override
        List<KeptnEvent> answers(KeptnEvent asked) {
            return good(asked, SOURCE).stream()
                    .map(event ->
                            copy(event, event.id(), event.context().orElseThrow(), Optional.empty(), event.data()))
                    .toList();
        }
    },
    OTHER_FLOW("shkeptncontext", "has the shkeptncontext 'another flow' instead of") {
        @Override
        List<KeptnEvent> answers(KeptnEvent asked) {
            return good(asked, SOURCE).stream()
                    .map(event -> copy(
                            event, event.id(), new KeptnContext("another flow"), event.triggeredId(), event.data()))
                    .toList();
        }
    },
    IN_THE_NAME_OF_THE_CONTROLLER("source", "It answers in the name of 'shipyard-controller'") {
        @Override
        List<KeptnEvent> answers(KeptnEvent asked) {
            return good(asked, "shipyard-controller");
        }
    },
    TWO_NAMES("source", "started comes from [flawed], finished from [other]") {
        @Override
        List<KeptnEvent> answers(KeptnEvent asked) {
            return List.of(good(asked, SOURCE).get(0), good(asked, "other").get(1));
        }
    },
    FORGETS_THE_PLACE("place", "finished has data.service missing instead of 'provider'") {
        @Override
        List<KeptnEvent> answers(KeptnEvent asked) {
            return finishing(asked, data -> data.without("service"));
        }
    },
    WORD_OF_ITS_OWN("result", "data.result of finished is 'passed'") {
        @Override
        List<KeptnEvent> answers(KeptnEvent asked) {
            return finishing(asked, data -> data.with("result", "passed"));
        }
    },
    ERRORED_AND_PASSED("result", "finished says status 'errored' and result 'pass'") {
        @Override
        List<KeptnEvent> answers(KeptnEvent asked) {
            return finishing(asked, data -> data.with(Result.PASS, Status.ERRORED));
        }
    },
    SENDS_BACK_WHAT_CAME("status", "'unknown', as in the event that is answered: it looks passed on") {
        @Override
        List<KeptnEvent> answers(KeptnEvent asked) {
            return finishing(asked, data -> asked.data());
        }
    },
    SAYS_NOTHING_TO_PEOPLE("message", "finished has no data.message") {
        @Override
        List<KeptnEvent> answers(KeptnEvent asked) {
            return finishing(asked, data -> data.without("message"));
        }
    },
    TELLS_BESIDE_ITS_BLOCK("data", "finished has [replicas] beside the common data") {
        @Override
        List<KeptnEvent> answers(KeptnEvent asked) {
            return finishing(asked, data -> data.with("replicas", 3));
        }
    },
    FRESH_IDS("repeat", "It answers a repeated event under another id") {
        @Override
        List<KeptnEvent> answers(KeptnEvent asked) {
            return good(asked, SOURCE).stream()
                    .map(event -> withId(event, UUID.randomUUID().toString()))
                    .toList();
        }
    },
    DOES_IT_AGAIN("repeat", "the action may have been carried out twice") {
        private int times;

        @Override
        List<KeptnEvent> answers(KeptnEvent asked) {
            times++;
            return finishing(asked, data -> data.with("action", Map.of("replicas", times)));
        }
    },
    KNOWS_EVERYTHING("unknown-action", "It says that it has carried out an action that it cannot know") {
        @Override
        List<KeptnEvent> answers(KeptnEvent asked) {
            return good(asked, SOURCE);
        }
    },
    BEGINS_EVERYTHING("unknown-action", "It starts an action that it cannot know, and does not finish it") {
        @Override
        List<KeptnEvent> answers(KeptnEvent asked) {
            var good = good(asked, SOURCE);
            return isOurs(asked) ? good : List.of(good.get(0));
        }
    },
    ACTS_ON_SHADOWS("shadowed", "It answers action.shadowed") {
        @Override
        List<KeptnEvent> answers(KeptnEvent asked) {
            return good(asked, SOURCE);
        }
    };

    static final String SOURCE = "flawed";
    static final String ACTION = "scale";

    private final String check;
    private final String words;

    Flaw(String check, String words) {
        this.check = check;
        this.words = words;
    }

    abstract List<KeptnEvent> answers(KeptnEvent asked);

    /** The check that finds it. */
    String check() {
        return check;
    }

    /** What it finds. */
    String words() {
        return words;
    }

    static boolean isOurs(KeptnEvent asked) {
        return asked.data().text("action", "action").filter(ACTION::equals).isPresent();
    }

    private static List<KeptnEvent> good(KeptnEvent asked, String source) {
        var answer = new Answer(asked, source);
        return List.of(
                answer.started(Instant.now()),
                answer.finished(Instant.now(), Result.PASS, Status.SUCCEEDED, "done", Payload.EMPTY));
    }

    private static List<KeptnEvent> finishing(KeptnEvent asked, UnaryOperator<Payload> change) {
        var good = good(asked, SOURCE);
        var finished = good.get(1);
        return List.of(
                good.get(0),
                copy(
                        finished,
                        finished.id(),
                        finished.context().orElseThrow(),
                        finished.triggeredId(),
                        change.apply(finished.data())));
    }

    private static KeptnEvent withId(KeptnEvent event, String id) {
        return copy(event, new EventId(id), event.context().orElseThrow(), event.triggeredId(), event.data());
    }

    private static KeptnEvent copy(
            KeptnEvent event, EventId id, KeptnContext context, Optional<EventId> triggeredId, Payload data) {
        return new KeptnEvent(
                id, event.source(), event.type(), event.time(), context, triggeredId, event.gitCommitId(), data);
    }
}
