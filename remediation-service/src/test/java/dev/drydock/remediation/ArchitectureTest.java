package dev.drydock.remediation;

import dev.drydock.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void shouldFollowTheHouseRules() {
        HouseRules.check("dev.drydock.remediation");
    }
}
