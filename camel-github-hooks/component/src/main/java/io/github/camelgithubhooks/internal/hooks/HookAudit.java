// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.hooks;

import io.github.camelgithubhooks.model.AuditedOwner.AuditedHook;
import io.github.camelgithubhooks.model.AuditedOwner.Problem;
import io.github.camelgithubhooks.model.DeliverySummary;
import io.github.camelgithubhooks.model.Hook;
import io.github.camelgithubhooks.model.Hook.LastResponse;
import io.github.camelgithubhooks.model.HookConfig;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds out what is wrong with a hook, from what GitHub shows of it. */
public final class HookAudit {

    /** The status of {@code last_response} of a hook that never delivered. */
    private static final String UNUSED = "unused";

    /** The statuses that stand for no failure when there is no code. */
    private static final Set<String> SOUND = Set.of("active", "pending");

    private HookAudit() {}

    /**
     * Returns the hook with its problems.
     *
     * @param latest the latest delivery, if the log was read since the hook doesn't show it
     */
    public static AuditedHook of(Hook hook, Optional<DeliverySummary> latest) {
        Set<Problem> problems = EnumSet.noneOf(Problem.class);
        if (Boolean.FALSE.equals(hook.active())) {
            problems.add(Problem.INACTIVE);
        }
        if (hook.lastResponse() != null) {
            lastResponse(hook.lastResponse(), problems);
        }
        if (latest.isPresent() && !latest.get().succeeded()) {
            problems.add(Problem.FAILING);
        }
        if (hook.config() != null) {
            config(hook.config(), problems);
        }
        return new AuditedHook(hook, List.copyOf(problems));
    }

    private static void lastResponse(LastResponse last, Set<Problem> problems) {
        if (last.code() != null) {
            if (last.code() < 200 || last.code() > 299) {
                problems.add(Problem.FAILING);
            }
        } else if (last.status() == null || last.status().equals(UNUSED)) {
            problems.add(Problem.NEVER_DELIVERED);
        } else if (!SOUND.contains(last.status())) {
            problems.add(Problem.FAILING);
        }
    }

    private static void config(HookConfig config, Set<Problem> problems) {
        if (config.secret() == null || config.secret().isEmpty()) {
            problems.add(Problem.WITHOUT_SECRET);
        }
        boolean tls =
                config.url() != null && config.url().toLowerCase(Locale.ROOT).startsWith("https:");
        if (!tls) {
            problems.add(Problem.WITHOUT_TLS);
        } else if ("1".equals(config.insecureSsl())) {
            problems.add(Problem.UNCHECKED_CERTIFICATE);
        }
    }
}
