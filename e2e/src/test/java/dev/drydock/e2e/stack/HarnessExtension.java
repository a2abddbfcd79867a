package dev.drydock.e2e.stack;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one {@link Harness} of this JVM, and shows the services' logs when a test fails. */
public final class HarnessExtension implements BeforeEachCallback, AfterTestExecutionCallback, ParameterResolver {
    private static final int SHOWN_LINES = 60;

    @Override
    public void beforeEach(ExtensionContext context) {
        var harness = harness(context);
        harness.heal();
        harness.services().forEach(ServiceProcess::newLines);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        context.getExecutionException().ifPresent(failure -> {
            System.out.printf("--- failed: %s: %s%n", context.getDisplayName(), failure.getMessage());
            harness(context).services().forEach(HarnessExtension::show);
        });
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Harness.class;
    }

    @Override
    public Harness resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return harness(context);
    }

    private static Harness harness(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(Harness.class))
                .computeIfAbsent(Harness.class, ignored -> Harness.start(), Harness.class);
    }

    private static void show(ServiceProcess service) {
        System.out.printf("--- what %s logged meanwhile; all of it: %s%n", service.name(), service.log());
        var lines = service.newLines();
        lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()).forEach(System.out::println);
    }
}
