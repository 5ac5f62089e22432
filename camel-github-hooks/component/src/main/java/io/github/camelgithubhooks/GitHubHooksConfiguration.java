// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks;

import java.time.Duration;
import java.util.Map;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;

/**
 * Options of the {@code github-hooks} component and its endpoints. The options of the component are the defaults of its
 * endpoints.
 */
@UriParams
public class GitHubHooksConfiguration implements Cloneable {

    @UriParam(description = "The owner of the repository: a user or an organization.")
    private String repoOwner;

    @UriParam(
            description =
                    "The name of the repository, without its owner. For ensure, audit, deliveries and catchUp it can be a"
                            + " pattern, in which an asterisk stands for any characters and a question mark for one: it"
                            + " chooses repositories of repoOwner, or of all owners that the credentials see.")
    private String repoName;

    @UriParam(
            description =
                    "Topics, separated by commas. ensure, audit, deliveries and catchUp then choose the repositories"
                            + " that have all of them.")
    private String repoTopics;

    @UriParam(
            defaultValue = "4",
            description =
                    "The number of repositories that ensure and audit work on, or whose logs deliveries reads, at the"
                            + " same time, if a pattern or topics choose them. The limits of GitHub hold for all together.")
    private int repoConcurrency = 4;

    @UriParam(
            label = "consumer",
            javaType = "java.time.Duration",
            defaultValue = "600000",
            description =
                    "How often deliveries and catchUp list the repositories again, if a pattern or topics choose them."
                            + " New ones are read from then on, and those that are archived, renamed or deleted no longer. The"
                            + " default is 10 minutes.")
    private long repoRefresh = Duration.ofMinutes(10).toMillis();

    @UriParam(description = "The organization whose hooks are managed or read, instead of those of a repository.")
    private String organization;

    @UriParam(
            enums = "repository,organization,app",
            description =
                    "Whose hooks the endpoint is about: those of a repository (repoOwner and repoName), those of an"
                            + " organization, or the hook of the GitHub App (app). By default it is organization if only that"
                            + " option is set, otherwise repository.")
    private String scope;

    @UriParam(
            description = "The id of the hook to manage, or whose log to read; the hook of a GitHub App needs none. It"
                    + " doesn't filter what receive gets; there, the header CamelGitHubHooksHookId is set only if a"
                    + " delivery names this id.")
    private Long hookId;

    @UriParam(
            label = "security",
            secret = true,
            description = "The token used to call GitHub: the text itself, or its location, such as"
                    + " file:/run/secrets/token or classpath:github.token. A file is read again when it changes.")
    private String oauthToken;

    @UriParam(
            label = "security",
            description =
                    "The id or client id of the GitHub App to sign in as, instead of using an oauthToken. Requires"
                            + " privateKey.")
    private String appId;

    @UriParam(
            label = "security",
            secret = true,
            description =
                    "A private key of the GitHub App in PEM format: the text itself, also in Base64, or its location,"
                            + " such as file:/path/app.private-key.pem or classpath:app.private-key.pem.")
    private String privateKey;

    @UriParam(
            label = "security",
            description =
                    "The installation of the GitHub App to sign in as. By default it is looked up from the repository"
                            + " or organization of each call.")
    private Long installationId;

    @UriParam(
            defaultValue = "https://api.github.com",
            description = "The URL of GitHub's REST API. For GitHub Enterprise Server it is https://HOST/api/v3.")
    private String apiUrl = "https://api.github.com";

    @UriParam(
            label = "advanced",
            defaultValue = "2022-11-28",
            description = "The version of GitHub's REST API, sent in the header X-GitHub-Api-Version.")
    private String apiVersion = "2022-11-28";

    @UriParam(
            description =
                    "The events, separated by commas. On create, update and ensure they are GitHub's event names, or"
                            + " an asterisk for all events. On receive and deliveries an action can follow after a dot, as in"
                            + " push,pull_request.opened; by default every event except ping reaches the route.")
    private String events;

    @UriParam(
            label = "security",
            secret = true,
            description = "The secret that GitHub signs deliveries with: the text itself, or its location, such as"
                    + " file:/run/secrets/hook or classpath:hook.secret. The last line break of a file is ignored, and"
                    + " a file is read again when it changes.")
    private String webhookSecret;

    @UriParam(label = "producer", description = "The id of the delivery, for getDelivery and redeliver.")
    private Long deliveryId;

