// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.event;

import java.util.List;

/**
 * The headers of a delivery, as GitHub spells them.
 *
 * @see <a href="https://docs.github.com/en/webhooks/webhook-events-and-payloads#delivery-headers">Delivery headers</a>
 */
public final class GitHubHeaders {

    public static final String EVENT = "X-GitHub-Event";
    public static final String DELIVERY = "X-GitHub-Delivery";
    public static final String HOOK_ID = "X-GitHub-Hook-ID";
    public static final String SIGNATURE_256 = "X-Hub-Signature-256";

    /**
     * Those that a message may carry. Any other stays outside, above all {@code X-Github-Encoded-Secret}, in which
     * GitHub once leaked the secret of hooks.
     */
    public static final List<String> ALLOWED = List.of(
            EVENT,
            DELIVERY,
            HOOK_ID,
            "X-GitHub-Hook-Installation-Target-ID",
            "X-GitHub-Hook-Installation-Target-Type",
            "User-Agent",
            "X-GitHub-Enterprise-Version",
            "X-GitHub-Enterprise-Host",
            SIGNATURE_256);

    private GitHubHeaders() {}
}
