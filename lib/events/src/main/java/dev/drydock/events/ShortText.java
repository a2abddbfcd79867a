package dev.drydock.events;

/** Texts that are long in other places, for those where there is little room. */
public final class ShortText {
    private ShortText() {}

    /** The text, or its begin and a sign that more follows; no character is cut in two. */
    public static String of(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + " …";
    }
}
