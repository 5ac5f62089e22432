// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.JsonMapper;
import org.apache.camel.util.URISupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each option that is marked as secret, and each of the http component's, is one that Camel masks. */
class SensitiveOptionsTest {

    private final DefaultCamelContext context = new DefaultCamelContext();

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void theOptionsOfTheComponentAreMasked() throws Exception {
        context.build();
        ComponentModel model;
        try (var json = getClass().getResourceAsStream("/META-INF/io/github/camelgithubhooks/github-hooks.json")) {
            model = JsonMapper.generateComponentModel(new String(json.readAllBytes(), StandardCharsets.UTF_8));
        }

        assertThat(secrets(model))
                .contains("webhookSecret", "previousWebhookSecret", "oauthToken", "privateKey")
                .allMatch(this::isMasked);
    }

    @Test
    void theHttpOptionsAreMaskedInBothSpellings() {
        context.build();

        assertThat(secrets(new DefaultCamelCatalog().componentModel("https")))
                .contains("proxyAuthPassword", "authBearerToken")
                .allMatch(this::isMasked)
                .allMatch(name -> isMasked("httpOptions[" + name + "]"));
    }

    @Test
    void urisAreMasked() {
        context.build();

        assertThat(secrets(new DefaultCamelCatalog().componentModel("https")))
                .allMatch(name -> URISupport.sanitizeUri("github-hooks:list?http." + name + "=hush")
                        .endsWith("=xxxxxx"));
    }

    @Test
    void theWordsOfTheUserStayBesideOurs() {
        context.getCamelContextExtension().setAdditionalSensitiveKeywords("mine");
        context.getComponent("github-hooks");

        assertThat(isMasked("mine")).isTrue();
        assertThat(isMasked("webhookSecret")).isTrue();
        assertThat(isMasked("path")).isFalse();
    }

    private boolean isMasked(String name) {
        return CamelContextHelper.containsSensitive(context, "camel.component.github-hooks." + name);
    }

    private static List<String> secrets(ComponentModel model) {
        return model.getEndpointOptions().stream()
                .filter(BaseOptionModel::isSecret)
                .map(BaseOptionModel::getName)
                .toList();
    }
}
