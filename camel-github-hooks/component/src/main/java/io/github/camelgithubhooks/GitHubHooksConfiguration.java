// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks;

import io.github.camelgithubhooks.signature.WebhookSecrets;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;

/**
 * The options of the {@code github-hooks} component and its endpoints. What is set on the component is the default of
 * its endpoints.
 */
@UriParams
public class GitHubHooksConfiguration implements Cloneable {

    @UriParam(description = "The owner of the repository: a user or an organization.")
    private String repoOwner;

    @UriParam(description = "The name of the repository, without its owner.")
    private String repoName;

    @UriParam(description = "The organization whose hooks are meant, instead of those of a repository.")
    private String organization;

    @UriParam(
            enums = "repository,organization,app",
            description =
                    "Whose hooks are meant: those of the repository repoOwner/repoName, those of the organization, or the"
                            + " one of the GitHub App appId. By default a repository's, or an organization's when only that is set.")
    private String scope;

    @UriParam(
            description =
                    "The id of the hook that an operation is about, or whose log is read; that of a GitHub App needs none. On receive it is the id of the"
                            + " hook that this route listens for: only when a delivery names the same id, the header"
                            + " CamelGitHubHooksHookId is set.")
    private Long hookId;

    @UriParam(label = "security", secret = true, description = "The token that GitHub is called with.")
    private String oauthToken;

    @UriParam(
            label = "security",
            description =
                    "The id or the client id of the GitHub App to call GitHub as, instead of an oauthToken. It needs the"
                            + " privateKey.")
    private String appId;

    @UriParam(
            label = "security",
            secret = true,
            description =
                    "A private key of the GitHub App, in PEM as GitHub generates it: its text, also in Base64, or where it is,"
                            + " as in file:/path/app.private-key.pem or classpath:app.private-key.pem.")
    private String privateKey;

    @UriParam(
            label = "security",
            description =
                    "The installation of the GitHub App to call GitHub as. By default it is found by the repository or"
                            + " organization that a call is about.")
    private Long installationId;

    @UriParam(
            defaultValue = "https://api.github.com",
            description = "The address of GitHub's REST API. For GitHub Enterprise Server it is https://HOST/api/v3.")
    private String apiUrl = "https://api.github.com";

    @UriParam(
            label = "advanced",
            defaultValue = "2022-11-28",
            description = "The version of GitHub's REST API that is asked for in the header X-GitHub-Api-Version.")
    private String apiVersion = "2022-11-28";

    @UriParam(
            description =
                    "The events that are wanted, separated by commas. On create, update and ensure they are GitHub's event"
                            + " names, or an asterisk for all of them. On receive and deliveries an action may follow after a dot, as in"
                            + " push,pull_request.opened; without this option every event but ping reaches the route.")
    private String events;

    @UriParam(
            label = "security",
            secret = true,
            description = "The secret that GitHub signs the deliveries with: verbatim, or where it is, as in"
                    + " file:/run/secrets/hook or classpath:hook.secret, where the last line break doesn't count. A"
                    + " file is read again when it changes.")
    private String webhookSecret;

    @UriParam(label = "producer", description = "The id of the delivery that an operation is about.")
    private Long deliveryId;

    @UriParam(
            description =
                    "The address that GitHub sends the hook's deliveries to. For ensure and autoRegister it is what the hook"
                            + " is known by; for deliveries and catchUp it finds the hook when hookId is absent.")
    private String hookUrl;

    @UriParam(
            label = "producer",
            enums = "json,form",
            defaultValue = "json",
            description = "How GitHub sends the payload: as a JSON body or as a form with the field payload.")
    private String contentType;

    @UriParam(
            label = "producer",
            enums = "0,1",
            description = "Whether GitHub may deliver without checking the receiver's TLS certificate: 0 checks it, 1"
                    + " doesn't.")
    private String insecureSsl;

    @UriParam(
            label = "producer",
            defaultValue = "true",
            description =
                    "Whether GitHub sends deliveries for the hook. A new hook does by default; an update that doesn't"
                            + " say leaves it as it is.")
    private Boolean active;

    @UriParam(
            label = "producer",
            description = "The events that an update adds to those of the hook, separated by commas.")
    private String addEvents;

