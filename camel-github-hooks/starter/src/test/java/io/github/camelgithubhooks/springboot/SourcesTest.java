// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.testkit.SignedSender;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code allowedSources} knows on Tomcat, too, where a delivery comes from. */
class SourcesTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.0/8, '', , 202",
        "192.0.2.0/24, '', , 403",
        "192.0.2.0/24, '', 192.0.2.1, 403",
        "192.0.2.0/24, 127.0.0.1/32, 192.0.2.1, 202",
        "192.0.2.0/24, 127.0.0.1/32, 198.51.100.1, 403"
    })
    void aDeliveryIsTakenOrRefused(String allowed, String proxies, String forwardedFor, int status) {
        String[] settings = proxies.isEmpty()
                ? new String[] {option("allowed-sources", allowed)}
                : new String[] {option("allowed-sources", allowed), option("trusted-proxies", proxies)};
        try (ReceivingApplication application = ReceivingApplication.start(settings)) {
            SignedSender delivery = application.delivery().body("{}");
            if (forwardedFor != null) {
                delivery = delivery.header("X-Forwarded-For", forwardedFor);
            }

            assertThat(delivery.send().status()).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // by itself on these platforms, where it believes every private address
        "spring.main.cloud-platform=kubernetes, 192.0.2.0/24, '', 403",
        "spring.main.cloud-platform=kubernetes, 127.0.0.0/8, '', 202",
        "spring.main.cloud-platform=heroku, 192.0.2.0/24, '', 403",
        "server.forward-headers-strategy=native, 192.0.2.0/24, '', 403",
        "server.forward-headers-strategy=framework, 192.0.2.0/24, '', 403",
        "server.forward-headers-strategy=none, 192.0.2.0/24, '', 403",
        "spring.main.cloud-platform=kubernetes, 192.0.2.0/24, 127.0.0.1/32, 202",
        "server.forward-headers-strategy=framework, 192.0.2.0/24, 127.0.0.1/32, 202",
        "server.forward-headers-strategy=native, 192.0.2.0/24, 198.51.100.0/24, 403",
    })
    void onlyProxiesThatAreTrustedHereSayWhereItComesFrom(String spring, String allowed, String proxies, int status) {
        try (ReceivingApplication application = ReceivingApplication.start(
                spring, option("allowed-sources", allowed), option("trusted-proxies", proxies))) {
            for (String header : new String[] {"X-Forwarded-For", "Forwarded"}) {
                String sender = header.equals("Forwarded") ? "for=192.0.2.1" : "192.0.2.1";

                assertThat(application
                                .delivery()
                                .body("{}")
                                .header(header, sender)
                                .send()
                                .status())
                        .as(header)
                        .isEqualTo(status);
            }
        }
    }

    private static String option(String name, String value) {
        return ComponentOption.PREFIX + "." + name + "=" + value;
    }
}
