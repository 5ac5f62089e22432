// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.soak;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Kinds of attack, each with its number of connections and what one of them does. */
enum Attack {
    /** Sends nothing. */
    IDLE(10_000, 5) {
        @Override
        Stream<Step> script(Random random) {
            return Stream.empty();
        }
    },

    /** Sends the head a byte a second. */
    SLOW_HEAD(500, 5) {
        @Override
        Stream<Step> script(Random random) {
            return slowly(Requests.forged("Content-Length: 100"));
        }
    },

    /** Sends the body a byte a second. */
    SLOW_BODY(500, 5) {
        @Override
        Stream<Step> script(Random random) {
            return Stream.concat(
                    Stream.of(Step.send(Requests.forged("Content-Length: 100000"))),
                    Stream.generate(() -> List.of(Step.send("x"), Step.pause(Duration.ofSeconds(1))))
                            .flatMap(List::stream));
        }
    },

    /** Sends all but the last byte of bodies that count as small, so that they fill the memory for bodies. */
    STALLED_BODY(600, 5) {
        @Override
        Stream<Step> script(Random random) {
            return Stream.of(
                    Step.send(Requests.forged("Content-Length: 200000")), new Step.Send(Requests.zeros(199_999)));
        }
    },

    /** Sends headers without end. */
    ENDLESS_HEADERS(50, 2) {
        @Override
        Stream<Step> script(Random random) {
            return Stream.concat(
                    Stream.of(Step.send("POST /github HTTP/1.1\r\nHost: x\r\n")),
                    Stream.generate(() -> Step.send("X-More: " + "y".repeat(200) + "\r\n")));
        }
    },

    /** Closes its half of the connection within the body. */
    HALF_CLOSED(100, 2) {
        @Override
        Stream<Step> script(Random random) {
            return Stream.of(
                    Step.send(Requests.forged("Content-Length: 100000") + "{"),
                    Step.pause(Duration.ofMillis(random.nextInt(1000))),
                    new Step.Finish());
        }
    },

    /** Sends the largest bodies, 32 at a time. */
    LARGE_32(32, 20, true, true) {
        @Override
        Stream<Step> script(Random random) {
            return large();
        }
    },

    /** Sends the largest bodies, 320 at a time. */
    LARGE_320(320, 60, true, true) {
        @Override
        Stream<Step> script(Random random) {
            return large();
        }
    },

    /** Sends bytes at random. */
    RUBBISH(50, 2) {
        @Override
        Stream<Step> script(Random random) {
            byte[] bytes = new byte[10_000];
            random.nextBytes(bytes);
            return Stream.of(Step.send(bytes));
        }
    },

    /** Sends many requests at once, on our path and others. */
    PIPELINED(20, 3) {
        @Override
        Stream<Step> script(Random random) {
            return Stream.of(
                    Step.send((Requests.forged("Content-Length: 2") + "{}").repeat(300)
                            + "GET /github HTTP/1.1\r\nHost: x\r\n\r\n".repeat(300)
                            + "GET /other HTTP/1.1\r\nHost: x\r\n\r\n".repeat(300)),
                    Step.pause(Duration.ofSeconds(1)),
                    new Step.Leave());
        }
    },

    /** Sends requests without end, and reads none of the answers. */
    UNREAD_ANSWERS(5, 10, false, false) {
        @Override
        Stream<Step> script(Random random) {
            return Stream.generate(() -> Step.send((Requests.forged("Content-Length: 2") + "{}").repeat(100)));
        }
    },

    /** Leaves within the body. */
    LEAVING(100, 2) {
        @Override
        Stream<Step> script(Random random) {
            return Stream.of(
                    Step.send(Requests.forged("Content-Length: 100000")),
                    new Step.Send(Requests.zeros(random.nextInt(100_000))),
                    Step.pause(Duration.ofMillis(random.nextInt(500))),
                    new Step.Leave());
        }
    },

    /** Sends a genuine delivery for a slow route, and leaves before the answer, as GitHub does after 10 seconds. */
    LEAVING_GENUINE(20, 2) {
        @Override
        Stream<Step> script(Random random) {
            return Stream.of(
                    Step.send(Requests.signed("issues", new UUID(random.nextLong(), random.nextLong()), "{}")),
                    Step.pause(Duration.ofMillis(random.nextInt(500))),
                    new Step.Leave());
        }
    },

