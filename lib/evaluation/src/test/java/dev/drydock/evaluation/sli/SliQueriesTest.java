package dev.drydock.evaluation.sli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.Scope;
import dev.drydock.model.sli.BuiltInIndicators;
import dev.drydock.model.sli.SliQuery;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SliQueriesTest {
    private static final Map<String, String> FILTERS = new LinkedHashMap<>();

    static {
        FILTERS.put("handler", "'Items.list'");
        FILTERS.put("code", "=~'2..'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            rate(m{p='$PROJECT',s='$STAGE',n='$SERVICE'}[$DURATION_SECONDS]) | rate(m{p='sockshop',s='qa',n='carts'}[600s])
            m{job='$SERVICE-$DEPLOYMENT'}                                    | m{job='carts-canary'}
            m{h='$handler'} + m{h='$HANDLER'}                                | m{h='Items.list'} + m{h='Items.list'}
            m{b='$LABEL.build'}                                              | m{b='$STAGE'}
            m{b='$LABEL.other',p=~'a$'}                                      | m{b='$LABEL.other',p=~'a$'}
            $SERVICE_total                                                   | carts_total
            """)
    void shouldFillPlaceholders(String query, String filled) {
        // Given
        var queries = new SliQueries(Map.of("own", query));

        // When
        var found = queries.query("own", context(FILTERS, Map.of("build", "$STAGE")));

        // Then
        assertThat(found.map(SliQuery::text)).contains(filled);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            throughput        | sum(rate(http_requests_total{job='carts-sockshop-qa-canary',handler='Items.list',code=~'2..'}[600s]))
            response_time_p95 | histogram_quantile(0.95,sum by(le)(rate(http_response_time_milliseconds_bucket{job='carts-sockshop-qa-canary',handler='Items.list',code=~'2..'}[600s])))
            response_time_p50 | histogram_quantile(0.5,sum by(le)(rate(http_response_time_milliseconds_bucket{job='carts-sockshop-qa-canary',handler='Items.list',code=~'2..'}[600s])))
            """)
    void shouldHaveQueriesOfItsOwnWhenThereIsNoFile(String indicator, String query) {
        // When
        var found = new SliQueries(Map.of()).query(indicator, context(FILTERS, Map.of()));

        // Then
        assertThat(found.map(SliQuery::text)).contains(query);
    }

    @Test
    void shouldHaveAQueryForEveryIndicatorThatIsSaidToBeBuiltIn() {
        // Given
        var queries = new SliQueries(Map.of());

        // When
        var without = BuiltInIndicators.NAMES.stream()
                .filter(name -> queries.query(name, context(FILTERS, Map.of())).isEmpty())
                .toList();

        // Then
        assertThat(without).isEmpty();
    }

    @Test
    void shouldLeaveOutTheUsualJobWhenAFilterNamesOne() {
        // Given
        var filters = Map.of("job", "shop");

        // When
        var query = new SliQueries(Map.of()).query("error_rate", context(filters, Map.of()));

        // Then
        assertThat(query.map(SliQuery::text))
                .contains("sum(rate(http_requests_total{job='shop',status!~'2..'}[600s]))"
                        + "/sum(rate(http_requests_total{job='shop'}[600s]))");
    }

    @Test
    void shouldHaveNoQueryWhenNobodyDefinesIt() {
        // When
        var query = new SliQueries(Map.of()).query("happiness", context(Map.of(), Map.of()));

        // Then
        assertThat(query).isEmpty();
    }

    @Test
    void shouldFillAQueryOverTheWindowToo() {
        // Given
        var queries = new SliQueries(Map.of("own", "range(max, 30s): up{s='$STAGE'}"));

        // When
        var query = queries.query("own", context(Map.of(), Map.of())).orElseThrow();

        // Then
        assertThat(query.range()).isPresent();
        assertThat(query.text()).isEqualTo("up{s='qa'}");
    }

    private static QueryContext context(Map<String, String> filters, Map<String, String> labels) {
        return new QueryContext(
                new Scope("sockshop", "qa", "carts"), filters, labels, "canary", Duration.ofMinutes(10));
    }
}
