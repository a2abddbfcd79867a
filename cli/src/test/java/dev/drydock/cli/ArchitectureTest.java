package dev.drydock.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.drydock.cli");

    @Test
    void shouldKnowNothingOfCommandsBelowThem() {
        noClasses()
                .that()
                .resideInAnyPackage("..client..", "..follow..", "..output..", "..config..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.drydock.cli.command..", "picocli..")
                .check(classes);
    }

    @Test
    void shouldRenderWithoutNetworkOrClock() {
        noClasses()
                .that()
                .resideInAnyPackage("..follow..", "..output..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..")
                .orShould()
                .callMethod(Instant.class, "now")
                .check(classes);
    }
}
