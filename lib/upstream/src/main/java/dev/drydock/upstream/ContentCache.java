package dev.drydock.upstream;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Files that were read, and paths that were found missing, by commit. A commit never changes, so nothing here expires;
 * what was not used for longest goes when the bound is reached.
 */
final class ContentCache {
    private static final int OVERHEAD_BYTES = 200;
    private static final int LARGEST_SHARE = 8;

    private final long bound;
    private final Map<Key, Outcome<byte[]>> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long size;

    ContentCache(long boundBytes) {
        this.bound = boundBytes;
    }

    /** The file's own bytes: callers that hand them on copy them. */
    Outcome<byte[]> get(ObjectId commit, String path, Supplier<Outcome<byte[]>> loader) {
        var key = new Key(commit.copy(), path);
        synchronized (this) {
            var known = entries.get(key);
            if (known != null) {
                return known;
            }
        }
        var loaded = loader.get();
        put(key, loaded);
        return loaded;
    }

    private synchronized void put(Key key, Outcome<byte[]> loaded) {
        var weight = weight(key, loaded);
        if (weight > bound / LARGEST_SHARE || entries.putIfAbsent(key, loaded) != null) {
            return;
        }
        size += weight;
        for (var oldest = entries.entrySet().iterator(); size > bound && oldest.hasNext(); ) {
            drop(oldest);
        }
    }

    private void drop(Iterator<Map.Entry<Key, Outcome<byte[]>>> oldest) {
        var entry = oldest.next();
        size -= weight(entry.getKey(), entry.getValue());
        oldest.remove();
    }

    private static long weight(Key key, Outcome<byte[]> outcome) {
        return OVERHEAD_BYTES
                + 2L * key.path.length()
                + outcome.value().map(bytes -> bytes.length).orElse(0);
    }

    private record Key(ObjectId commit, String path) {}
}
