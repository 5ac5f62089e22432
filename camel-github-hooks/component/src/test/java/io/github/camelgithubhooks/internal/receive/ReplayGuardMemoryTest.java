// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.internal.event.LogLookup;
import io.github.camelgithubhooks.internal.event.Payload;
import io.github.camelgithubhooks.internal.event.Verification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** For how long, and of how many, bodies are remembered. */
class ReplayGuardMemoryTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final ReplayGuard guard = new ReplayGuard(Duration.ofNanos(1000), now::get);
    private final List<String> lookedUp = new ArrayList<>();
    private final LogLookup empty = guid -> {
        lookedUp.add(guid);
        return Optional.empty();
    };
    private final LogLookup full = guid -> {
        lookedUp.add(guid);
        return Optional.of(new LogLookup.Logged("push", null));
    };

    @Test
    void aBodyIsKnownUntilTheWindowEnds() throws Exception {
        assertThat(answer("a", "1", empty)).isNull();
        now.addAndGet(999);
        assertThat(answer("a", "2", empty)).isEqualTo(Answer.NOT_LOGGED);
        now.addAndGet(1);
        assertThat(answer("a", "3", empty)).isNull();
    }

    @Test
    void aRefusedOneDoesntProlongIt() throws Exception {
        answer("a", "1", empty);
        now.addAndGet(999);
        answer("a", "2", empty);
        now.addAndGet(2);
        assertThat(answer("a", "3", empty)).isNull();
    }

    @Test
    void anAcceptedOneDoes() throws Exception {
        answer("a", "1", full);
        now.addAndGet(999);
        assertThat(answer("a", "2", full)).isNull();
        now.addAndGet(999);
        assertThat(answer("a", "3", empty)).isEqualTo(Answer.NOT_LOGGED);
    }

    @Test
    void itsGuidsNeedOneLookEach() throws Exception {
        answer("a", "1", full);
        answer("a", "2", full);
        answer("a", "2", full);
        answer("a", "1", full);

        assertThat(lookedUp).containsExactly("2");
    }

    @Test
    void manyGuidsOfOneBodyAreLookedUpAgain() throws Exception {
        for (int guid = 0; guid < 100; guid++) {
            assertThat(answer("a", Integer.toString(guid), full)).isNull();
        }
        lookedUp.clear();
        assertThat(answer("a", "0", full)).isNull();
        assertThat(lookedUp).containsExactly("0");
    }

    @Test
    void theOldestOfTooManyIsForgotten() throws Exception {
        for (int body = 0; body <= ReplayGuard.MOST_BODIES; body++) {
            assertThat(answer("body " + body, "1", empty)).isNull();
        }
        assertThat(answer("body 1", "2", empty)).isEqualTo(Answer.NOT_LOGGED);
        assertThat(answer("body 0", "2", empty)).isNull();
    }

    /** What a push with this body is refused with, null when it isn't. */
    private Answer answer(String body, String guid, LogLookup log) throws InterruptedException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        Payload payload = Payload.read("{}".getBytes(StandardCharsets.UTF_8)).orElseThrow();
        try {
            RequestHead head =
                    new RequestHead("push", guid, null, null, RequestHead.MediaType.JSON, bytes.length, Map.of());
            guard.check(new VerifiedDelivery(head, payload, bytes, Verification.SIGNATURE, null), log);
            return null;
        } catch (RefusedException e) {
            return e.answer();
        }
    }
}
