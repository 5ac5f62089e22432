// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.hooks;

import io.github.camelgithubhooks.GitHubHooksConfiguration;
import io.github.camelgithubhooks.internal.api.HookScope;
import io.github.camelgithubhooks.internal.api.Scope;
import io.github.camelgithubhooks.internal.options.ScopeOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Choice among the repositories that a credential sees. Archived and disabled ones are never chosen, since their hooks
 * can't be changed.
 *
 * @param owner the user or organization that owns them; null for all
 * @param name a pattern of their names, in which {@code *} stands for any characters and {@code ?} for one
 * @param topics the topics that each must have
 */
public record RepositoryChoice(String owner, String name, List<String> topics) {

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._*?-]{1,100}");

    public RepositoryChoice {
        topics = List.copyOf(topics);
        if (!ALLOWED.matcher(name).matches()) {
            throw new IllegalArgumentException("repoName must be a name, or a pattern such as service-*, of letters,"
                    + " digits, '.', '-', '_', '*' and '?', was '" + name + "'");
        }
    }

    /**
     * Returns the choice that the options of a consumer make; empty if they name one owner of hooks.
     *
     * @throws IllegalArgumentException when a name or pattern is wrong, or the options contradict each other
     */
    public static Optional<RepositoryChoice> of(GitHubHooksConfiguration options) {
        List<String> topics = topics(options.getRepoTopics());
        String name = options.getRepoName();
        boolean many = isPattern(name) || !topics.isEmpty();
        if (!many || ScopeOptions.kind(options) != Scope.REPOSITORY) {
            return Optional.empty();
        }
        String owner = options.getRepoOwner();
        return Optional.of(new RepositoryChoice(
                owner == null || owner.isBlank() ? null : ScopeOptions.checked("the option repoOwner", owner),
                name == null || name.isBlank() ? "*" : name,
                topics));
    }

    /** Returns the choice as if it were one repository, with the pattern as its name. */
    public HookScope scope() {
        return HookScope.repository(owner == null ? "*" : owner, name);
    }

    /** Returns the choice as logs and errors name it. */
    public String words() {
        return (owner == null ? "" : owner + "/")
                + name
                + (topics.isEmpty() ? "" : " with the topics " + String.join(", ", topics));
    }

    /** Returns whether a name of a repository is a pattern. */
    public static boolean isPattern(String name) {
        return name != null && (name.contains("*") || name.contains("?"));
    }

    /** Returns the topics in an option, which are separated by commas. */
    public static List<String> topics(String option) {
        return option == null
                ? List.of()
                : Arrays.stream(option.split(","))
                        .map(topic -> topic.strip().toLowerCase(Locale.ROOT))
                        .filter(topic -> !topic.isEmpty())
                        .toList();
    }

    /** Returns whether a repository of a list of GitHub's is chosen. */
    boolean includes(Map<?, ?> repository) {
        if (Boolean.TRUE.equals(repository.get("archived")) || Boolean.TRUE.equals(repository.get("disabled"))) {
            return false;
        }
        String[] fullName = fullName(repository);
        return fullName.length == 2
                && isOfOwner(repository)
                && names().matcher(fullName[1]).matches()
                && (topics.isEmpty()
                        || (repository.get("topics") instanceof List<?> present && present.containsAll(topics)));
    }

    /** Returns whether a repository of a list of GitHub's belongs to the owner. */
    boolean isOfOwner(Map<?, ?> repository) {
        return owner == null || owner.equalsIgnoreCase(fullName(repository)[0]);
    }

    private static String[] fullName(Map<?, ?> repository) {
        return String.valueOf(repository.get("full_name")).split("/", 2);
    }

    private Pattern names() {
        return Pattern.compile(
                name.chars()
                        .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
                        .collect(Collectors.joining()),
                Pattern.CASE_INSENSITIVE);
    }
}
