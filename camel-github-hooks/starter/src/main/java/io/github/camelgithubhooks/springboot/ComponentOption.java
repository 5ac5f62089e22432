// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.springboot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelgithubhooks.GitHubHooksComponent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.camel.util.StringHelper;

/**
 * Option of the component, as in its catalog.
 *
 * @param name the name in Camel's spelling, such as {@code oauthToken}
 * @param type the Java type, without type arguments
 * @param secret whether the value is a secret
 */
record ComponentOption(String name, String type, boolean secret) {

    static final String PREFIX = "camel.component.github-hooks";

    private static final String CATALOG = "/META-INF/io/github/camelgithubhooks/github-hooks.json";

    /** Returns all options. {@code configuration} comes first, so that setting it doesn't undo the others. */
    static List<ComponentOption> all() {
        try (InputStream json = GitHubHooksComponent.class.getResourceAsStream(CATALOG)) {
            return new JsonMapper()
                    .readTree(json).get("componentProperties").properties().stream()
                            .map(ComponentOption::of)
                            .sorted(Comparator.comparing(
                                    option -> !option.name().equals("configuration")))
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ComponentOption of(Map.Entry<String, JsonNode> option) {
        return new ComponentOption(
                option.getKey(),
                option.getValue().path("javaType").asText().split("<", 2)[0],
                option.getValue().path("secret").asBoolean());
    }

    /** Returns the property that sets the option, such as {@code camel.component.github-hooks.oauth-token}. */
    String property() {
        return PREFIX + "." + StringHelper.camelCaseToDash(name);
    }

    boolean isMap() {
        return type.equals(Map.class.getName());
    }
}
