// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Refusals that no permission lifts: policies of an organization, or the state of a repository or an account. GitHub's
 * words tell them apart, and a header marks single sign-on.
 *
 * @see <a
 *     href="https://docs.github.com/en/enterprise-cloud@latest/rest/authentication/authenticating-to-the-rest-api#authenticating-with-saml-sso">
 *     GitHub: authenticating with SAML SSO</a>
 */
public final class Policies {

    private static final Pattern SSO = Pattern.compile("required;\\s*url=(https?://\\S+)");

    /**
     * Advice for a refusal.
     *
     * @param words a part of GitHub's message, in lower case
     */
    private record Advice(String words, String text) {}

    /** The known refusals, in this order: the words of some messages are part of others. */
    private static final List<Advice> KNOWN = List.of(
            new Advice(
                    "saml enforcement",
                    "Authorize the token for the organization's single sign-on, with 'Configure SSO' in GitHub's settings"
                            + " of tokens"),
            new Advice(
                    "archived",
                    "An archived repository can be read and not changed: unarchive it in its settings, or leave it"
                            + " alone"),
            new Advice(
                    "ip allow list",
                    "Have an owner of the organization add the address that these calls come from, a proxy's when there is"
                            + " one, or call from an address that is on the list"),
            new Advice(
                    "token's lifetime",
                    "Give the token an earlier expiration date, in its settings, or sign in as a GitHub App, whose tokens"
                            + " last for an hour"),
            new Advice(
                    "forbids access via",
                    "Use a token of another kind, which the organization allows, or sign in as a GitHub App"),
            new Advice(
                    "oauth app access restrictions",
                    "Have an owner of the organization approve the OAuth app that the token is from, or use a fine-grained"
                            + " token or a GitHub App"),
            new Advice(
                    "account was suspended",
                    "Use a token of another account, or have GitHub or the server's administrator lift the suspension"),
            new Advice("access blocked", "GitHub has blocked the repository: its support can say why"),
            new Advice("has been locked", "Wait until the repository is unlocked, such as after its migration"));

    private Policies() {}

    /** Returns the remedy for a refusal that isn't about permissions; empty for all others. */
    public static Optional<String> advice(ApiResponse response) {
        Optional<String> url = response.header("x-github-sso")
                .map(SSO::matcher)
                .filter(Matcher::find)
                .map(header -> header.group(1));
        if (url.isPresent()) {
            return Optional.of("The organization wants single sign-on: authorize the token for it at " + url.get()
                    + " and send the request again");
        }
        if (response.status() != 401 && response.status() != 403 && response.status() != 451) {
            return Optional.empty();
        }
        String said = ApiErrors.message(response).toLowerCase(Locale.ROOT);
        return KNOWN.stream()
                .filter(known -> said.contains(known.words()))
                .map(Advice::text)
                .findFirst();
    }

    /**
     * Returns the beginning of a sentence about a missing permission. It is careful: GitHub may have meant something
     * new.
     */
    public static String lacks(String who, ApiResponse response) {
        String said = ApiErrors.message(response).toLowerCase(Locale.ROOT);
        boolean permission = said.equals("forbidden")
                || said.contains("not accessible")
                || said.contains("must have")
                || said.contains("must be")
                || said.contains("need");
        return (permission ? "The " : "Unless GitHub's words name another reason, the ") + who + " lacks a permission"
                + ApiErrors.acceptedPermissions(response);
    }
}