    @UriParam(
            label = "producer",
            description = "The events that an update takes away from those of the hook, separated by commas.")
    private String removeEvents;

    @UriParam(
            label = "producer,security",
            description =
                    "Whether an update may send a config without its secret. GitHub then removes the hook's secret"
                            + " and delivers unsigned.")
    private boolean allowSecretRemoval;

    @UriParam(label = "producer", description = "The event type of a repository_dispatch, of 1 to 100 characters.")
    private String eventType;

    @UriParam(
            enums = "any,success,failure,unrecovered",
            defaultValue = "any",
            description =
                    "Which deliveries are wanted. For listDeliveries it is any, success or failure in GitHub's sense:"
                            + " failure is an HTTP status of 400 to 599, so that a refused connection or a time-out may be in neither."
                            + " For deliveries it is any, failure (whatever wasn't answered with success) or unrecovered (events no"
                            + " attempt of which was answered with success).")
    private String deliveryStatus = "any";

    @UriParam(
            label = "producer",
            defaultValue = "1000",
            description = "How many items list and listDeliveries return at most, over all pages. When GitHub has more,"
                    + " the header CamelGitHubHooksHasMore is true. 0 means no limit.")
    private int maxItems = 1000;

    @UriParam(
            label = "producer",
            description =
                    "Whether list and listDeliveries return an Iterator that asks GitHub for the next page only when"
                            + " it gets there, for split().streaming(), instead of a List.")
    private boolean streamList;

    @UriParam(
            label = "producer",
            description = "Whether the request is only built and checked, and returned as the body with its token and"
                    + " secret masked, instead of being sent.")
    private boolean dryRun;

    @UriParam(
            label = "producer",
            defaultValue = "true",
            description =
                    "Whether an error that GitHub answers is thrown. When false the body is the error, also for a page of HTML,"
                            + " and the header CamelGitHubHooksStatusCode is the HTTP status.")
    private boolean throwExceptionOnFailure = true;

    @UriParam(
            label = "producer,advanced",
            javaType = "java.time.Duration",
            defaultValue = "0",
            description =
                    "How long a call may wait for the end of a rate limit before it is sent. By default it doesn't"
                            + " wait, and a call that GitHub would refuse fails with GitHubRateLimitException; it still waits"
                            + " for its turn (requestPointsPerMinute, writePause) and before GitHub is asked again after a"
                            + " failure. When set, no wait is longer.")
    private long maxRateLimitWait;

    @UriParam(
            label = "consumer",
            defaultValue = "/github",
            description =
                    "The path of the HTTP server that GitHub's deliveries arrive at. Routes on the same path share"
                            + " the listener.")
    private String path = "/github";

    @UriParam(
            label = "consumer,security",
            secret = true,
            description =
                    "The secret before webhookSecret, while it is being changed: deliveries signed with either are"
                            + " accepted. Like webhookSecret it can be in a file.")
    private String previousWebhookSecret;

    @UriParam(
            label = "consumer,security",
            description = "Whether deliveries are accepted without a signature when there is no webhookSecret. Whoever"
                    + " knows the address can then send events.")
    private boolean allowUnsigned;

    @UriParam(
            label = "consumer",
            javaType = "int",
            defaultValue = "26214400",
            description = "How many bytes the body of a delivery may have. A larger one is refused with 413 while it is"
                    + " read. GitHub sends at most 25 MB.")
    private int maxBodySize = 25 * 1024 * 1024;

    @UriParam(
            label = "consumer",
            javaType = "java.time.Duration",
            defaultValue = "0",
            description =
                    "How long GitHub waits for the route before it is answered 504, while the route goes on; a later"
                            + " redelivery is then a duplicate and answered 200. By default GitHub waits until the route is done;"
                            + " it gives up after 10 seconds.")
    private long ackTimeout;

    @UriParam(
            label = "consumer",
            javaType = "java.time.Duration",
            defaultValue = "3600000",
            description =
                    "How long the route may take until a delivery counts as failed and may come again, such as one that waits"
                            + " in a queue which nobody reads. One that is done later is still recorded. 0 means no limit.")
    private long completionTimeout = 3_600_000;

