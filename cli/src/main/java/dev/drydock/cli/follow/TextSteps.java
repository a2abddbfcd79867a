package dev.drydock.cli.follow;

import dev.drydock.cli.Terminal;
import dev.drydock.cli.output.Palette;

/** One line per step; on a live terminal, a last line that says what is being waited for. */
public final class TextSteps implements StepSink {
    private static final String ERASE_LINE = "\r\u001b[2K";
    /** A line that wraps cannot be erased. */
    private static final int NARROWEST_TERMINAL = 79;

    private final Terminal terminal;
    private final StepLine line;
    private boolean waitingShown;

    public TextSteps(Terminal terminal, StepLine line) {
        this.terminal = terminal;
        this.line = line;
    }

    @Override
    public void step(Step step) {
        erase();
        terminal.out().println(line.render(step));
    }

    @Override
    public void waiting(String text) {
        if (!terminal.live()) {
            return;
        }
        erase();
        if (!text.isEmpty()) {
            terminal.out().print(new Palette(terminal.coloured()).faint(shortened("... " + text)));
            waitingShown = true;
        }
        terminal.out().flush();
    }

    @Override
    public boolean isOpen() {
        return !terminal.out().checkError();
    }

    private static String shortened(String text) {
        return text.length() > NARROWEST_TERMINAL ? text.substring(0, NARROWEST_TERMINAL) : text;
    }

    private void erase() {
        if (waitingShown) {
            terminal.out().print(ERASE_LINE);
            waitingShown = false;
        }
    }
}
