package dev.drydock.kit.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/** Tells the log of wrong tokens, never the token; once a minute for an address, so that nobody can fill the log. */
public final class Refusals {
    private static final Logger LOG = Logger.getLogger(Refusals.class);
    private static final long QUIET = Duration.ofMinutes(1).toNanos();
    private static final int ADDRESSES = 1000;

    private final Map<String, Tally> tallies = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tally> eldest) {
            return size() > ADDRESSES;
        }
    };

    private record Tally(long toldAt, int since) {}

    /** Somebody has shown a wrong token. */
    public synchronized void count(String address, String method, String path, long nanoTime) {
        var known = tallies.get(address);
        if (known != null && nanoTime - known.toldAt < QUIET) {
            tallies.put(address, new Tally(known.toldAt, known.since + 1));
            return;
        }
        var more = known == null || known.since == 0 ? "" : ", and %d more since the last line".formatted(known.since);
        LOG.warnf("a wrong token was shown by %s for %s %s%s", address, method, path, more);
        tallies.put(address, new Tally(nanoTime, 0));
    }
}
