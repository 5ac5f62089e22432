// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Headers of a delivery, as GitHub spells them.
 *
 * @see <a href="https://docs.github.com/en/webhooks/webhook-events-and-payloads#delivery-headers">Delivery headers</a>
 */
public final class GitHubHeaders {

    public static final String EVENT = "X-GitHub-Event";
    public static final String DELIVERY = "X-GitHub-Delivery";
    public static final String HOOK_ID = "X-GitHub-Hook-ID";
    public static final String SIGNATURE_256 = "X-Hub-Signature-256";
    public static final String SIGNATURE_1 = "X-Hub-Signature";

    /**
     * Headers that a message carries. Any other stays outside, above all {@code X-Github-Encoded-Secret}, in which GitHub
     * once leaked the secrets of hooks. The signature isn't among them: whoever gets it together with the body can deliver
     * the event again.
     */
    public static final List<String> ALLOWED = List.of(
            EVENT,
            DELIVERY,
            HOOK_ID,
            "X-GitHub-Hook-Installation-Target-ID",
            "X-GitHub-Hook-Installation-Target-Type",
            "User-Agent",
            "X-GitHub-Enterprise-Version",
            "X-GitHub-Enterprise-Host");

    /** Headers that a request may have once only, and not in the query. */
    public static final List<String> SINGLE = Stream.concat(ALLOWED.stream(), Stream.of(SIGNATURE_256, SIGNATURE_1))
            .toList();

    private GitHubHeaders() {}

    /** Returns those of GitHub's headers that a message carries, by the names in {@link #ALLOWED}. */
    public static Map<String, String> allowed(Map<String, String> headers) {
        Map<String, String> allowed = new HashMap<>();
        headers.forEach((name, value) -> ALLOWED.stream()
                .filter(known -> known.equalsIgnoreCase(name))
                .forEach(known -> allowed.put(known, value)));
        return allowed;
    }
}
