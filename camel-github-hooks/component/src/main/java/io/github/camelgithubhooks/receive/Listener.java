// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.receive;

import io.github.camelgithubhooks.event.GitHubHeaders;
import io.github.camelgithubhooks.receive.ByteBudget.Reservation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What answers the requests on one path: it checks each once and offers it to every route there. */
final class Listener implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    /** In seconds. GitHub doesn't deliver again on its own: this is for whoever asks it to. */
    private static final String RETRY_AFTER = "10";

    private final String path;
    private final ByteBudget budget;
    private final ConsumersByRoute consumers = new ConsumersByRoute();
    private final AnswersUnderWay answers = new AnswersUnderWay();
    private HttpDelegate http;
    private volatile RequestChecks checks;
    private volatile ReplayGuard replays;

    Listener(String path, ByteBudget budget) {
        this.path = path;
        this.budget = budget;
    }

    void join(ReceiveConsumer consumer) throws Exception {
        consumers.all().stream()
                .filter(other -> other != consumer && !other.isStopped())
                .forEach(other -> {
                    requireSharing(consumer.settings(), other.settings());
                    requireEqual(consumer.settings(), other.settings());
                });
        consumers.put(consumer);
        if (http == null) {
            try {
                checks = new RequestChecks(consumer.settings(), budget);
                guardWith(consumer.settings().guards());
                CamelContext context = consumer.getEndpoint().getCamelContext();
                http = consumer.settings().throughWebhook()
                        ? HttpDelegate.leftToWebhook(context, path)
                        : HttpDelegate.start(context, path, this);
            } catch (Exception e) {
                consumers.remove(consumer);
                throw e;
            }
        }
    }

    /** What was seen before the routes were stopped is still known. */
    private void guardWith(Guards guards) {
        if (!guards.againstReplay()) {
            replays = null;
        } else if (replays == null || !replays.window().equals(guards.replayWindow())) {
            replays = new ReplayGuard(guards.replayWindow());
        }
    }

    void pause() throws Exception {
        if (http != null
                && consumers.all().stream().allMatch(consumer -> consumer.isStopping() || consumer.isStopped())) {
            answers.awaitWritten();
            http.stop();
            http = null;
        }
    }

    void leave(ReceiveConsumer consumer) throws Exception {
        consumers.remove(consumer);
        pause();
    }

    boolean isEmpty() {
        return consumers.all().isEmpty();
    }

    private void requireSharing(ReceiveSettings joining, ReceiveSettings there) {
        if (joining.throughWebhook() || there.throughWebhook()) {
            throw new IllegalArgumentException("Another route receives on " + path
                    + ", and a listener of webhook: has one route: give this one another path (webhookPath), or let both"
                    + " begin with github-hooks:receive?path=" + path);
        }
    }

    private void requireEqual(ReceiveSettings joining, ReceiveSettings there) {
        if (joining.idempotentPrefix() != null
                && joining.idempotentRepository() != null
                && joining.idempotentPrefix().equals(there.idempotentPrefix())
                && joining.idempotentRepository() == there.idempotentRepository()) {
            throw new IllegalArgumentException(
                    "Another route receives on " + path + " with the same idempotentPrefix and"
                            + " idempotentRepository: what one has handled would be a duplicate for the other. Leave"
                            + " idempotentPrefix out, or give each its own");
        }
        requireEqual("webhookSecret", joining.webhookSecret(), there.webhookSecret());
        requireEqual("previousWebhookSecret", joining.previousWebhookSecret(), there.previousWebhookSecret());
        requireEqual("webhookSecrets", joining.webhookSecrets(), there.webhookSecrets());
        requireEqual("allowUnsigned", joining.allowUnsigned(), there.allowUnsigned());
        requireEqual("maxBodySize", joining.maxBodySize(), there.maxBodySize());
        requireEqual(
                "allowedSources or trustedProxies",
                true,
                joining.guards().sources().isSameAs(there.guards().sources()));
        requireEqual(
                "replayWindow", joining.guards().replayWindow(), there.guards().replayWindow());
        requireEqual(
                "hook (repoOwner, repoName, hookId, token) for replayWindow",
                joining.guards().log(),
                there.guards().log());
    }

    private void requireEqual(String option, Object joining, Object there) {
        if (!Objects.equals(joining, there)) {
            throw new IllegalArgumentException("Another route receives on " + path + " with a different " + option
                    + ": routes on one path share the listener. Give both the same " + option
                    + ", or this one another path");
        }
    }

    @Override
    public void process(Exchange exchange) {
        long arrived = System.nanoTime();
        answers.begin(exchange);
        InboundRequest request = InboundRequests.of(exchange.getMessage());
        Answer answer;
        String why = "";
        try {
            answer = answer(request, arrived);
        } catch (RefusedException e) {
            answer = e.answer();
            why = e.why();
            request.discardRest();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer = Answer.UNAVAILABLE;
        } catch (RuntimeException e) {
            LOG.warn("A request to {} can't be handled", path, e);
            answer = Answer.FAILED;
        }
        report(answer, request, why);
        respond(exchange.getMessage(), answer);
    }

    private Answer answer(InboundRequest request, long arrived) throws RefusedException, InterruptedException {
        RequestChecks.Head head = checks.head(request);
        Reservation reservation = checks.reserve(head);
        try {
            Delivery delivery = checks.delivery(request, head, reservation);
            if (isContextStarting()) {
                // a route that wants the event may not have joined yet: a 2xx now would lose it
                return Answer.UNAVAILABLE;
            }
            List<ReceiveConsumer> offered = consumers.all();
            if (replays != null) {
                checkReplay(delivery, offered);
            }
            List<RouteRun> runs = new ArrayList<>(offered.size());
            for (ReceiveConsumer consumer : offered) {
                runs.add(consumer.offer(delivery));
            }
            // GitHub gives up after 10 seconds: nobody needs to wait on for it, the route goes on
            request.whenClientLeaves(() -> runs.forEach(run -> run.answerNow(Answer.TIMED_OUT)));
            Answer worst = null;
            for (int i = 0; i < runs.size(); i++) {
                Answer one = await(runs.get(i), offered.get(i).settings().ackTimeout(), arrived);
                worst = worst == null ? one : one.worseOf(worst);
            }
            return worst == null ? Answer.UNAVAILABLE : worst;
        } finally {
            reservation.release();
        }
    }

    private void checkReplay(Delivery delivery, List<ReceiveConsumer> offered)
            throws RefusedException, InterruptedException {
        for (ReceiveConsumer consumer : offered) {
            if (consumer.wants(delivery)) {
                replays.check(delivery, consumer.settings().guards().log());
                return;
            }
        }
    }

    private boolean isContextStarting() {
        return consumers.all().stream()
                .anyMatch(consumer -> consumer.getEndpoint().getCamelContext().isStarting());
    }

    private static Answer await(RouteRun run, Duration ackTimeout, long arrived) throws InterruptedException {
        try {
            if (ackTimeout.isZero()) {
                return run.answer().get();
            }
            long left = ackTimeout.toNanos() - (System.nanoTime() - arrived);
            return run.answer().get(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return Answer.TIMED_OUT;
        } catch (ExecutionException e) {
            return Answer.FAILED;
        }
    }

    private void report(Answer answer, InboundRequest request, String why) {
        consumers.all().forEach(consumer -> consumer.counts().add(answer));
        if (answer.isRefusal()) {
            LOG.warn("Answered {} to delivery {} on {}: {}{}", answer.status(), guid(request), path, answer, why);
        } else {
            LOG.debug("Answered {} to a delivery on {}: {}", answer.status(), path, answer);
        }
    }

    /** The guid that a request claims, fit for a log: anybody can send anything. */
    private static String guid(InboundRequest request) {
        List<String> values = request.headers(GitHubHeaders.DELIVERY);
        if (values.isEmpty()) {
            return "(no guid)";
        }
        String value = values.get(0);
        String printable = value.substring(0, Math.min(value.length(), 100)).replaceAll("[^!-~]", "?");
        return printable;
    }

    private static void respond(Message message, Answer answer) {
        // engines send every header of the message back, those of the request too
        message.getHeaders().clear();
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, answer.status());
        message.setHeader(Exchange.CONTENT_TYPE, "text/plain");
        if (answer.status() == 503) {
            message.setHeader("Retry-After", RETRY_AFTER);
        }
        if (answer == Answer.WRONG_METHOD) {
            message.setHeader("Allow", "POST");
        }
        message.setBody(answer.body());
    }
}
