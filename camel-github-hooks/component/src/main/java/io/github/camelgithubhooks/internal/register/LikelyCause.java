// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.register;

import io.github.camelgithubhooks.model.DeliverySummary;
import java.util.Locale;

/**
 * Likely reason why a delivery didn't arrive, by GitHub's log, and what to do about it.
 *
 * @see <a
 *     href="https://docs.github.com/en/webhooks/testing-and-troubleshooting-webhooks/troubleshooting-webhooks">GitHub:
 *     troubleshooting webhooks</a>
 */
final class LikelyCause {

    private static final int LONGEST_QUOTE = 100;

    private LikelyCause() {}

    /**
     * Returns the reason and the remedy in words.
     *
     * @param row the delivery's row in GitHub's log
     * @param answer the body of the answer, null when it isn't known
     */
    static String of(DeliverySummary row, Object answer) {
        return row.statusCode() >= 300
                        && row.statusCode() < 600
                        && (row.status() == null
                                || row.status().toLowerCase(Locale.ROOT).contains("http"))
                ? "it was answered " + row.statusCode() + quoted(answer) + ": " + ofStatus(row.statusCode())
                : "GitHub says '" + row.status() + "': " + ofWords(String.valueOf(row.status()));
    }

    private static String ofStatus(int status) {
        return switch (status) {
            case 400 ->
                "something on the way changes the request; let it pass the body and GitHub's headers as they are";
            case 401 ->
                "the hook signs with another secret than webhookSecret, or a proxy asks for a password; set the hook's"
                        + " secret with github-hooks:updateConfig";
            case 403 -> "a firewall or a proxy refuses it; let GitHub's addresses through, which GET /meta lists";
            case 404, 405 ->
                "nothing listens at the path of hookUrl; compare it with the option path, and with what a"
                        + " proxy makes of it";
            case 408, 504 -> "it took too long; look for what holds the listener up, or the proxy before it";
            case 413 -> "a proxy takes only smaller bodies; raise its limit";
            case 415 -> "the content type of the hook can't be read here; set contentType=json";
            case 502 -> "a proxy stands before the listener and doesn't reach it; check where it sends requests to";
            case 503 ->
                "the listener, or one that shares the address, was starting or stopping, or a proxy doesn't"
                        + " reach it";
            default ->
                status < 400
                        ? "the address sends elsewhere; set hookUrl to where it leads"
                        : "what listens there failed; see its log";
        };
    }

    private static String ofWords(String status) {
        String words = status.toLowerCase(Locale.ROOT);
        if (words.contains("certificate") || words.contains("ssl") || words.contains("tls") || words.contains("peer")) {
            return "the TLS certificate of the address isn't valid for it, or its chain is incomplete; replace it";
        }
        if (words.contains("timed out") || words.contains("timeout")) {
            return "there was no answer in time; a firewall may drop GitHub's requests, whose addresses GET /meta lists";
        }
        if (words.contains("to host") || words.contains("resolve")) {
            return "the host of hookUrl isn't known in DNS; correct hookUrl, or add the name";
        }
        if (words.contains("connect")) {
            return "nothing accepts connections there; check the port, the load balancer and the firewall";
        }
        return "see GitHub's page on troubleshooting webhooks";
    }

    /** Returns a short plain text in brackets, as the listener writes it; nothing for the page of a proxy. */
    private static String quoted(Object answer) {
        return answer instanceof String text && text.length() <= LONGEST_QUOTE && text.matches("[ -;=?-~]+")
                ? " (" + text + ")"
                : "";
    }
}
