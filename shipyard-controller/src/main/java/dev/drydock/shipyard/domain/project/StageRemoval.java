package dev.drydock.shipyard.domain.project;

import dev.drydock.model.shipyard.Shipyard;
import dev.drydock.model.shipyard.ShipyardParser;
import dev.drydock.model.shipyard.Stage;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A stage goes only when somebody says its name: a line that was deleted by mistake takes nothing away. */
public final class StageRemoval {
    private StageRemoval() {}

    /** The stages of a shipyard, in its order; empty when it cannot be read. */
    public static Optional<List<String>> stages(byte[] shipyard) {
        return ShipyardParser.parse(FileRules.SHIPYARD, new String(shipyard, StandardCharsets.UTF_8))
                .value()
                .map(StageRemoval::stages);
    }

    public static List<String> stages(Shipyard shipyard) {
        return shipyard.stages().stream().map(Stage::name).toList();
    }

    /**
     * The stages that would go without anybody's saying so.
     *
     * @param confirmed the names of stages that may go
     */
    public static List<String> unconfirmed(Collection<String> before, Collection<String> after, Set<String> confirmed) {
        return before.stream()
                .filter(stage -> !after.contains(stage) && !confirmed.contains(stage))
                .toList();
    }
}
