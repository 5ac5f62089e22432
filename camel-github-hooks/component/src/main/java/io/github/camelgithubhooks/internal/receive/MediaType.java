// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How GitHub sends the payload, as the hook's {@code content_type} says.
 *
 * @see <a href="https://docs.github.com/en/webhooks/using-webhooks/creating-webhooks">Creating webhooks</a>
 */
enum MediaType {
    JSON,
    FORM;

    /** The one that a request's {@code Content-Type} names, whatever its parameters. */
    static Optional<MediaType> of(List<String> contentType) {
        if (contentType.size() != 1) {
            return Optional.empty();
        }
        String name = contentType.get(0).split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "application/json" -> Optional.of(JSON);
            case "application/x-www-form-urlencoded" -> Optional.of(FORM);
            default -> Optional.empty();
        };
    }
}
