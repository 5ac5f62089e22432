// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import io.github.camelgithubhooks.GitHubHooksConfiguration;
import io.github.camelgithubhooks.SecretDirectory;
import io.github.camelgithubhooks.internal.address.AllowedSources;
import io.github.camelgithubhooks.internal.event.LogLookup;
import io.github.camelgithubhooks.internal.event.RecordPlace;
import io.github.camelgithubhooks.internal.signature.ConfiguredSecrets;
import io.github.camelgithubhooks.internal.signature.CurrentSecrets;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/** Options of a route that receives: those of its endpoint, checked, and what follows from several of them. */
public final class ReceiveOptions {

    private final GitHubHooksConfiguration given;
    private final AllowedSources sources;
    private final LogLookup log;
    private final boolean throughWebhook;

    private ReceiveOptions(
            GitHubHooksConfiguration given, AllowedSources sources, LogLookup log, boolean throughWebhook) {
        this.given = given;
        this.sources = sources;
        this.log = log;
        this.throughWebhook = throughWebhook;
        requireSecret();
        requirePositive("maxBodySize", given.getMaxBodySize(), ", in bytes");
        requirePositive("maxInFlight", given.getMaxInFlight(), "");
        requireNotNegative("ackTimeout", given.getAckTimeout(), "means no limit");
        requireNotNegative("replayWindow", given.getReplayWindow(), "turns it off");
        if (!given.getGuidScope().equals("path") && !given.getGuidScope().equals("hook")) {
            throw new IllegalArgumentException("guidScope must be path or hook, was " + given.getGuidScope());
        }
    }

    /**
     * Returns the options of a listener of its own.
     *
     * @param given the options of the endpoint, which must not change any more
     * @param sources the addresses that may deliver
     * @param log GitHub's log of the hook, which is searched for guids; null without {@code replayWindow}
     * @throws IllegalArgumentException if an option can't be used; the message names the option and the remedy
     */
    public static ReceiveOptions receive(GitHubHooksConfiguration given, AllowedSources sources, LogLookup log) {
        return new ReceiveOptions(given, sources, log, false);
    }

    /**
     * Returns the options of a route under Camel's {@code webhook:} component. Its server takes forms apart, so their
     * signature can't be verified.
     *
     * @param given the options of the endpoint, with the path that {@code webhook:} listens on; they must not change any more
     * @param sources the addresses that may deliver
     * @param log GitHub's log of the hook, which is searched for guids; null without {@code replayWindow}
     * @throws IllegalArgumentException if an option can't be used; the message names the option and the remedy
     */
    public static ReceiveOptions throughWebhook(GitHubHooksConfiguration given, AllowedSources sources, LogLookup log) {
        return new ReceiveOptions(given, sources, log, true);
    }

    private void requireSecret() {
        boolean secret = isSet(given.getWebhookSecret());
        if (!secret && isSet(given.getPreviousWebhookSecret())) {
            throw new IllegalArgumentException("Option previousWebhookSecret is set without webhookSecret:"
                    + " set webhookSecret to the secret that the hook has now");
        }
        if (!isSigned() && !given.isAllowUnsigned()) {
            throw new IllegalArgumentException("Option webhookSecret is missing: set it to the secret of the hook,"
                    + " or webhookSecrets to a bean that supplies it."
                    + " Only where nobody else can reach the path, set allowUnsigned=true instead");
        }
        if (given.getWebhookSecrets() instanceof SecretDirectory directory) {
            // a directory without secrets is reported now, as a missing file is
            directory.secrets();
        }
        if (!isSigned() && given.getReplayWindow() > 0) {
            throw new IllegalArgumentException("Option replayWindow is set without webhookSecret: anyone who can send"
                    + " unsigned deliveries has no need to repeat them. Set webhookSecret");
        }
    }

    private static void requirePositive(String option, long value, String unit) {
        if (value <= 0) {
            throw new IllegalArgumentException("Option " + option + " must be positive" + unit + ": " + value);
        }
    }

    private static void requireNotNegative(String option, long value, String zero) {
        if (value < 0) {
            throw new IllegalArgumentException("Option " + option + " must not be negative: 0 " + zero);
        }
    }

    /** Returns the options as they were set. */
    GitHubHooksConfiguration given() {
        return given;
    }

    /** Returns the addresses that may deliver. */
    AllowedSources sources() {
        return sources;
    }

    /** Returns GitHub's log of the hook, null without {@code replayWindow}. */
    LogLookup log() {
        return log;
    }

    /** Returns whether Camel's {@code webhook:} component listens. */
    boolean isThroughWebhook() {
        return throughWebhook;
    }

    /** Returns the path with one leading slash and no trailing one. */
    String path() {
        return normalizedPath(given.getPath());
    }

