package dev.drydock.shipyard.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.model.shipyard.Stage;
import dev.drydock.shipyard.application.project.ProjectSnapshot.Unknown;
import dev.drydock.upstream.Edit;
import dev.drydock.upstream.Level;
import dev.drydock.upstream.NewProject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GitProjectSnapshotsTest extends SnapshotBench {
    @Test
    void shouldHaveStagesHeadsAndServicesWhenTheProjectIsThere() {
        // Given
        var repository = create("qa", "production");
        var commits =
                repository.createService("helloservice", List.of("qa")).value().orElseThrow();

        // When
        var known = known();

        // Then
        assertThat(known.shipyard().value().orElseThrow().stages())
                .extracting(Stage::name)
                .containsExactly("qa", "production");
        assertThat(known.head("qa")).contains(commits.get("qa").commitId());
        assertThat(known.services()).containsEntry("qa", Set.of("helloservice")).containsEntry("production", Set.of());
    }

    @Test
    void shouldNotReadAgainWhenNothingMoved() {
        // Given
        create("qa");
        var first = known();

        // When
        var second = snapshots.now(PROJECT).subscribeAsCompletionStage();

        // Then
        assertThat(second).isCompletedWithValue(first);
        assertThat(known()).isSameAs(first);
    }

    @Test
    void shouldKeepTheParsedShipyardWhenOnlyAStageMoved() {
        // Given
        var repository = create("qa");
        var before = known();

        // When
        repository.edit(Level.stage("qa"), Edit.write("a.txt", new byte[1], "Add a"));

        // Then
        assertThat(known().shipyard()).isSameAs(before.shipyard());
        assertThat(known().head("qa")).isNotEqualTo(before.head("qa"));
    }

    @Test
    void shouldMakeTheBranchWithTheServicesWhenTheShipyardNamesANewStage() {
        // Given
        var repository = create("qa");
        repository.createService("helloservice", List.of("qa"));
        repository.edit(Level.stage("qa"), Edit.write("charts/x.yaml", new byte[1], "Add a folder"));
        known();

        // When
        repository.edit(Level.project(), Edit.write(shipyard("qa", "canary"), "Add a stage"));

        // Then
        assertThat(known().services()).containsEntry("canary", Set.of("helloservice"));
        assertThat(repository.branches()).contains("canary");
    }

    @Test
    void shouldKeepTheBranchWhenTheShipyardDropsAStage() {
        // Given
        var repository = create("qa", "production");

        // When
        repository.edit(Level.project(), Edit.write(shipyard("qa"), "Drop a stage"));

        // Then
        assertThat(known().shipyard().value().orElseThrow().stages()).hasSize(1);
        assertThat(known().heads()).containsKey("production");
    }

    @Test
    void shouldSayThatThereIsNoneWhenTheShipyardIsMissing() {
        // Given
        repositories.create(new NewProject(PROJECT, List.of(), Map.of(), null));

        // When
        var known = known();

        // Then
        assertThat(known.shipyard().problems())
                .singleElement()
                .asString()
                .startsWith("shipyard.yaml:1:1: ")
                .contains("branch 'main'", "Push one");
    }

    @Test
    void shouldKnowTheNewestShipyardWithoutMistakesWhenTheHeadHasOneWithThem() {
        // Given
        var repository = create("qa");
        repository.edit(Level.project(), Edit.write(shipyard("qa", "canary"), "Add a stage"));
        var broken = "spec: [".getBytes(StandardCharsets.UTF_8);
        repository.edit(Level.project(), Edit.write("shipyard.yaml", broken, "Break it"));
        repository.edit(Level.project(), Edit.write("a.txt", new byte[1], "Add a"));

        // When
        var known = known();

        // Then
        assertThat(known.shipyard().value()).isEmpty();
        assertThat(known.usable().orElseThrow().stages())
                .extracting(Stage::name)
                .containsExactly("qa", "canary");
    }

    @Test
    void shouldKnowNoUsableShipyardWhenThereNeverWasOne() {
        // Given
        repositories.create(new NewProject(PROJECT, List.of(), Map.of(), null));

        // When, Then
        assertThat(known().usable()).isEmpty();
    }

    @Test
    void shouldBeUnknownWhenThereIsNoSuchProject() {
        assertThat(now(PROJECT)).isEqualTo(new Unknown(PROJECT));
        assertThat(now("../etc")).isEqualTo(new Unknown("../etc"));
    }
}
