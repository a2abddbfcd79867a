package dev.drydock.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The architecture of a service, checked: rules without I/O inside, technology at the edge. */
public final class HouseRules {
    private HouseRules() {}

    /**
     * Checks every rule on a service.
     *
     * @param root its package, such as {@code dev.drydock.lighthouse}
     */
    public static void check(String root) {
        JavaClasses service = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root);
        rules(root).forEach(rule -> rule.allowEmptyShould(true).check(service));
    }

    private static List<ArchRule> rules(String root) {
        return List.of(
                classes()
                        .that()
                        .resideInAPackage(root + ".domain..")
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(
                                "java..",
                                root + ".domain..",
                                "dev.drydock.events",
                                "dev.drydock.evaluation..",
                                "dev.drydock.model..",
                                "org.jspecify..")
                        .because("rules are pure functions over records"),
                noClasses()
                        .that()
                        .resideInAPackage(root + ".domain..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "java.io..", "java.nio.file..", "java.nio.channels..", "java.net.http..", "java.sql..")
                        .because("rules read and write nothing"),
                noClasses()
                        .that()
                        .resideInAnyPackage(root + ".domain..", root + ".application..")
                        .should()
                        .callMethod(Instant.class, "now")
                        .orShould()
                        .callMethod(UUID.class, "randomUUID")
                        .orShould()
                        .callMethod(Math.class, "random")
                        .orShould()
                        .callMethod(System.class, "getenv", String.class)
                        .because("time and ids arrive as arguments"),
                noClasses()
                        .that()
                        .resideInAPackage(root + ".application..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(root + ".adapter..")
                        .because("adapters know the application, not the other way round"),
                slices().matching(root + ".adapter.(*)..")
                        .should()
                        .notDependOnEachOther()
                        .because("adapters meet in the application"),
                slices().matching(root + ".domain.(*)..").should().beFreeOfCycles());
    }
}
