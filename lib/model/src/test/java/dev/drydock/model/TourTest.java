package dev.drydock.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TourTest {
    @ParameterizedTest
    @CsvSource({
        "shipyard.yaml, 9cea6f8b8591f829e237aeee8457e36d4d28a3c85bd5befbc1fae3ead5a20335",
        "remediation.yaml, 7a598fba0372fc86adc9516bc6c5dc718e741793e39b9f831249920df72fba1b",
        "remediation-micro-operations.yaml, a1611d3ccc7003ad9fb669efb119ae36aa1f5ee801234c682a666cd43ae19824",
        "job/config.yaml, b2b347b07c660efbb5cb88db32425576308cf604cfada96301b0a427dcca277c",
        "remediation_trigger.json, d8225aa043dc6a3542536f421ee05ff2b36e08fb529efced7a8fa58212252548"
    })
    void shouldStayAsItsReadersGetItWhenEditorsAndCheckoutsTouchIt(String file, String sha256) throws Exception {
        // When
        var digest = MessageDigest.getInstance("SHA-256").digest(Tour.read(file).getBytes(UTF_8));

        // Then
        assertThat(HexFormat.of().formatHex(digest)).isEqualTo(sha256);
    }
}
