package dev.drydock.bench.drydock;

import dev.drydock.bench.contender.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Fills the store with copies of the rows that a real sequence left: other ids, contexts and times, spread over
 * projects, the newest last. Columns that it does not know are copied as they are.
 */
final class EventStock {
    private static final int FLOWS_AT_ONCE = 5_000;
    private static final String TEMPLATE = """
            select context from shipyard.sequence_execution where ended_at is not null
            order by ended_at desc limit 1""";
    private static final String COLUMNS = """
            select column_name from information_schema.columns
            where table_schema = 'shipyard' and table_name = ? and is_identity = 'NO' and is_generated = 'NEVER'
            order by ordinal_position""";
    /** One flow in ten is of the project itself, the others of nine more. */
    private static final String PROJECT = "t.project || case n % 10 when 0 then '' else '-' || n % 10 end";

    private static final String CONTEXT = "md5(t.context || n)::uuid::text";
    private static final String AGO = "- (:flows - n) * interval '400 milliseconds'";
    private final Connection connection;
    private final String template;

    private EventStock(Connection connection, String template) {
        this.connection = connection;
        this.template = template;
    }

    /** @return how many events there are then */
    static long fill(Database database, int events) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            String template;
            try (var row = statement.executeQuery(TEMPLATE)) {
                if (!row.next()) {
                    throw new IllegalStateException("Expected a finished sequence to copy, but there is none");
                }
                template = row.getString(1);
            }
            new EventStock(connection, template).copy(events);
            statement.execute("vacuum analyze shipyard.event");
            statement.execute("vacuum analyze shipyard.sequence_execution");
            return count(connection, "select count(*) from shipyard.event");
        }
    }

    private void copy(int events) throws SQLException {
        var perFlow = count(connection, "select count(*) from shipyard.event where context = '" + template + "'");
        var flows = (int) Math.ceil(events / (double) perFlow);
        for (var from = 1; from <= flows; from += FLOWS_AT_ONCE) {
            var to = Math.min(flows, from + FLOWS_AT_ONCE - 1);
            insert("event", eventColumns(), "t.seq", flows, from, to);
            insert("sequence_execution", executionColumns(), "t.id", flows, from, to);
        }
    }

    private static Map<String, String> eventColumns() {
        var ids = "replace(replace(replace(t.body, t.context, " + CONTEXT + "), t.id, md5(t.id || n)::uuid::text), "
                + "coalesce(t.triggered_id, 'no such id'), coalesce(md5(t.triggered_id || n)::uuid::text, ''))";
        return Map.of(
                "id",
                "md5(t.id || n)::uuid::text",
                "context",
                CONTEXT,
                "project",
                PROJECT,
                "triggered_id",
                "md5(t.triggered_id || n)::uuid::text",
                "time",
                "t.time " + AGO,
                "received_at",
                "t.received_at " + AGO,
                "body",
                inProject(ids));
    }

    private static Map<String, String> executionColumns() {
        var columns = new HashMap<String, String>();
        columns.put("id", "md5(t.id || n)::uuid::text");
        columns.put("context", CONTEXT);
        columns.put("project", PROJECT);
        columns.put("triggered_at", "t.triggered_at " + AGO);
        columns.put("ended_at", "t.ended_at " + AGO);
        columns.put("body", inProject("replace(t.body, t.context, " + CONTEXT + ")"));
        return columns;
    }

    private static String inProject(String body) {
        return "replace(" + body + ", '\"project\":\"' || t.project || '\"', '\"project\":\"' || " + PROJECT
                + " || '\"')";
    }

    private void insert(String table, Map<String, String> changed, String order, int flows, int from, int to)
            throws SQLException {
        var columns = columns(table);
        var values = columns.stream()
                .map(column -> changed.getOrDefault(column, "t." + column))
                .collect(Collectors.joining(", "));
        var sql = "insert into shipyard.%s (%s) select %s from generate_series(%d, %d) n cross join "
                        .formatted(table, String.join(", ", columns), values, from, to)
                + "(select * from shipyard.%s where context = '%s') t order by n, %s".formatted(table, template, order);
        try (var statement = connection.createStatement()) {
            statement.execute(sql.replace(":flows", Integer.toString(flows)));
        }
    }

    private List<String> columns(String table) throws SQLException {
        try (var statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, table);
            try (var rows = statement.executeQuery()) {
                var columns = new ArrayList<String>();
                while (rows.next()) {
                    columns.add(rows.getString(1));
                }
                return columns;
            }
        }
    }

    private static long count(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
