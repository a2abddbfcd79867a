package dev.drydock.kit.nats;

import io.nats.client.Message;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The ids of what was sent last on one channel of this process. Who hears every subject hears itself, too; what it has committed before it
 * said it need not be accepted again. Forgetting one costs only the work of accepting a repeat.
 */
final class OwnMessages {
    static final String ID_HEADER = "Nats-Msg-Id";
    private static final int REMEMBERED = 20_000;

    private final Set<String> ids = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }));

    void add(String id) {
        ids.add(id);
    }

    boolean contains(Message message) {
        var headers = message.getHeaders();
        var id = headers == null ? null : headers.getFirst(ID_HEADER);
        return id != null && ids.contains(id);
    }
}