    /** Asks before it sends a body, and doesn't send it. */
    EXPECT(50, 2) {
        @Override
        Stream<Step> script(Random random) {
            return Stream.of(Step.send(Requests.forged("Expect: 100-continue\r\nContent-Length: 1000")));
        }
    },

    /** Sends chunks without end. */
    ENDLESS_CHUNKS(10, 20) {
        @Override
        Stream<Step> script(Random random) {
            return Stream.concat(
                    Stream.of(Step.send(Requests.forged("Transfer-Encoding: chunked"))),
                    Stream.generate(() -> Step.send("4000\r\n" + "x".repeat(0x4000) + "\r\n")));
        }
    },

    /** Sends a chunk whose length is no number. */
    WRONG_CHUNK(20, 2) {
        @Override
        Stream<Step> script(Random random) {
            return Stream.of(Step.send(Requests.forged("Transfer-Encoding: chunked") + "2\r\n{}\r\nzz\r\n"));
        }
    },

    /** Opens streams of HTTP/2 and resets each at once. */
    RAPID_RESET(10, 2) {
        @Override
        Stream<Step> script(Random random) {
            return Stream.concat(
                    Stream.of(Step.send(Http2Frames.PREFACE)),
                    IntStream.iterate(1, id -> id + 2)
                            .limit(10_000)
                            .mapToObj(id ->
                                    Step.send(Http2Frames.join(Http2Frames.forged(id, false), Http2Frames.reset(id)))));
        }
    },

    /** Sends far more requests over HTTP/2 at once than it may. */
    MULTIPLEXED(20, 3) {
        @Override
        Stream<Step> script(Random random) {
            return Stream.concat(
                    Stream.concat(
                            Stream.of(Step.send(Http2Frames.PREFACE)),
                            IntStream.range(0, 5000).mapToObj(i -> Step.send(Http2Frames.forged(2 * i + 1, true)))),
                    Stream.of(Step.pause(Duration.ofSeconds(1)), new Step.Leave()));
        }
    },

    /** Opens as many streams of HTTP/2 as it may, and sends bodies a byte a second. */
    SLOW_STREAMS(10, 5) {
        @Override
        Stream<Step> script(Random random) {
            return Stream.concat(
                    Stream.concat(
                            Stream.of(Step.send(Http2Frames.PREFACE)),
                            IntStream.range(0, 100).mapToObj(i -> Step.send(Http2Frames.forged(2 * i + 1, false)))),
                    Stream.generate(() -> 0)
                            .flatMap(again -> Stream.concat(
                                    Stream.of(Step.pause(Duration.ofSeconds(1))),
                                    IntStream.range(0, 100)
                                            .mapToObj(i -> Step.send(Http2Frames.data(2 * i + 1, new byte[1]))))));
        }
    },

    /** Upgrades to HTTP/2, and sends nothing more. */
    UPGRADE(20, 5) {
        @Override
        Stream<Step> script(Random random) {
            return Stream.of(Step.send(Requests.forged("Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
                    + "HTTP2-Settings: AAMAAABkAAQAAP__\r\nContent-Length: 100")));
        }
    };

    private final int connections;
    private final Duration period;
    private final boolean together;
    private final boolean reads;

    Attack(int connections, int seconds) {
        this(connections, seconds, false, true);
    }

    Attack(int connections, int seconds, boolean together, boolean reads) {
        this.connections = connections;
        this.period = Duration.ofSeconds(seconds);
        this.together = together;
        this.reads = reads;
    }

    int connections() {
        return connections;
    }

    /** Returns the longest time between the end of a connection and the next one. */
    Duration period() {
        return period;
    }

    /** Returns whether all connections begin at the same time, once in a period. */
    boolean isTogether() {
        return together;
    }

    boolean reads() {
        return reads;
    }

    /** Returns what a connection does, step by step. */
    abstract Stream<Step> script(Random random);

    Iterator<Step> steps(Random random) {
        return script(random).iterator();
    }

    private static Stream<Step> slowly(String text) {
        return text.chars()
                .boxed()
                .flatMap(next ->
                        Stream.of(Step.send(String.valueOf((char) (int) next)), Step.pause(Duration.ofSeconds(1))));
    }

    private static Stream<Step> large() {
        ByteBuffer part = Requests.zeros(64 * 1024);
        return Stream.concat(
                Stream.of(Step.send(Requests.forged("Content-Length: " + Requests.LARGEST))),
                Stream.generate(() -> (Step) new Step.Send(part)).limit(Requests.LARGEST / part.remaining()));
    }
}
