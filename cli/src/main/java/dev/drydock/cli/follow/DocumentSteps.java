package dev.drydock.cli.follow;

import dev.drydock.cli.Terminal;
import dev.drydock.cli.output.Printer;

/** One document per step, for programs. */
public final class DocumentSteps implements StepSink {
    private final Printer printer;
    private final Terminal terminal;

    public DocumentSteps(Printer printer, Terminal terminal) {
        this.printer = printer;
        this.terminal = terminal;
    }

    @Override
    public void step(Step step) {
        printer.streamed(step.json());
    }

    @Override
    public void waiting(String text) {}

    @Override
    public boolean isOpen() {
        return !terminal.out().checkError();
    }
}