    @UriParam(
            description =
                    "The URL that the hook delivers to. ensure and autoRegister identify the hook by this URL, and so"
                            + " do deliveries and catchUp if hookId isn't set.")
    private String hookUrl;

    @UriParam(
            enums = "json,form",
            defaultValue = "json",
            description =
                    "How GitHub sends the payload: as a JSON body, or as a form with a field named payload. Used by"
                            + " the producers that write a hook, and by autoRegister.")
    private String contentType;

    @UriParam(
            enums = "0,1",
            description =
                    "Whether GitHub skips the check of the receiver's TLS certificate: 0 checks the certificate, 1"
                            + " doesn't. Used by the producers that write a hook, and by autoRegister.")
    private String insecureSsl;

    @UriParam(
            label = "producer",
            defaultValue = "true",
            description =
                    "Whether GitHub sends deliveries for the hook. A new hook is active by default; an update without"
                            + " this option leaves the hook as it is.")
    private Boolean active;

    @UriParam(
            label = "producer",
            description = "The events that update adds to those of the hook, separated by commas.")
    private String addEvents;

    @UriParam(
            label = "producer",
            description = "The events that update removes from those of the hook, separated by commas.")
    private String removeEvents;

    @UriParam(
            label = "producer,security",
            description = "Whether update may send a config without a secret. GitHub then removes the hook's secret and"
                    + " delivers unsigned.")
    private boolean allowSecretRemoval;

    @UriParam(label = "producer", description = "The event type for dispatch, of 1 to 100 characters.")
    private String eventType;

    @UriParam(
            enums = "any,success,failure,unrecovered",
            defaultValue = "any",
            description = "Which deliveries are wanted. For listDeliveries, failure is an HTTP status of 400 to 599, as"
                    + " GitHub defines it; a refused connection or a time-out may be neither success nor failure. For"
                    + " deliveries, failure is everything not answered with success, and unrecovered means events"
                    + " without any successful attempt.")
    private String deliveryStatus = "any";

    @UriParam(
            label = "producer",
            defaultValue = "1000",
            description = "The maximum number of items that list and listDeliveries return, over all pages; 0 means no"
                    + " limit. If GitHub has more, the header CamelGitHubHooksHasMore is true.")
    private int maxItems = 1000;

    @UriParam(
            label = "producer",
            description = "Whether list and listDeliveries return an Iterator that fetches each page on demand, for"
                    + " split().streaming(), instead of a List.")
    private boolean streamList;

    @UriParam(
            label = "producer",
            description =
                    "Whether to build and check the request without sending it; the body becomes the request, with"
                            + " token and secret masked. ensure reads the hooks and returns its plan.")
    private boolean dryRun;

    @UriParam(
            label = "producer",
            defaultValue = "true",
            description =
                    "Whether to throw an exception if GitHub answers with an error. If false, the body becomes the"
                            + " error, and the header CamelGitHubHooksStatusCode its HTTP status.")
    private boolean throwExceptionOnFailure = true;

    @UriParam(
            label = "producer,advanced",
            javaType = "java.time.Duration",
            defaultValue = "0",
            description =
                    "How long a call may wait for the end of a rate limit before it is sent. By default (0) such a"
                            + " call fails with GitHubRateLimitException, though the waits for pacing (requestPointsPerMinute,"
                            + " writePause) and between retries remain. A value above 0 limits these waits, too.")
    private long maxRateLimitWait;

    @UriParam(
            label = "consumer",
            defaultValue = "/github",
            description =
                    "The path of the HTTP server at which GitHub's deliveries arrive. Routes with the same path share"
                            + " the listener.")
    private String path = "/github";

    @UriParam(
            label = "security",
            secret = true,
            description = "The secret before webhookSecret, during a rotation: receive accepts deliveries signed with"
                    + " either, and rotateSecret goes back to it if the receiver rejects the new one. Like"
                    + " webhookSecret it can be in a file.")
    private String previousWebhookSecret;

    @UriParam(
            label = "consumer,security",
            description =
                    "Whether to accept deliveries without a signature if there is no webhookSecret. Anyone who knows"
                            + " the address can then send events.")
    private boolean allowUnsigned;

    @UriParam(
            label = "consumer",
            javaType = "int",
            defaultValue = "26214400",
            description =
                    "The maximum size of a delivery's payload in bytes. The default is 25 MB, the most that GitHub"
                            + " sends. A larger payload is refused with 413 while it is read.")
    private int maxBodySize = 25 * 1024 * 1024;

