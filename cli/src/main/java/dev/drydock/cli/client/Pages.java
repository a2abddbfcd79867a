package dev.drydock.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Walks the pages of a list; the server ends them with a next page key of 0, or none. */
final class Pages {
    private final ApiClient client;

    Pages(ApiClient client) {
        this.client = client;
    }

    List<JsonNode> all(String purpose, ApiPath path, String field) {
        return upTo(Integer.MAX_VALUE, purpose, path, field);
    }

    List<JsonNode> upTo(int pages, String purpose, ApiPath path, String field) {
        var items = new ArrayList<JsonNode>();
        var key = "";
        for (var page = 0; page < pages; page++) {
            var answer = client.get(purpose, path.query("nextPageKey", key));
            var found = answer.path(field);
            found.forEach(items::add);
            key = nextKey(answer);
            if (key.isEmpty() || found.isEmpty()) {
                break;
            }
        }
        return items;
    }

    static String nextKey(JsonNode answer) {
        var key = answer.path("nextPageKey").asText("");
        return key.equals("0") || key.equals("null") ? "" : key;
    }
}
