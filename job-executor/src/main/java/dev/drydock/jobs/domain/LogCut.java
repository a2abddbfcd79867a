package dev.drydock.jobs.domain;

/**
 * Makes a log fit into an event: the head tells what was run, the tail why it ended, so the tail gets three quarters of
 * the room. Cuts at line ends where there are any nearby.
 */
public final class LogCut {
    private static final int HEAD_SHARE = 4;

    private LogCut() {}

    /**
     * The text, or its head and tail with a line between them that tells how much is left out.
     *
     * @param room characters that may be used, the line between not counted
     */
    public static String cut(String text, int room) {
        if (text.length() <= room) {
            return text;
        }
        var head = head(text, room / HEAD_SHARE);
        var tail = tail(text, room - room / HEAD_SHARE);
        return head
                + "\n[… %,d characters left out, the whole log is kept by the job executor …]\n"
                        .formatted(text.length() - head.length() - tail.length())
                + tail;
    }

    /** Characters that a terminal or an editor would stumble over, taken out; lines end with a line feed. */
    public static String printable(String text) {
        return text.replace("\r\n", "\n")
                .replaceAll("\u001b\\[[0-9;?]*[ -/]*[@-~]", "")
                .replace('\r', '\n')
                .replaceAll("[\\p{Cntrl}&&[^\n\t]]", "")
                .strip();
    }

    private static String head(String text, int room) {
        var head = text.substring(0, room);
        int line = head.lastIndexOf('\n');
        return line > room / 2 ? head.substring(0, line) : withoutHalfPair(head);
    }

    private static String tail(String text, int room) {
        var tail = text.substring(text.length() - room);
        int line = tail.indexOf('\n');
        if (line >= 0 && line < room / 2) {
            return tail.substring(line + 1);
        }
        return Character.isLowSurrogate(tail.charAt(0)) ? tail.substring(1) : tail;
    }

    private static String withoutHalfPair(String head) {
        return !head.isEmpty() && Character.isHighSurrogate(head.charAt(head.length() - 1))
                ? head.substring(0, head.length() - 1)
                : head;
    }
}
