package dev.drydock.kit.rest;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What the database has to do with a fault; the states are those of PostgreSQL's manual, appendix A. */
final class DatabaseFault {
    private static final int LONGEST_CHAIN = 20;
    /** character_not_in_repertoire; program_limit_exceeded, which is that of an index */
    private static final Map<String, String> UNKEPT = Map.of(
            "22021",
            "A text of the request holds the character NUL, which no database keeps; leave it out.",
            "54000",
            "A name or an id in the request is too long for the index of a database; shorten it.");
    /** connection_exception, too_many_connections, and the states of a server that stops or starts */
    private static final String ABSENCE = "08...|53300|57P0[1-3]";

    /** What the client says, in no class of its own, of a connection that was lost while the pool gave it away. */
    private static final String LOST = "Connection is not active now";

    private DatabaseFault() {}

    /** What PostgreSQL has against a text of the request, if that is what happened. */
    static Optional<String> unkept(Throwable fault) {
        return causes(fault)
                .flatMap(cause -> Optional.ofNullable(UNKEPT.get(state(cause))).stream())
                .findFirst();
    }

    /** Whether PostgreSQL cannot be reached, or went away while it was asked; what is said of other services is wrapped. */
    static boolean isOfAbsence(Throwable fault) {
        return causes(fault).noneMatch(UncheckedIOException.class::isInstance)
                && causes(fault)
                        .anyMatch(cause -> cause instanceof ClosedConnectionException
                                || cause instanceof ConnectException
                                || String.valueOf(cause.getMessage()).startsWith(LOST)
                                || state(cause).matches(ABSENCE));
    }

    private static Stream<Throwable> causes(Throwable fault) {
        return Stream.iterate(fault, Objects::nonNull, Throwable::getCause).limit(LONGEST_CHAIN);
    }

    /** Hibernate makes an exception of JDBC of the client's. */
    private static String state(Throwable cause) {
        if (cause instanceof PgException refused) {
            return String.valueOf(refused.getSqlState());
        }
        return cause instanceof SQLException refused ? String.valueOf(refused.getSQLState()) : "";
    }
}