    @UriParam(
            label = "consumer",
            javaType = "java.time.Duration",
            defaultValue = "0",
            description =
                    "The time after which a delivery is answered with 504 while its route goes on; a later redelivery is"
                            + " then a duplicate and is answered with 200. By default (0) the answer waits until the route is done,"
                            + " and GitHub gives up after 10 seconds.")
    private long ackTimeout;

    @UriParam(
            label = "consumer",
            javaType = "java.time.Duration",
            defaultValue = "3600000",
            description =
                    "The time after which an unfinished delivery counts as failed and may come again, such as one in"
                            + " a queue that nobody reads. The default is 1 hour; 0 means no limit. A delivery that finishes"
                            + " later is still recorded.")
    private long completionTimeout = 3_600_000;

    @UriParam(
            label = "consumer",
            javaType = "int",
            defaultValue = "10000",
            description =
                    "The maximum number of deliveries that the routes of a path handle at once. More are answered with 503"
                            + " with Retry-After. No thread waits for a route, so an asynchronous route can have thousands.")
    private int maxInFlight = 10_000;

    @UriParam(
            label = "consumer",
            description =
                    "The repository that records handled deliveries. By default each route keeps its last 100,000 in"
                            + " memory, which takes up to 3 MB.")
    private IdempotentRepository idempotentRepository;

    @UriParam(
            label = "consumer",
            description =
                    "The prefix of the keys in the idempotentRepository, before the guid. By default it is the route"
                            + " id.")
    private String idempotentPrefix;

