// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import io.github.camelgithubhooks.internal.json.GitHubJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Events that GitHub describes, with their actions, and what is likely to be meant by a name that isn't among them. GitHub
 * has new ones at times, so any name is allowed.
 *
 * @see <a href="https://docs.github.com/en/webhooks/webhook-events-and-payloads">Webhook events and payloads</a>
 */
final class KnownEvents {

    private static final Logger LOG = LoggerFactory.getLogger(KnownEvents.class);

    private static final String LIST = "/io/github/camelgithubhooks/webhook-events.json";

    /** Stands for an action that the sender chooses. */
    private static final String ANY = "*";

    private static final String CONCLUSION = ".completed; conclusion is a field of the payload";

    /** What people call other events than GitHub does. */
    private static final Map<String, String> OTHER_WORDS = Map.ofEntries(
            Map.entry("commit", "push"),
            Map.entry("pr", "pull_request"),
            Map.entry("merge", "pull_request.closed; merged is a field of the payload"),
            Map.entry("tag", "create, delete or push; the tag is in the payload"),
            Map.entry("branch", "create, delete or push; the branch is in the payload"),
            Map.entry("comment", "issue_comment, pull_request_review_comment, commit_comment or discussion_comment"),
            Map.entry("review", "pull_request_review"),
            Map.entry("build", "workflow_run, check_run or status"),
            Map.entry("pull_request.merged", "pull_request.closed; merged is a field of the payload"),
            Map.entry("pull_request.created", "pull_request.opened"),
            Map.entry("pull_request.updated", "pull_request.synchronize"),
            Map.entry("pull_request.pushed", "pull_request.synchronize"),
            Map.entry("pull_request.approved", "pull_request_review.submitted; state is a field of the payload"),
            Map.entry("pull_request.commented", "issue_comment.created"),
            Map.entry("issues.created", "issues.opened"),
            Map.entry("issues.commented", "issue_comment.created"));

    private static final Set<String> WITH_CONCLUSION =
            Set.of("workflow_run", "workflow_job", "check_run", "check_suite");
    private static final Set<String> CONCLUSIONS =
            Set.of("success", "succeeded", "failure", "failed", "cancelled", "skipped", "timed_out", "neutral");

    /** The actions by event. */
    private static final Map<String, Set<String>> ACTIONS = read();

    private KnownEvents() {}

    private static Map<String, Set<String>> read() {
        Map<String, Set<String>> known = new TreeMap<>();
        try (InputStream list = KnownEvents.class.getResourceAsStream(LIST)) {
            Map<?, ?> events = list == null
                    ? Map.of()
                    : (Map<?, ?>) GitHubJson.readMap(list.readAllBytes()).get("events");
            events.forEach((name, event) -> {
                Set<String> actions = new HashSet<>();
                ((List<?>) ((Map<?, ?>) event).get("actions")).forEach(action -> actions.add(action.toString()));
                known.put(name.toString(), actions);
            });
        } catch (IOException e) {
            LOG.debug("The list of GitHub's events can't be read", e);
        }
        return known;
    }

    /**
     * Returns what GitHub says instead of a name in the option {@code events}; empty if it says that, too.
     *
     * @param name an event, or an event and its action with a dot between them
     */
    static Optional<String> insteadOf(String name) {
        int dot = name.indexOf('.');
        String event = dot < 0 ? name : name.substring(0, dot);
        String action = dot < 0 ? null : name.substring(dot + 1);
        Set<String> actions = ACTIONS.get(event);
        if (ACTIONS.isEmpty()
                || (actions != null && (action == null || actions.contains(action) || actions.contains(ANY)))) {
            return Optional.empty();
        }
        if (OTHER_WORDS.containsKey(name)) {
            return Optional.of("GitHub says " + OTHER_WORDS.get(name));
        }
        return Optional.of(actions == null ? insteadOfEvent(event, action) : insteadOfAction(event, action, actions));
    }

    private static String insteadOfEvent(String event, String action) {
        if (OTHER_WORDS.containsKey(event)) {
            return "GitHub says " + OTHER_WORDS.get(event);
        }
        Optional<String> near = SimilarNames.nearest(event, ACTIONS.keySet());
        if (near.isEmpty()) {
            return "GitHub describes no such event, see"
                    + " https://docs.github.com/en/webhooks/webhook-events-and-payloads";
        }
        String known = near.get();
        if (action == null) {
            return "GitHub says " + known;
        }
        String whole = known + "." + action;
        return insteadOf(whole).orElse("GitHub says " + whole);
    }

    private static String insteadOfAction(String event, String action, Set<String> actions) {
        if (actions.isEmpty()) {
            return "GitHub says " + event + ", which has no actions";
        }
        if (action.equals(ANY)) {
            return "all actions of " + event + " are " + event + ", without a dot";
        }
        if (WITH_CONCLUSION.contains(event) && CONCLUSIONS.contains(action)) {
            return "GitHub says " + event + CONCLUSION;
        }
        return SimilarNames.nearest(action, actions)
                .map(near -> "GitHub says " + event + "." + near)
                .orElseGet(() -> "the actions of " + event + " are "
                        + String.join(", ", actions.stream().sorted().toList()));
    }
}
