package dev.drydock.shipyard.adapter.postgres;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/**
 * A page of rows, and how many there are in all.
 *
 * @param total counted with the page; apart, where the page lies behind the last row
 */
record PagedRows(List<Row> rows, int total) {
    /**
     * @param sql counts all rows as {@code total}; its last two parameters are limit and offset
     * @param filter makes its parameters before those
     */
    static Uni<PagedRows> read(SqlClient client, String sql, Supplier<Tuple> filter, int offset, int limit) {
        return page(client, sql, filter, offset, limit).chain(page -> {
            if (!page.rows().isEmpty() || offset == 0) {
                return Uni.createFrom().item(page);
            }
            return page(client, sql, filter, 0, 1).map(first -> new PagedRows(List.of(), first.total()));
        });
    }

    <T> List<T> map(Function<Row, T> item) {
        return rows.stream().map(item).toList();
    }

    private static Uni<PagedRows> page(SqlClient client, String sql, Supplier<Tuple> filter, int offset, int limit) {
        return client.preparedQuery(sql)
                .execute(filter.get().addInteger(limit).addInteger(offset))
                .map(PagedRows::of);
    }

    private static PagedRows of(RowSet<Row> found) {
        var rows = StreamSupport.stream(found.spliterator(), false).toList();
        return new PagedRows(rows, rows.isEmpty() ? 0 : rows.get(0).getInteger("total"));
    }
}
