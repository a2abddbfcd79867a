package dev.drydock.model.job;

import java.util.regex.Pattern;

/** A regular expression from a user's file: a pattern that would search for ever counts as not found. */
final class EventPattern {
    /** An expression that is longer is a mistake; nested deeply enough it would not even compile. */
    static final int LONGEST = 500;

    private static final int MOST_READS = 200_000;

    private EventPattern() {}

    static boolean isFound(String expression, String type) {
        try {
            return Pattern.compile(expression).matcher(new CountedText(type)).find();
        } catch (TooSlow endless) {
            return false;
        }
    }

    private static final class TooSlow extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooSlow() {
            super("the expression backtracks without end", null, false, false);
        }
    }

    /** Text that can only be read so often. */
    private static final class CountedText implements CharSequence {
        private final String text;
        private int reads;

        CountedText(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++reads > MOST_READS) {
                throw new TooSlow();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
