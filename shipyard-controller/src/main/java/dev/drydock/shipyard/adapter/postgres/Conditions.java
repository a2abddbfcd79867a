package dev.drydock.shipyard.adapter.postgres;

import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The filters of a question that were given, as SQL: what was not given costs PostgreSQL no thought. */
final class Conditions {
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /** @param comparison a column and an operator, such as {@code "stage ="} */
    Conditions and(String comparison, Optional<String> value) {
        value.ifPresent(given -> add(comparison, given));
        return this;
    }

    /** Of one, an index gives the order, too. */
    Conditions andOneOf(String column, Optional<List<String>> wanted) {
        wanted.ifPresent(names -> {
            if (names.size() == 1) {
                add(column + " =", names.get(0));
            } else {
                conditions.add(column + " = any($" + next() + ")");
                values.add(names.toArray(String[]::new));
            }
        });
        return this;
    }

    Conditions andTime(String comparison, Optional<Instant> value) {
        value.ifPresent(given -> add(comparison, ExecutionRows.time(given)));
        return this;
    }

    /** @param condition with {@code %s} in the place of the time */
    Conditions andGivenTime(String condition, Optional<Instant> value) {
        value.ifPresent(given -> {
            conditions.add(condition.formatted("$" + next()));
            values.add(ExecutionRows.time(given));
        });
        return this;
    }

    Conditions andIf(boolean wanted, String condition) {
        if (wanted) {
            conditions.add(condition);
        }
        return this;
    }

    private void add(String comparison, Object value) {
        values.add(value);
        conditions.add(comparison + " $" + values.size());
    }

    String sql() {
        return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }

    /** The place of the next parameter. */
    int next() {
        return values.size() + 1;
    }

    Tuple parameters() {
        return Tuple.tuple(new ArrayList<>(values));
    }
}
