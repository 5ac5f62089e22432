// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.kill.Trouble.Kind;
import io.github.camelgithubhooks.testkit.SignedSender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Processes behind a balancer, with a common database that each reaches in its own way, and what happens to them. */
final class Instances implements AutoCloseable {

    private static final int COUNT = 3;

    /** Every delivery of this number goes to two instances at the same moment. */
    private static final int DUPLICATED = 20;

    /** How long an event is in the route at least if it is a slow one. */
    private static final Duration SLOW = Duration.ofMillis(100);

    private final RestartedPostgres database;
    private final Ownership ownership;
    private final Relay balancer;
    private final List<Relay> ways = new ArrayList<>();
    private final List<KilledReceiver> receivers = new ArrayList<>();
    private final Queue<Trouble> troubles = new ConcurrentLinkedQueue<>();
    private final Set<String> probes = ConcurrentHashMap.newKeySet();

    /**
     * Prepares them; none is started yet.
     *
     * @param endpoint returns what they receive with, for the port of the balancer
     */
    Instances(Path directory, IntFunction<String> endpoint) throws IOException, SQLException {
        database = new RestartedPostgres(directory.resolve("postgres"));
        ownership =
                Ownership.in(address(database.port()), Files.readString(Path.of("src/test/resources/postgresql.sql")));
        Set<Integer> ports = new LinkedHashSet<>();
        while (ports.size() < COUNT) {
            ports.add(SteadyEventsTestSupport.freePort());
        }
        balancer = Relay.duplicating(List.copyOf(ports), DUPLICATED);
        String from = endpoint.apply(balancer.port());
        for (int port : ports) {
            Relay way = Relay.to(List.of(database.port()));
            ways.add(way);
            Path own = Files.createDirectory(directory.resolve("instance" + ways.size()));
            receivers.add(new KilledReceiver(own, port, from, address(way.port()) + "&socketTimeout=2"));
        }
    }

    private static String address(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?connectTimeout=1";
    }

    void start() throws IOException {
        for (KilledReceiver receiver : receivers) {
            receiver.start();
        }
        receivers.forEach(Instances::awaitUp);
    }

    int count() {
        return COUNT;
    }

    /** Kills an instance, even while it starts if that is wanted, and starts it again. */
    void kill(int number, boolean evenWhileItStarts) throws IOException, InterruptedException {
        KilledReceiver receiver = receivers.get(number);
        if (!evenWhileItStarts) {
            awaitUp(receiver);
        }
        String life = receiver.currentLife();
        Instant begin = Instant.now();
        receiver.kill();
        troubles.add(new Trouble(Kind.KILL, life, begin, Instant.MAX));
        receiver.start();
    }

    /** Has an instance stand still while it has a slow event, until another has taken the event over. */
    void pause() {
        await("an instance with a slow event")
                .atMost(SteadyEventsTestSupport.PATIENCE)
                .until(this::pauseABusyOne);
    }

    private boolean pauseABusyOne() throws IOException, InterruptedException {
        for (KilledReceiver receiver : receivers) {
            Optional<String> slow = receiver.unfinished(SLOW);
            if (slow.isPresent()) {
                String life = receiver.currentLife();
                Instant from = Instant.now();
                receiver.pause();
                boolean hasIt = receiver.unfinished(SLOW).equals(slow);
                if (hasIt) {
                    await("another instance takes the event of a paused one over")
                            .atMost(SteadyEventsTestSupport.PATIENCE)
                            .until(() -> !life.equals(
                                    ownership.lastChange(slow.get()).life()));
                }
                receiver.resume();
                troubles.add(new Trouble(Kind.PAUSE, life, from, Instant.now()));
                return hasIt;
            }
        }
        return false;
    }

    /** Keeps an instance away from the database: it takes nothing meanwhile, and comes back by itself. */
    void cutOff(int number) {
        KilledReceiver receiver = receivers.get(number);
        awaitUp(receiver);
        Relay way = ways.get(number);
        trouble(Kind.CUT_OFF, receiver.currentLife(), List.of(receiver), way::cutOff, way::connect);
    }

    /** Restarts the database: nobody takes anything meanwhile, and all come back by themselves. */
    void restartDatabase() {
        receivers.forEach(Instances::awaitUp);
        trouble(Kind.RESTART, null, receivers, database::stop, database::start);
    }

    private interface Step {
        void run() throws IOException;
    }

    private void trouble(Kind kind, String life, List<KilledReceiver> affected, Step begin, Step end) {
        String guid = UUID.randomUUID().toString();
        probes.add(guid);
        Instant from = Instant.now();
        try {
            begin.run();
            affected.forEach(receiver ->
                    assertThat(answer(receiver, guid)).as(kind + " of " + life).isEqualTo(503));
            end.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        affected.forEach(receiver -> await(receiver.currentLife() + " is back after " + kind)
                .atMost(SteadyEventsTestSupport.PATIENCE)
                .until(() -> answer(receiver, guid) / 100 == 2));
        troubles.add(new Trouble(kind, life, from, Instant.now()));
    }

    private static void awaitUp(KilledReceiver receiver) {
        await(receiver.currentLife() + " is up")
                .atMost(SteadyEventsTestSupport.PATIENCE)
                .ignoreExceptions()
                .until(() -> isUp(receiver));
    }

    /** Returns whether it checks deliveries: it refuses a forged one. */
    private static boolean isUp(KilledReceiver receiver) {
        return sender(receiver).secret("guessed").send().status() == 401;
    }

    private static int answer(KilledReceiver receiver, String guid) {
        return sender(receiver)
                .secret(SteadyEventsTestSupport.SECRET)
                .guid(guid)
                .body("{}")
                .send()
                .status();
    }

    private static SignedSender sender(KilledReceiver receiver) {
        return SignedSender.to(URI.create("http://127.0.0.1:" + receiver.port() + "/github"));
    }

    /** Returns how many deliveries went to two instances at the same moment. */
    int duplicated() {
        return balancer.mirrors();
    }

    /** Returns how often something happened to them. */
    long count(Kind kind) {
        return troubles.stream().filter(trouble -> trouble.kind() == kind).count();
    }

    /** Returns all events that some instance has handled. */
    Set<String> handled() {
        return receivers.stream()
                .flatMap(receiver -> receiver.lives().stream())
                .flatMap(List::stream)
                .filter(Journal.Entry::done)
                .map(Journal.Entry::guid)
                .filter(guid -> !probes.contains(guid))
                .collect(Collectors.toSet());
    }

    /** Lets them end on their own. */
    void stop() throws IOException, InterruptedException {
        for (KilledReceiver receiver : receivers) {
            assertThat(receiver.stop()).as(receiver.log()).isZero();
        }
    }

    /** Returns what each life handled. */
    Map<String, List<Journal.Entry>> lives() {
        Map<String, List<Journal.Entry>> lives = new LinkedHashMap<>();
        for (KilledReceiver receiver : receivers) {
            List<List<Journal.Entry>> own = receiver.lives();
            for (int number = 0; number < own.size(); number++) {
                lives.put(receiver.life(number), own.get(number));
            }
        }
        return lives;
    }

    Handlings handlings() throws SQLException {
        return new Handlings(lives(), ownership.changes(), List.copyOf(troubles));
    }

    String log() {
        return receivers.stream().map(KilledReceiver::log).collect(Collectors.joining("\n"));
    }

    @Override
    public void close() throws IOException {
        receivers.forEach(KilledReceiver::close);
        balancer.close();
        for (Relay way : ways) {
            way.close();
        }
        database.close();
    }
}
