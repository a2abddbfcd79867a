package dev.drydock.cli.explain;

import java.util.ArrayList;
import java.util.List;

/** Sentences about what happened and what it waits for, and what a person can do about it. */
public record Explanation(List<String> text, List<String> advice) {
    public Explanation {
        text = List.copyOf(text);
        advice = List.copyOf(advice);
    }

    /** Collects sentences. */
    static final class Draft {
        private final List<String> text = new ArrayList<>();
        private final List<String> advice = new ArrayList<>();

        Draft say(String sentence) {
            text.add(sentence);
            return this;
        }

        Draft sayIf(boolean isSo, String sentence) {
            return isSo ? say(sentence) : this;
        }

        Draft advise(String sentence) {
            if (!advice.contains(sentence)) {
                advice.add(sentence);
            }
            return this;
        }

        Explanation done() {
            return new Explanation(text, advice);
        }
    }
}
