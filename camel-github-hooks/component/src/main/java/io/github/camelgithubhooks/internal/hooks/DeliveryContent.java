// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.hooks;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.http.ApiErrors;
import io.github.camelgithubhooks.internal.http.ApiRequest;
import io.github.camelgithubhooks.internal.http.ApiResponse;
import io.github.camelgithubhooks.internal.json.GitHubJson;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Content of one attempt to deliver an event, cut out of GitHub's answer: the payload isn't parsed and written again.
 *
 * @see <a href="https://docs.github.com/en/rest/repos/webhooks#get-a-delivery-for-a-repository-webhook">GitHub: get a
 *     delivery</a>
 */
public final class DeliveryContent {

    /** Content of a delivery that wasn't fetched, or that GitHub no longer has. */
    public static final DeliveryContent NONE = new DeliveryContent(Map.of(), null);

    private final Map<String, String> headers;
    private final byte[] payload;

    private DeliveryContent(Map<String, String> headers, byte[] payload) {
        this.headers = headers;
        this.payload = payload;
    }

    /** Returns the headers of the request. */
    public Map<String, String> headers() {
        return headers;
    }

    /** Returns GitHub's JSON of the payload, not a copy; null when GitHub no longer has it. */
    public byte[] payload() {
        return payload;
    }

    /**
     * Fetches a delivery. The request isn't repeated when GitHub fails: a reader of the log goes on with other rows
     * meanwhile.
     *
     * @throws GitHubApiException as {@link GitHubClient#send} does, or when the answer is no delivery
     */
    public static DeliveryContent fetch(GitHubClient client, ApiRequest request, Duration maxWait) {
        return of(request, client.sendOnce(request, maxWait));
    }

    /**
     * Returns the content in an answer.
     *
     * @throws GitHubApiException when the answer is no delivery
     */
    public static DeliveryContent of(ApiRequest request, ApiResponse response) {
        try {
            return read(response.body());
        } catch (IOException e) {
            throw ApiErrors.unreadable(request, response, "not with the expected delivery", e);
        }
    }

    private static DeliveryContent read(byte[] delivery) throws IOException {
        try (JsonParser json = GitHubJson.parser(delivery)) {
            Map<String, String> headers = Map.of();
            byte[] payload = null;
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not an object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean request = json.currentName().equals("request");
                if (json.nextToken() != JsonToken.START_OBJECT || !request) {
                    json.skipChildren();
                    continue;
                }
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String name = json.currentName();
                    JsonToken value = json.nextToken();
                    if (name.equals("headers") && value == JsonToken.START_OBJECT) {
                        headers = texts(json);
                    } else if (name.equals("payload") && value != JsonToken.VALUE_NULL) {
                        payload = slice(json, delivery);
                    } else {
                        json.skipChildren();
                    }
                }
            }
            return new DeliveryContent(headers, payload);
        }
    }

    private static byte[] slice(JsonParser json, byte[] delivery) throws IOException {
        int from = (int) json.currentTokenLocation().getByteOffset();
        json.skipChildren();
        json.finishToken();
        return Arrays.copyOfRange(delivery, from, (int) json.currentLocation().getByteOffset());
    }

    private static Map<String, String> texts(JsonParser json) throws IOException {
        Map<String, String> texts = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken().isScalarValue()) {
                texts.put(name, json.getValueAsString());
            } else {
                json.skipChildren();
            }
        }
        return texts;
    }

    /** Returns the size only, not the payload. */
    @Override
    public String toString() {
        return "DeliveryContent[" + (payload == null ? "no payload" : payload.length + " bytes") + "]";
    }
}