    @UriParam(
            label = "consumer",
            defaultValue = "true",
            description =
                    "Whether deliveries fetches the payload of each delivery, which takes one request each. If false,"
                            + " messages have headers only.")
    private boolean fetchPayload = true;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "4",
            description = "The number of payloads that deliveries fetches in parallel. The route still gets the oldest"
                    + " event first.")
    private int fetchConcurrency = 4;

    @UriParam(
            label = "consumer",
            description =
                    "Where deliveries begins to read when there is no cursor: latest, earliest or a time in ISO-8601."
                            + " The default is latest, or earliest with an offsetRepository, a stateDataSource, a stateDirectory,"
                            + " catchUp or deliveryStatus=unrecovered.")
    private String startFrom;

    @UriParam(
            label = "consumer",
            enums = "one,all",
            defaultValue = "one",
            description =
                    "Whether deliveries creates one message for each event (one), or one for each attempt to deliver"
                            + " it (all).")
    private String attempts = "one";

    @UriParam(
            label = "consumer",
            defaultValue = "10",
            description = "How often deliveries offers an event to the route before it gives up, with growing pauses;"
                    + " failures of GitHub don't count. With deliveryStatus=unrecovered, fetchPayload=false and no"
                    + " repository, it is how often GitHub is asked to redeliver the event.")
    private int maxAttempts = 10;

    @UriParam(
            label = "consumer",
            description = "Whether deliveries sends the route a message without a body when it gives up an event. The"
                    + " header CamelGitHubHooksLost is then given-up.")
    private boolean messageWhenGivenUp;

    @UriParam(
            label = "consumer,advanced",
            javaType = "java.time.Duration",
            defaultValue = "900000",
            description = "How late a delivery may appear in GitHub's log, after newer ones, and still be found. The"
                    + " default is 15 minutes.")
    private long overlap = Duration.ofMinutes(15).toMillis();

    @UriParam(
            label = "consumer,advanced",
            javaType = "java.time.Duration",
            defaultValue = "259200000",
            description =
                    "How long GitHub keeps its delivery log. The default is 3 days; GitHub Enterprise Server keeps 7."
                            + " If Camel was down for longer, a warning names the period whose events may be lost.")
    private long logRetention = Duration.ofDays(3).toMillis();

    @UriParam(
            label = "consumer",
            description = "The repository of the cursor, which is how far deliveries has read the log. By default the"
                    + " cursor is kept in memory.")
    private StateRepository<String, String> offsetRepository;

    @UriParam(
            label = "consumer",
            description =
                    "A directory for a small database that keeps the handled deliveries and the cursor, also through"
                            + " crashes, for one process. It replaces idempotentRepository and offsetRepository, and needs H2 on"
                            + " the class path.")
    private String stateDirectory;

    @UriParam(
            label = "consumer",
            description = "The database that keeps the handled deliveries, claims and cursors of all instances of the"
                    + " application, so that each event is handled by one instance at a time, and by another if"
                    + " that one dies. It is PostgreSQL or H2, as a DataSource such as #dataSource, or auto for the"
                    + " only one in the registry. It replaces idempotentRepository and offsetRepository.")
    private Object stateDataSource;

    @UriParam(
            label = "consumer,advanced",
            javaType = "java.time.Duration",
            defaultValue = "30000",
            description =
                    "How long an event stays claimed by an instance that died, until another instance may handle it. A"
                            + " living instance renews its claims. It is used with stateDataSource, and with an"
                            + " idempotentRepository that is a DeliveryStore. The default is 30 seconds.")
    private long claimTimeout = Duration.ofSeconds(30).toMillis();

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "true",
            description = "Whether the tables in the stateDataSource are created if they are missing.")
    private boolean createStateTables = true;

    @UriParam(
            label = "consumer",
            description = "The maximum number of deliveries that one poll offers to the route. By default there is no"
                    + " limit.")
    private int maxMessagesPerPoll;

    @UriParam(
            label = "consumer",
            description =
                    "Whether receive also reads GitHub's log of the hook and offers to the route what never arrived."
                            + " Requires what deliveries requires: the scope of the hook, hookId or hookUrl, and a token or an"
                            + " App.")
    private boolean catchUp;

    @UriParam(
            label = "security",
            description = "A bean that supplies the secrets, newest first; they can change at run time. It replaces"
                    + " webhookSecret and previousWebhookSecret.")
    private WebhookSecrets webhookSecrets;

    @UriParam(
            label = "producer,security",
            javaType = "java.time.Duration",
            defaultValue = "60000",
            description =
                    "How long rotateSecret waits for GitHub's log to show that the receiver accepted a ping signed"
                            + " with the new secret. The default is 1 minute.")
    private long rotationTimeout = Duration.ofMinutes(1).toMillis();

    @UriParam(
            label = "consumer,security",
            javaType = "java.time.Duration",
            defaultValue = "0",
            description = "How long receive remembers the body of a delivery; by default (0) it doesn't. The same body"
                    + " under another guid is answered with 503 until GitHub's log of the hook shows that guid. Requires the"
                    + " scope of the hook, hookId, and a token or an App.")
    private long replayWindow;

    @UriParam(
            label = "consumer,security",
            defaultValue = "any",
            description =
                    "The addresses that deliveries may come from: any, github for those that GitHub's API lists (read"
                            + " again every hour), or ranges such as 192.0.2.0/24,2001:db8::/32, of which github can be one.")
    private String allowedSources = "any";

    @UriParam(
            label = "consumer,security",
            description =
                    "The address ranges of your own proxies, separated by commas. The sender of what they forward is"
                            + " taken from the header X-Forwarded-For or Forwarded.")
    private String trustedProxies;

    @UriParam(
            label = "consumer",
            enums = "path,hook",
            defaultValue = "path",
            description =
                    "How often a route gets an event that several hooks deliver to its path under the same guid: once"
                            + " (path), or once for each hook, as the payloads for several GitHub Apps differ (hook). With"
                            + " hook, catchUp requires the option hookId.")
    private String guidScope = "path";

    @UriParam(
            label = "consumer,security",
            description =
                    "Whether receive passes X-Hub-Signature-256 of a JSON delivery on to the route, for a receiver"
                            + " further down that verifies it again. By default the header is left out, since anyone with both"
                            + " body and signature can send the event again.")
    private boolean signatureHeader;

    @UriParam(
            label = "consumer",
            description =
                    "Whether receive creates or adopts the hook for hookUrl once it listens, and waits for a ping."
                            + " Requires hookUrl, repoOwner and repoName or organization, and a token or an App that may write"
                            + " webhooks.")
    private boolean autoRegister;

    @UriParam(
            label = "consumer",
            enums = "keep,deactivate,delete",
            defaultValue = "keep",
            description = "What happens to a hook that this consumer created when the consumer stops. By default it is"
                    + " kept, so that nothing is lost: GitHub logs no events for a hook that is deactivated or deleted."
                    + " Use deactivate and delete for single instances only, such as in tests and demos.")
    private String onStop = "keep";

    @UriParam(
            label = "advanced",
            defaultValue = "900",
            description =
                    "The maximum pace of requests with one token, in points a minute: a read costs 1 point, any other"
                            + " request 5. GitHub allows 900 before its secondary limit; GitHub Enterprise Server may allow"
                            + " another number. 0 means no limit.")
    private int requestPointsPerMinute = 900;

    @UriParam(
            label = "advanced",
            javaType = "java.time.Duration",
            defaultValue = "1000",
            description =
                    "The time between two calls with one token that change something at GitHub, such as redeliver,"
                            + " dispatch or create. The default is 1 second, as GitHub asks; 0 means none.")
    private long writePause = 1000;

    @UriParam(
            label = "advanced",
            prefix = "http.",
            multiValue = true,
            description = "Options of Camel's http component for the calls to GitHub, such as http.proxyHost,"
                    + " http.connectTimeout (default 10000 ms) or http.responseTimeout (default 30000 ms).")
    private Map<String, Object> httpOptions;

    @UriParam(
            label = "advanced",
            defaultValue = "false",
            description = "Whether to use the proxy of the environment variables HTTPS_PROXY (HTTP_PROXY for an http"
                    + " apiUrl) and NO_PROXY, in upper or lower case, for the calls to GitHub. http.proxyHost takes"
                    + " precedence.")
    private boolean proxyFromEnvironment;

    @UriParam(label = "security", description = "The TLS settings for the calls to GitHub.")
    private SSLContextParameters sslContextParameters;

    public String getRepoOwner() {
        return repoOwner;
    }

    public void setRepoOwner(String repoOwner) {
        this.repoOwner = repoOwner;
    }

    public String getRepoName() {
        return repoName;
    }

    public void setRepoName(String repoName) {
        this.repoName = repoName;
    }

    public String getRepoTopics() {
        return repoTopics;
    }

    public void setRepoTopics(String repoTopics) {
        this.repoTopics = repoTopics;
    }

    public int getRepoConcurrency() {
        return repoConcurrency;
    }

    public void setRepoConcurrency(int repoConcurrency) {
        this.repoConcurrency = repoConcurrency;
    }

    public long getRepoRefresh() {
        return repoRefresh;
    }

    public void setRepoRefresh(long repoRefresh) {
        this.repoRefresh = repoRefresh;
    }

    public String getOrganization() {
        return organization;
    }

    public void setOrganization(String organization) {
        this.organization = organization;
    }

    public String getScope() {
        return scope;
    }

    public void setScope(String scope) {
        this.scope = scope;
    }

    public Long getHookId() {
        return hookId;
    }

    public void setHookId(Long hookId) {
        this.hookId = hookId;
    }

    public String getOauthToken() {
        return oauthToken;
    }

    public void setOauthToken(String oauthToken) {
        this.oauthToken = oauthToken;
    }

    public String getAppId() {
        return appId;
    }

    public void setAppId(String appId) {
        this.appId = appId;
    }

    public String getPrivateKey() {
        return privateKey;
    }

    public void setPrivateKey(String privateKey) {
        this.privateKey = privateKey;
    }

    public Long getInstallationId() {
        return installationId;
    }

    public void setInstallationId(Long installationId) {
        this.installationId = installationId;
    }

    public String getApiUrl() {
        return apiUrl;
    }

    public void setApiUrl(String apiUrl) {
        this.apiUrl = apiUrl;
    }

    public String getApiVersion() {
        return apiVersion;
    }

    public void setApiVersion(String apiVersion) {
        this.apiVersion = apiVersion;
    }

    public String getEvents() {
        return events;
    }

    public void setEvents(String events) {
        this.events = events;
    }

    public String getWebhookSecret() {
        return webhookSecret;
    }

    public void setWebhookSecret(String webhookSecret) {
        this.webhookSecret = webhookSecret;
    }

    public Long getDeliveryId() {
        return deliveryId;
    }

    public void setDeliveryId(Long deliveryId) {
        this.deliveryId = deliveryId;
    }

    public String getHookUrl() {
        return hookUrl;
    }

    public void setHookUrl(String hookUrl) {
        this.hookUrl = hookUrl;
    }

    public String getContentType() {
        return contentType;
    }

    public void setContentType(String contentType) {
        this.contentType = contentType;
    }

    public String getInsecureSsl() {
        return insecureSsl;
    }

    public void setInsecureSsl(String insecureSsl) {
        this.insecureSsl = insecureSsl;
    }

    public Boolean getActive() {
        return active;
    }

    public void setActive(Boolean active) {
        this.active = active;
    }

    public String getAddEvents() {
        return addEvents;
    }

    public void setAddEvents(String addEvents) {
        this.addEvents = addEvents;
    }

    public String getRemoveEvents() {
        return removeEvents;
    }

    public void setRemoveEvents(String removeEvents) {
        this.removeEvents = removeEvents;
    }

    public boolean isAllowSecretRemoval() {
        return allowSecretRemoval;
    }

    public void setAllowSecretRemoval(boolean allowSecretRemoval) {
        this.allowSecretRemoval = allowSecretRemoval;
    }

    public String getEventType() {
        return eventType;
    }

    public void setEventType(String eventType) {
        this.eventType = eventType;
    }

    public String getDeliveryStatus() {
        return deliveryStatus;
    }

    public void setDeliveryStatus(String deliveryStatus) {
        this.deliveryStatus = deliveryStatus;
    }

    public int getMaxItems() {
        return maxItems;
    }

    public void setMaxItems(int maxItems) {
        this.maxItems = maxItems;
    }

    public boolean isStreamList() {
        return streamList;
    }

    public void setStreamList(boolean streamList) {
        this.streamList = streamList;
    }

    public boolean isDryRun() {
        return dryRun;
    }

    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    public boolean isThrowExceptionOnFailure() {
        return throwExceptionOnFailure;
    }

    public void setThrowExceptionOnFailure(boolean throwExceptionOnFailure) {
        this.throwExceptionOnFailure = throwExceptionOnFailure;
    }

    public long getMaxRateLimitWait() {
        return maxRateLimitWait;
    }

    public void setMaxRateLimitWait(long maxRateLimitWait) {
        this.maxRateLimitWait = maxRateLimitWait;
    }

    public String getPath() {
        return path;
    }

    public void setPath(String path) {
        this.path = path;
    }

    public String getPreviousWebhookSecret() {
        return previousWebhookSecret;
    }

    public void setPreviousWebhookSecret(String previousWebhookSecret) {
        this.previousWebhookSecret = previousWebhookSecret;
    }

    public boolean isAllowUnsigned() {
        return allowUnsigned;
    }

    public void setAllowUnsigned(boolean allowUnsigned) {
        this.allowUnsigned = allowUnsigned;
    }

    public int getMaxBodySize() {
        return maxBodySize;
    }

    public void setMaxBodySize(int maxBodySize) {
        this.maxBodySize = maxBodySize;
    }

    public long getAckTimeout() {
        return ackTimeout;
    }

    public void setAckTimeout(long ackTimeout) {
        this.ackTimeout = ackTimeout;
    }

    public long getCompletionTimeout() {
        return completionTimeout;
    }

    public void setCompletionTimeout(long completionTimeout) {
        this.completionTimeout = completionTimeout;
    }

    public int getMaxInFlight() {
        return maxInFlight;
    }

    public void setMaxInFlight(int maxInFlight) {
        this.maxInFlight = maxInFlight;
    }

    public IdempotentRepository getIdempotentRepository() {
        return idempotentRepository;
    }

    public void setIdempotentRepository(IdempotentRepository idempotentRepository) {
        this.idempotentRepository = idempotentRepository;
    }

    public String getIdempotentPrefix() {
        return idempotentPrefix;
    }

    public void setIdempotentPrefix(String idempotentPrefix) {
        this.idempotentPrefix = idempotentPrefix;
    }

    public long getWritePause() {
        return writePause;
    }

    public void setWritePause(long writePause) {
        this.writePause = writePause;
    }

    public int getRequestPointsPerMinute() {
        return requestPointsPerMinute;
    }

    public void setRequestPointsPerMinute(int requestPointsPerMinute) {
        this.requestPointsPerMinute = requestPointsPerMinute;
    }

    public Map<String, Object> getHttpOptions() {
        return httpOptions;
    }

    public void setHttpOptions(Map<String, Object> httpOptions) {
        this.httpOptions = httpOptions;
    }

    public boolean isProxyFromEnvironment() {
        return proxyFromEnvironment;
    }

    public void setProxyFromEnvironment(boolean proxyFromEnvironment) {
        this.proxyFromEnvironment = proxyFromEnvironment;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public boolean isFetchPayload() {
        return fetchPayload;
    }

    public void setFetchPayload(boolean fetchPayload) {
        this.fetchPayload = fetchPayload;
    }

    public int getFetchConcurrency() {
        return fetchConcurrency;
    }

    public void setFetchConcurrency(int fetchConcurrency) {
        this.fetchConcurrency = fetchConcurrency;
    }

    public String getStartFrom() {
        return startFrom;
    }

    public void setStartFrom(String startFrom) {
        this.startFrom = startFrom;
    }

    public String getAttempts() {
        return attempts;
    }

    public void setAttempts(String attempts) {
        this.attempts = attempts;
    }

    public int getMaxAttempts() {
        return maxAttempts;
    }

    public void setMaxAttempts(int maxAttempts) {
        this.maxAttempts = maxAttempts;
    }

    public boolean isMessageWhenGivenUp() {
        return messageWhenGivenUp;
    }

    public void setMessageWhenGivenUp(boolean messageWhenGivenUp) {
        this.messageWhenGivenUp = messageWhenGivenUp;
    }

    public long getOverlap() {
        return overlap;
    }

    public void setOverlap(long overlap) {
        this.overlap = overlap;
    }

    public long getLogRetention() {
        return logRetention;
    }

    public void setLogRetention(long logRetention) {
        this.logRetention = logRetention;
    }

    public StateRepository<String, String> getOffsetRepository() {
        return offsetRepository;
    }

    public void setOffsetRepository(StateRepository<String, String> offsetRepository) {
        this.offsetRepository = offsetRepository;
    }

    public String getStateDirectory() {
        return stateDirectory;
    }

    public void setStateDirectory(String stateDirectory) {
        this.stateDirectory = stateDirectory;
    }

    /** Returns a {@code javax.sql.DataSource}, the text {@code auto}, or null. */
    public Object getStateDataSource() {
        return stateDataSource;
    }

    /**
     * Sets the database that instances share.
     *
     * @param stateDataSource a {@code javax.sql.DataSource}, or the text {@code auto} for the only one in the registry
     */
    public void setStateDataSource(Object stateDataSource) {
        this.stateDataSource = stateDataSource;
    }

    public long getClaimTimeout() {
        return claimTimeout;
    }

    public void setClaimTimeout(long claimTimeout) {
        this.claimTimeout = claimTimeout;
    }

    public boolean isCreateStateTables() {
        return createStateTables;
    }

    public void setCreateStateTables(boolean createStateTables) {
        this.createStateTables = createStateTables;
    }

    public int getMaxMessagesPerPoll() {
        return maxMessagesPerPoll;
    }

    public void setMaxMessagesPerPoll(int maxMessagesPerPoll) {
        this.maxMessagesPerPoll = maxMessagesPerPoll;
    }

    public boolean isCatchUp() {
        return catchUp;
    }

    public void setCatchUp(boolean catchUp) {
        this.catchUp = catchUp;
    }

    public WebhookSecrets getWebhookSecrets() {
        return webhookSecrets;
    }

    public void setWebhookSecrets(WebhookSecrets webhookSecrets) {
        this.webhookSecrets = webhookSecrets;
    }

    public long getRotationTimeout() {
        return rotationTimeout;
    }

    public void setRotationTimeout(long rotationTimeout) {
        this.rotationTimeout = rotationTimeout;
    }

    public long getReplayWindow() {
        return replayWindow;
    }

    public void setReplayWindow(long replayWindow) {
        this.replayWindow = replayWindow;
    }

    public String getAllowedSources() {
        return allowedSources;
    }

    public void setAllowedSources(String allowedSources) {
        this.allowedSources = allowedSources;
    }

    public String getTrustedProxies() {
        return trustedProxies;
    }

    public void setTrustedProxies(String trustedProxies) {
        this.trustedProxies = trustedProxies;
    }

    public String getGuidScope() {
        return guidScope;
    }

    public void setGuidScope(String guidScope) {
        this.guidScope = guidScope;
    }

    public boolean isSignatureHeader() {
        return signatureHeader;
    }

    public void setSignatureHeader(boolean signatureHeader) {
        this.signatureHeader = signatureHeader;
    }

    public boolean isAutoRegister() {
        return autoRegister;
    }

    public void setAutoRegister(boolean autoRegister) {
        this.autoRegister = autoRegister;
    }

    public String getOnStop() {
        return onStop;
    }

    public void setOnStop(String onStop) {
        this.onStop = onStop;
    }

    /** Returns a copy that an endpoint can change without changing the defaults. */
    public GitHubHooksConfiguration copy() {
        try {
            return (GitHubHooksConfiguration) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }
}
