// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.internal.event.Payload;
import io.github.camelgithubhooks.internal.event.Verification;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A heap that has no room for what the budget grants: the delivery is refused, and nothing stays reserved. */
class FullHeapTest {

    private static final int BODY = 20 * 1024 * 1024;

    @Test
    void aCopyForWhichTheHeapHasNoRoomLeavesNothingReserved() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallJvm.class.getName())
                .redirectErrorStream(true)
                .start();

        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(output).isEqualTo(Answer.OVER_CAPACITY + ", reserved 0, released true");
    }

    /** Copies a body that fits into its heap once. */
    static final class SmallJvm {

        private SmallJvm() {}

        public static void main(String[] arguments) throws Exception {
            ByteBudget budget = new ByteBudget(10L * BODY);
            ByteBudget.Reservation reservation = budget.reserve(BODY);
            boolean[] released = new boolean[1];
            reservation.whenReleased(() -> released[0] = true);
            RequestHead head = new RequestHead("push", "guid", null, null, RequestHead.MediaType.JSON, -1, Map.of());
            VerifiedDelivery delivery = new VerifiedDelivery(
                    head, new Payload(null, null, null, null), new byte[BODY], Verification.NONE, reservation);
            String answer;
            try {
                delivery.copy(budget);
                answer = "copied";
            } catch (RefusedException e) {
                answer = e.answer().toString();
            } catch (OutOfMemoryError e) {
                answer = "no memory";
            }
            reservation.release();
            System.out.print(answer + ", reserved " + budget.used() + ", released " + released[0]);
        }
    }
}
