package dev.drydock.lighthouse.domain.sli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.Payload;
import dev.drydock.lighthouse.Events;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SliQueriesTest {
    private static final List<Map<String, String>> FILTERS =
            List.of(Map.of("key", "handler", "value", "'Items.list'"), Map.of("key", "code", "value", "=~'2..'"));

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
        var found = queries.query("own", request(FILTERS, Map.of("build", "$STAGE")));

        // Then
        assertThat(found).contains(filled);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            throughput        | sum(rate(http_requests_total{job='carts-sockshop-qa-canary',handler='Items.list',code=~'2..'}[600s]))
            response_time_p95 | histogram_quantile(0.95,sum by(le)(rate(http_response_time_milliseconds_bucket{job='carts-sockshop-qa-canary',handler='Items.list',code=~'2..'}[600s])))
            response_time_p50 | histogram_quantile(0.5,sum by(le)(rate(http_response_time_milliseconds_bucket{job='carts-sockshop-qa-canary',handler='Items.list',code=~'2..'}[600s])))
            """)
    void shouldHaveQueriesOfItsOwnWhenThereIsNoFile(String indicator, String query) {
        // When
        var found = new SliQueries(Map.of()).query(indicator, request(FILTERS, Map.of()));

        // Then
        assertThat(found).contains(query);
    }

    @Test
    void shouldLeaveOutTheUsualJobWhenAFilterNamesOne() {
        // Given
        var filters = List.of(Map.of("key", "job", "value", "shop"));

        // When
        var query = new SliQueries(Map.of()).query("error_rate", request(filters, Map.of()));

        // Then
        assertThat(query)
                .contains("sum(rate(http_requests_total{job='shop',status!~'2..'}[600s]))"
                        + "/sum(rate(http_requests_total{job='shop'}[600s]))");
    }

    @Test
    void shouldTakeTheDeploymentOfTheLabelWhenThereIsOne() {
        // Given
        var queries = new SliQueries(Map.of("own", "$DEPLOYMENT"));

        // When
        var query = queries.query("own", request(List.of(), Map.of("deployment", "green")));

        // Then
        assertThat(query).contains("green");
    }

    @Test
    void shouldHaveNoQueryWhenNobodyDefinesIt() {
        // When
        var query = new SliQueries(Map.of()).query("happiness", request(List.of(), Map.of()));

        // Then
        assertThat(query).isEmpty();
    }

    @Test
    void shouldRefuseWhenTheWindowIsNoTime() {
        // Given
        var data = Events.in("sockshop", "qa", "carts").with("get-sli", Map.of("start", "yesterday", "end", "today"));

        // When
        var read = SliRequest.of(data);

        // Then
        assertThat(((SliRequest.Read.Refused) read).reason()).contains("'yesterday'");
    }

    private static SliRequest request(List<Map<String, String>> filters, Map<String, String> labels) {
        Payload data = Events.in("sockshop", "qa", "carts")
                .with("deployment", "canary")
                .with("labels", labels)
                .with("get-sli", Map.of("start", Events.START, "end", Events.END, "customFilters", filters));
        return ((SliRequest.Read.Understood) SliRequest.of(data)).request();
    }
}