    @UriParam(
            label = "consumer",
            javaType = "int",
            defaultValue = "10000",
            description =
                    "How many deliveries the routes of a path may be working on at once. More are answered 503 with"
                            + " Retry-After. No thread waits for a route, so that a route that hands over to others can have"
                            + " thousands.")
    private int maxInFlight = 10_000;

    @UriParam(
            label = "consumer",
            description = "The repository of the deliveries that were handled. By default the last 100,000 of"
                    + " each route are kept in memory, in up to 28 MB.")
    private IdempotentRepository idempotentRepository;

    @UriParam(
            label = "consumer",
            description =
                    "What precedes the guid in the keys of the idempotentRepository. By default it is the route id.")
    private String idempotentPrefix;

    @UriParam(
            label = "consumer",
            defaultValue = "true",
            description =
                    "Whether deliveries asks GitHub for the payload of each delivery, which takes a request each. When"
                            + " false the message has headers only.")
    private boolean fetchPayload = true;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "4",
            description =
                    "How many payloads deliveries asks GitHub for at the same time. The route still gets the oldest"
                            + " first.")
    private int fetchConcurrency = 4;

    @UriParam(
            label = "consumer",
            description =
                    "Where deliveries begins when there is no cursor: latest, earliest or a time in ISO-8601. By default"
                            + " latest, or earliest with an offsetRepository, a stateDirectory, catchUp or"
                            + " deliveryStatus=unrecovered.")
    private String startFrom;

    @UriParam(
            label = "consumer",
            enums = "one,all",
            defaultValue = "one",
            description = "Whether deliveries makes one message of each event, or one of all attempts to deliver it.")
    private String attempts = "one";

    @UriParam(
            label = "consumer",
            defaultValue = "10",
            description =
                    "How often deliveries offers an event to the route before it gives it up, with growing pauses. GitHub's"
                            + " failures to show it don't count. With deliveryStatus=unrecovered, fetchPayload=false and no"
                            + " repository it is how often GitHub is asked to deliver it again.")
    private int maxAttempts = 10;

    @UriParam(
            label = "consumer",
            description =
                    "Whether deliveries sends a message without body to the route for an event that it gave up. Its"
                            + " header CamelGitHubHooksLost is given-up.")
    private boolean messageWhenGivenUp;

    @UriParam(
            label = "consumer,advanced",
            javaType = "java.time.Duration",
            defaultValue = "900000",
            description = "How late a delivery may show up in GitHub's log, after newer ones, and still be found.")
    private long overlap = Duration.ofMinutes(15).toMillis();

    @UriParam(
            label = "consumer,advanced",
            javaType = "java.time.Duration",
            defaultValue = "259200000",
            description =
                    "How long GitHub keeps its log of deliveries: 3 days, on GitHub Enterprise Server 7. Who was away for"
                            + " longer is told what may be lost.")
    private long logRetention = Duration.ofDays(3).toMillis();

    @UriParam(
            label = "consumer",
            description = "Where deliveries keeps how far it has read the log. By default in memory.")
    private StateRepository<String, String> offsetRepository;

    @UriParam(
            label = "consumer",
            description =
                    "A directory for a small database that keeps both the handled deliveries and how far the log was"
                            + " read, through crashes too. It takes the place of idempotentRepository and offsetRepository and needs"
                            + " camel-sql and H2 on the class path.")
    private String stateDirectory;

    @UriParam(
            label = "consumer",
            description = "How many deliveries one poll offers to the route at most. By default all that are there.")
    private int maxMessagesPerPoll;

    @UriParam(
            label = "consumer",
            description =
                    "Whether receive also reads GitHub's log of the hook, and offers to the route what never arrived. It"
                            + " needs what deliveries needs: whose hook it is, hookId or hookUrl, and a token or an App.")
    private boolean catchUp;

    @UriParam(
            label = "security",
            description =
                    "A bean that tells the secrets, the newest first, and may tell others without a restart, such as those"
                            + " of a vault. It takes the place of webhookSecret and previousWebhookSecret.")
    private WebhookSecrets webhookSecrets;

    @UriParam(
            label = "producer,security",
            javaType = "java.time.Duration",
            defaultValue = "60000",
            description =
                    "How long rotateSecret waits for GitHub's log to show that the hook's receiver accepted a ping which"
                            + " is signed with the new secret.")
    private long rotationTimeout = Duration.ofMinutes(1).toMillis();

    @UriParam(
            label = "consumer,security",
            javaType = "java.time.Duration",
            defaultValue = "0",
            description =
                    "For how long receive remembers the body of a delivery. The same body under another guid is offered to"
                            + " the route only when GitHub's log of the hook shows that guid, and is answered 503 until then. It needs"
                            + " the scope of the hook, hookId and something to sign in with. By default it doesn't look.")
    private long replayWindow;

    @UriParam(
            label = "consumer,security",
            defaultValue = "any",
            description =
                    "The addresses that deliveries may come from: any, github for those that GitHub's API lists, which are"
                            + " read anew every hour, or ranges such as 192.0.2.0/24,2001:db8::/32, of which github may be one.")
    private String allowedSources = "any";

    @UriParam(
            label = "consumer,security",
            description =
                    "The ranges of addresses of your own proxies, separated by commas. What comes from them is taken as"
                            + " coming from where their header X-Forwarded-For or Forwarded says.")
    private String trustedProxies;

    @UriParam(
            label = "consumer",
            enums = "path,hook",
            defaultValue = "path",
            description =
                    "What a guid counts once for. All hooks that get an event deliver it under the same guid: with path, receive"
                            + " hands the event to the route once, whichever hook brings it; with hook, once for each hook,"
                            + " as the payloads for several GitHub Apps differ. With hook, catchUp needs the option hookId.")
    private String guidScope = "path";

    @UriParam(
            label = "consumer,security",
            description =
                    "Whether receive passes X-Hub-Signature-256 of a JSON delivery on to the route, for a receiver"
                            + " further down that verifies it again. Whoever gets body and signature together can deliver the"
                            + " event again, so by default the header is left out.")
    private boolean signatureHeader;

    @UriParam(
            label = "consumer",
            description =
                    "Whether receive makes the hook that delivers to hookUrl, or adopts the one that is there, once it"
                            + " listens, and waits for a ping. It needs hookUrl, whose hook it is (repoOwner and repoName, or"
                            + " organization), and a token or an App that may write webhooks.")
    private boolean autoRegister;

    @UriParam(
            label = "consumer",
            enums = "keep,deactivate,delete",
            defaultValue = "keep",
            description =
                    "What becomes of a hook that this consumer itself has made when it stops. It is kept, so that nothing"
                            + " is lost: GitHub logs no events of a hook that is deactivated or deleted, and others that receive from it"
                            + " get none. Deactivate and delete are for single instances, such as in tests and demos.")
    private String onStop = "keep";

    @UriParam(
            label = "advanced",
            defaultValue = "900",
            description =
                    "How fast GitHub is asked with one token, in points a minute: reading counts one point, anything"
                            + " else five. GitHub allows 900 before its secondary limit; GitHub Enterprise Server may allow another"
                            + " number. 0 means no limit.")
    private int requestPointsPerMinute = 900;

    @UriParam(
            label = "advanced",
            javaType = "java.time.Duration",
            defaultValue = "1000",
            description =
                    "The time between two calls with one token that change something at GitHub, such as redeliver, dispatch"
                            + " or create. GitHub asks for a second. 0 means none.")
    private long writePause = 1000;

    @UriParam(
            label = "advanced",
            prefix = "http.",
            multiValue = true,
            description = "Options of Camel's http component for the calls to GitHub, such as http.proxyHost,"
                    + " http.connectTimeout (default 10000) or http.responseTimeout (default 30000).")
    private Map<String, Object> httpOptions;

    @UriParam(
            label = "advanced",
            defaultValue = "false",
            description =
                    "Whether the proxy for the calls to GitHub is the one of the environment variables HTTPS_PROXY (HTTP_PROXY for"
                            + " an http apiUrl) and NO_PROXY, in upper or lower case. http.proxyHost wins over them.")
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

    /** A copy that an endpoint can change without changing the defaults. */
    public GitHubHooksConfiguration copy() {
        try {
            return (GitHubHooksConfiguration) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }
}
