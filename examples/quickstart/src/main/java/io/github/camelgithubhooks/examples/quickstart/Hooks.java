// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.quickstart;

import io.github.camelgithubhooks.model.GitHubList;
import io.github.camelgithubhooks.model.Hook;
import java.util.List;
import java.util.Map;
import org.apache.camel.ProducerTemplate;

/** Calls GitHub. Repository and token are options of the component. */
final class Hooks {

    private final ProducerTemplate template;

    Hooks(ProducerTemplate template) {
        this.template = template;
    }

    List<Hook> list() {
        GitHubList<?> hooks = template.requestBody("github-hooks:list", null, GitHubList.class);
        return hooks.stream().map(Hook.class::cast).toList();
    }

    Hook create(String url) {
        return template.requestBody(
                "github-hooks:create?events=push,issues&webhookSecret={{webhook.secret}}&hookUrl=" + url,
                null,
                Hook.class);
    }

    void redeliver(long hookId, long deliveryId) {
        template.sendBody("github-hooks:redeliver?hookId=" + hookId + "&deliveryId=" + deliveryId, null);
    }

    void dispatch(String eventType, Map<String, String> payload) {
        template.sendBody("github-hooks:dispatch?eventType=" + eventType, payload);
    }
}