    static String normalizedPath(String path) {
        String inner = path == null ? "" : path.strip().replaceAll("^/+|/+$", "");
        return "/" + inner;
    }

    /** Returns whether deliveries must be signed. */
    boolean isSigned() {
        return isSet(given.getWebhookSecret()) || given.getWebhookSecrets() != null;
    }

    /** Returns the secrets. Their files are read again. */
    CurrentSecrets secrets() {
        return new CurrentSecrets(
                given.getWebhookSecrets() != null
                        ? given.getWebhookSecrets()
                        : new ConfiguredSecrets(given.getWebhookSecret(), given.getPreviousWebhookSecret()));
    }

    Duration ackTimeout() {
        return Duration.ofMillis(given.getAckTimeout());
    }

    Duration replayWindow() {
        return Duration.ofMillis(given.getReplayWindow());
    }

    /** Returns the option {@code idempotentPrefix}, null if it is empty. */
    String idempotentPrefix() {
        return isSet(given.getIdempotentPrefix()) ? given.getIdempotentPrefix() : null;
    }

    /** Returns whether a guid counts once for each hook, instead of once for the path. */
    boolean isGuidPerHook() {
        return given.getGuidScope().equals("hook");
    }

    /**
     * Checks that a route with these options can share the path with another route.
     *
     * @throws IllegalArgumentException if it can't; the message names the option and the remedy
     */
    void requireFitting(ReceiveOptions there) {
        if (throughWebhook || there.throughWebhook) {
            throw new IllegalArgumentException("Another route receives on " + path()
                    + ", and a listener of webhook: has one route: give this one another path (webhookPath), or let both"
                    + " begin with github-hooks:receive?path=" + path());
        }
        if (idempotentPrefix() != null
                && given.getIdempotentRepository() != null
                && idempotentPrefix().equals(there.idempotentPrefix())
                && given.getIdempotentRepository() == there.given.getIdempotentRepository()) {
            throw new IllegalArgumentException("Another route receives on " + path()
                    + " with the same idempotentPrefix and "
                    + RecordPlace.of(given).option()
                    + ": what one has handled would be a duplicate for the other. Leave"
                    + " idempotentPrefix out, or give each its own");
        }
        GitHubHooksConfiguration other = there.given;
        requireEqual("webhookSecret", orEmpty(given.getWebhookSecret()), orEmpty(other.getWebhookSecret()));
        requireEqual(
                "previousWebhookSecret",
                orEmpty(given.getPreviousWebhookSecret()),
                orEmpty(other.getPreviousWebhookSecret()));
        requireEqual("webhookSecrets", given.getWebhookSecrets(), other.getWebhookSecrets());
        requireEqual("allowUnsigned", given.isAllowUnsigned(), other.isAllowUnsigned());
        requireEqual("maxBodySize", given.getMaxBodySize(), other.getMaxBodySize());
        requireEqual("maxInFlight", given.getMaxInFlight(), other.getMaxInFlight());
        requireEqual("allowedSources or trustedProxies", true, sources.isSameAs(there.sources));
        requireEqual("replayWindow", given.getReplayWindow(), other.getReplayWindow());
        requireEqual("hook (repoOwner, repoName, hookId, token) for replayWindow", log, there.log);
    }

    /** Returns whether both options name a hook, or the owner of one, and not the same. */
    boolean namesOtherHookThan(ReceiveOptions there) {
        return differ(given.getHookId(), there.given.getHookId()) || differ(owner(), there.owner());
    }

    private static boolean differ(Object ours, Object theirs) {
        return ours != null && theirs != null && !ours.equals(theirs);
    }

    /** Returns the hook as the options name it, for a log. */
    String namedHook() {
        String hook = given.getHookId() == null ? "" : "hookId " + given.getHookId();
        String owner = owner() == null ? "" : owner();
        return hook.isEmpty() || owner.isEmpty() ? hook + owner : hook + " of " + owner;
    }

    /** Returns the owner of the hook in lower case, since GitHub ignores case; null if the options name none. */
    private String owner() {
        if (isSet(given.getRepoOwner()) && isSet(given.getRepoName())) {
            return (given.getRepoOwner() + "/" + given.getRepoName()).toLowerCase(Locale.ROOT);
        }
        return isSet(given.getOrganization()) ? given.getOrganization().toLowerCase(Locale.ROOT) : null;
    }

    private void requireEqual(String option, Object ours, Object theirs) {
        if (!Objects.equals(ours, theirs)) {
            throw new IllegalArgumentException("Another route receives on " + path() + " with a different " + option
                    + ": routes on one path share the listener. Give both the same " + option
                    + ", or this one another path");
        }
    }

    private static boolean isSet(String value) {
        return value != null && !value.isEmpty();
    }

    private static String orEmpty(String value) {
        return value == null ? "" : value;
    }
}
