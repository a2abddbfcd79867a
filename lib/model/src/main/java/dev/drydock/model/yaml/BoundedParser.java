package dev.drydock.model.yaml;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.parser.Parser;

/** Gives up on a file with so many values that their tree would not fit into memory; each costs some hundred bytes there. */
final class BoundedParser implements Parser {
    static final int MOST_VALUES = 200_000;

    private final Parser parser;
    private int values;

    BoundedParser(Parser parser) {
        this.parser = parser;
    }

    @Override
    public boolean checkEvent(Event.ID choice) {
        return parser.checkEvent(choice);
    }

    @Override
    public Event peekEvent() {
        return parser.peekEvent();
    }

    @Override
    public Event getEvent() {
        var event = parser.getEvent();
        if (++values > MOST_VALUES) {
            throw new TooManyValues(event.getStartMark());
        }
        return event;
    }

    /** Says so at the value that was too much. */
    private static final class TooManyValues extends MarkedYAMLException {
        private static final long serialVersionUID = 1L;

        TooManyValues(Mark mark) {
            super(null, null, SyntaxProblem.TOO_MANY_VALUES, mark);
        }
    }
}
