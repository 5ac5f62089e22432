// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks;

import java.util.regex.Pattern;
import org.apache.camel.Message;

/** Which repository, hook and delivery a call is about: headers win over options. */
final class RequestTarget {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    private final Message message;
    private final GitHubHooksConfiguration options;

    RequestTarget(Message message, GitHubHooksConfiguration options) {
        this.message = message;
        this.options = options;
    }

    /** The path of the operation's call. */
    String path(GitHubHooksOperation operation) {
        String path = operation.path();
        if (path.contains("{hook_id}")) {
            path = path.replace("{hook_id}", Long.toString(hookId(operation)));
        }
        if (path.contains("{delivery_id}")) {
            long id = id(operation, GitHubHooksConstants.DELIVERY_ID, "deliveryId", options.getDeliveryId());
            path = path.replace("{delivery_id}", Long.toString(id));
        }
        return "/repos/" + name(operation, GitHubHooksConstants.REPO_OWNER, "repoOwner", options.getRepoOwner()) + "/"
                + name(operation, GitHubHooksConstants.REPO_NAME, "repoName", options.getRepoName()) + path;
    }

    long hookId(GitHubHooksOperation operation) {
        return id(operation, GitHubHooksConstants.HOOK_ID, "hookId", options.getHookId());
    }

    /** The path of the repository that the options name: a consumer has no message whose headers could. */
    static String repository(GitHubHooksConfiguration options) {
        if (options.getRepoOwner() == null || options.getRepoName() == null) {
            throw new IllegalArgumentException("GitHub's log of deliveries needs the options repoOwner and repoName");
        }
        String path = "/repos/" + options.getRepoOwner() + "/" + options.getRepoName();
        if (!NAME.matcher(options.getRepoOwner()).matches()
                || !NAME.matcher(options.getRepoName()).matches()) {
            throw new IllegalArgumentException(
                    "repoOwner and repoName must be names of letters, digits, '.', '-' and '_'," + " were "
                            + options.getRepoOwner() + " and " + options.getRepoName());
        }
        return path;
    }

    private String name(GitHubHooksOperation operation, String header, String option, String defaultValue) {
        Object value = value(operation, header, option, defaultValue);
        String name = value.toString();
        if (!NAME.matcher(name).matches() || name.equals(".") || name.equals("..")) {
            throw new IllegalArgumentException("%s: %s must be a name of letters, digits, '.', '-' and '_', was '%s'%s"
                    .formatted(operation, where(header, option), name, hint(name)));
        }
        return name;
    }

    private static String hint(String name) {
        return name.contains("/") ? ": give the part before the slash as repoOwner, the part after it as repoName" : "";
    }

    private long id(GitHubHooksOperation operation, String header, String option, Long defaultValue) {
        Object value = value(operation, header, option, defaultValue);
        try {
            long id = value instanceof Long || value instanceof Integer
                    ? ((Number) value).longValue()
                    : Long.parseLong(value.toString().trim());
            if (id > 0) {
                return id;
            }
        } catch (NumberFormatException e) {
            // said below, with what to correct
        }
        throw new IllegalArgumentException(
                "%s: %s must be a whole number, was '%s'".formatted(operation, where(header, option), value));
    }

    private Object value(GitHubHooksOperation operation, String header, String option, Object defaultValue) {
        Object value = message.getHeader(header);
        if (value == null || value.toString().isBlank()) {
            value = defaultValue;
        }
        if (value == null || value.toString().isBlank()) {
            throw new IllegalArgumentException("%s needs %s".formatted(operation, where(header, option)));
        }
        return value;
    }

    private static String where(String header, String option) {
        return "the option " + option + " or the header " + header;
    }
}
