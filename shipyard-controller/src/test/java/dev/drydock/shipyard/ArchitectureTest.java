package dev.drydock.shipyard;

import dev.drydock.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void shouldKeepTheHouseRules() {
        HouseRules.check("dev.drydock.shipyard");
    }
}
