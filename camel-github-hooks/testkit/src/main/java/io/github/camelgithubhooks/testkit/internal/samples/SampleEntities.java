// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.samples;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgithubhooks.testkit.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;

/** The objects that nearly every payload contains, with all their links: repository, user, organization. */
public final class SampleEntities {

    /** The root of GitHub's web pages. */
    public static final String WEB = "https://github.com/";

    /** Properties of a repository, each with its path below the repository's own URL. */
    private static final List<String> REPOSITORY_URLS = List.of(
            "forks_url /forks",
            "keys_url /keys{/key_id}",
            "collaborators_url /collaborators{/collaborator}",
            "teams_url /teams",
            "hooks_url /hooks",
            "issue_events_url /issues/events{/number}",
            "events_url /events",
            "assignees_url /assignees{/user}",
            "branches_url /branches{/branch}",
            "tags_url /tags",
            "blobs_url /git/blobs{/sha}",
            "git_tags_url /git/tags{/sha}",
            "git_refs_url /git/refs{/sha}",
            "trees_url /git/trees{/sha}",
            "statuses_url /statuses/{sha}",
            "languages_url /languages",
            "stargazers_url /stargazers",
            "contributors_url /contributors",
            "subscribers_url /subscribers",
            "subscription_url /subscription",
            "commits_url /commits{/sha}",
            "git_commits_url /git/commits{/sha}",
            "comments_url /comments{/number}",
            "issue_comment_url /issues/comments{/number}",
            "contents_url /contents/{+path}",
            "compare_url /compare/{base}...{head}",
            "merges_url /merges",
            "archive_url /{archive_format}{/ref}",
            "downloads_url /downloads",
            "issues_url /issues{/number}",
            "pulls_url /pulls{/number}",
            "milestones_url /milestones{/number}",
            "notifications_url /notifications{?since,all,participating}",
            "labels_url /labels{/name}",
            "releases_url /releases{/id}",
            "deployments_url /deployments");

    private static final List<String> USER_URLS = List.of(
            "followers_url /followers",
            "following_url /following{/other_user}",
            "gists_url /gists{/gist_id}",
            "starred_url /starred{/owner}{/repo}",
            "subscriptions_url /subscriptions",
            "organizations_url /orgs",
            "repos_url /repos",
            "events_url /events{/privacy}",
            "received_events_url /received_events");

    private static final List<String> ORGANIZATION_URLS = List.of(
            "repos_url /repos",
            "events_url /events",
            "hooks_url /hooks",
            "issues_url /issues",
            "members_url /members{/member}",
            "public_members_url /public_members{/member}");

    private final String apiUrl;

    public SampleEntities(String apiUrl) {
        this.apiUrl = apiUrl;
    }

    /** Returns the id of a repository, which follows from its name and often needs more than 31 bits. */
    public static long repositoryId(String fullName) {
        return 1_000_000_000L + checksum(fullName);
    }

    public static String nodeId(String kind, long id) {
        byte[] bytes = (kind + id).getBytes(StandardCharsets.UTF_8);
        return kind + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    String repositoryUrl(String fullName) {
        return apiUrl + "/repos/" + fullName;
    }

    public ObjectNode repository(String fullName, boolean isPrivate) {
        String owner = fullName.substring(0, fullName.indexOf('/'));
        String web = WEB + fullName;
        ObjectNode json = linkedRepository(fullName, isPrivate);
        json.put("created_at", "2023-02-14T09:26:53Z")
                .put("updated_at", "2025-11-03T17:40:11Z")
                .put("pushed_at", "2025-11-20T08:15:42Z")
                .put("git_url", "git://github.com/" + fullName + ".git")
                .put("ssh_url", "git@github.com:" + fullName + ".git")
                .put("clone_url", web + ".git")
                .put("svn_url", web)
                .putNull("homepage")
                .put("size", 2048)
                .put("stargazers_count", 3)
                .put("watchers_count", 3)
                .put("language", "Java")
                .put("has_issues", true)
                .put("has_projects", true)
                .put("has_downloads", true)
                .put("has_wiki", false)
                .put("has_pages", false)
                .put("has_discussions", false)
                .put("forks_count", 1)
                .putNull("mirror_url")
                .put("archived", false)
                .put("disabled", false)
                .put("open_issues_count", 2)
                .putNull("license")
                .put("allow_forking", true)
                .put("is_template", false)
                .put("web_commit_signoff_required", false);
        json.putArray("topics");
        json.put("visibility", isPrivate ? "private" : "public")
                .put("forks", 1)
                .put("open_issues", 2)
                .put("watchers", 3)
                .put("default_branch", "main");
        json.set("owner", user(owner, "Organization"));
        return json;
    }

    /** Returns a repository without its counters, as a workflow run names it. */
    ObjectNode linkedRepository(String fullName, boolean isPrivate) {
        String url = repositoryUrl(fullName);
        long id = repositoryId(fullName);
        ObjectNode json = Json.object()
                .put("id", id)
                .put("node_id", nodeId("R", id))
                .put("name", fullName.substring(fullName.indexOf('/') + 1))
                .put("full_name", fullName)
                .put("private", isPrivate);
        json.set("owner", user(fullName.substring(0, fullName.indexOf('/')), "Organization"));
        json.put("html_url", WEB + fullName)
                .put("description", "Orders, invoices and the \"rest\" of it – à la carte")
                .put("fork", false)
                .put("url", url);
        return links(json, url, REPOSITORY_URLS);
    }

    public ObjectNode sender() {
        return user("mona-lisa", "User");
    }

    public ObjectNode user(String login, String type) {
        long id = accountId(login);
        String url = apiUrl + "/users/" + login;
        ObjectNode json = Json.object()
                .put("login", login)
                .put("id", id)
                .put("node_id", nodeId(type.equals("User") ? "U" : "O", id))
                .put("avatar_url", "https://avatars.githubusercontent.com/u/" + id + "?v=4")
                .put("gravatar_id", "")
                .put("url", url)
                .put("html_url", WEB + login);
        return links(json, url, USER_URLS)
                .put("type", type)
                .put("user_view_type", "public")
                .put("site_admin", false);
    }

    public ObjectNode organization(String login) {
        long id = accountId(login);
        String url = apiUrl + "/orgs/" + login;
        ObjectNode json = Json.object()
                .put("login", login)
                .put("id", id)
                .put("node_id", nodeId("O", id))
                .put("url", url);
        return links(json, url, ORGANIZATION_URLS)
                .put("avatar_url", "https://avatars.githubusercontent.com/u/" + id + "?v=4")
                .put("description", "");
    }

    private static ObjectNode links(ObjectNode json, String url, List<String> links) {
        for (String link : links) {
            String[] parts = link.split(" ", 2);
            json.put(parts[0], url + parts[1]);
        }
        return json;
    }

    /** Returns the id of an account, which follows from its login. */
    public static long accountId(String login) {
        return 10_000_000L + checksum(login) % 100_000_000L;
    }

    private static long checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }
}
