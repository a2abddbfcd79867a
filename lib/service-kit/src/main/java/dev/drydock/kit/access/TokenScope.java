package dev.drydock.kit.access;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a token lets its owner do; each endpoint needs exactly one. {@link #ADMIN} holds all others; {@link #SEND_EVENTS} holds
 * {@link #REPORT_PROBLEMS}, and that the scopes of single monitoring tools.
 */
public enum TokenScope {
    /** See everything but the values of secrets; fetch from Git. */
    READ("read"),
    /** Send events: start sequences, do tasks, report problems. */
    SEND_EVENTS("send-events"),
    /** Report problems, by any monitoring tool, and nothing else. */
    REPORT_PROBLEMS("report-problems"),
    /** Report problems as Alertmanager alone. */
    REPORT_ALERTMANAGER("report-alertmanager"),
    /** Report problems as Grafana alone. */
    REPORT_GRAFANA("report-grafana"),
    /** Report problems as Dynatrace alone. */
    REPORT_DYNATRACE("report-dynatrace"),
    /** Steer what runs: pause, resume, abort, approve, mend dead letters. */
    OPERATE("operate"),
    /** Change projects, files, secrets and subscriptions; push to Git. */
    CONFIGURE("configure"),
    /** All of these, and tokens and the audit trail. */
    ADMIN("admin"),
    /** Read the values of secrets. Only Drydock's own services have it; no token can be given it. */
    INTERNAL("internal");

    private final String word;

    TokenScope(String word) {
        this.word = word;
    }

    /** As users write it. */
    public String word() {
        return word;
    }

    /** Whether this scope lets do what needs the other one. */
    boolean covers(TokenScope needed) {
        return switch (this) {
            case ADMIN -> needed != INTERNAL;
            case SEND_EVENTS -> needed == SEND_EVENTS || needed.reports();
            case REPORT_PROBLEMS -> needed.reports();
            default -> this == needed;
        };
    }

    /** Whether it is for monitoring tools. */
    public boolean reports() {
        return this == REPORT_PROBLEMS
                || this == REPORT_ALERTMANAGER
                || this == REPORT_GRAFANA
                || this == REPORT_DYNATRACE;
    }

    /** The words of all scopes that a token can be given, for people. */
    public static String words() {
        return Stream.of(values())
                .filter(scope -> scope != INTERNAL)
                .map(TokenScope::word)
                .collect(Collectors.joining(", "));
    }

    /** The scope that users write so. */
    public static Optional<TokenScope> of(String word) {
        return Stream.of(values()).filter(scope -> scope.word.equals(word)).findFirst();
    }

    @Override
    public String toString() {
        return word;
    }
}
