// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.springboot;

import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.model.Hook;
import io.github.camelgithubhooks.model.HookConfig;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;

/** The hook that delivers to this application. Token, repository, address and secret are options of the component. */
// tag::hooks[]
@Component
class Hooks {

    private final ProducerTemplate template;

    Hooks(ProducerTemplate template) {
        this.template = template;
    }

    Hook create() {
        return template.requestBody("github-hooks:create?events=push,issues", null, Hook.class);
    }

    /** Has GitHub deliver as a form from now on. */
    HookConfig deliverAsForm(long id) {
        return template.requestBodyAndHeader(
                "github-hooks:updateConfig?contentType=form", null, GitHubHooksConstants.HOOK_ID, id, HookConfig.class);
    }
}
// end::hooks[]
