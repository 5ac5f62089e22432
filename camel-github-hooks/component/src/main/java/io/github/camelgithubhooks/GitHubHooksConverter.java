// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks;

import io.github.camelgithubhooks.internal.json.GitHubJson;
import io.github.camelgithubhooks.model.GitHubList;
import io.github.camelgithubhooks.model.GitHubObject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Converter;

/** Converters of the results of producers to JSON and maps, for {@code convertBodyTo}. */
@Converter(generateLoader = true)
public final class GitHubHooksConverter {

    private GitHubHooksConverter() {}

    @Converter
    public static String toString(GitHubObject object) {
        return json(object);
    }

    @Converter
    public static byte[] toBytes(GitHubObject object) {
        return GitHubJson.write(object);
    }

    @Converter
    public static InputStream toInputStream(GitHubObject object) {
        return new ByteArrayInputStream(GitHubJson.write(object));
    }

    @Converter
    public static Map<String, Object> toMap(GitHubObject object) {
        return GitHubJson.toMap(object);
    }

    @Converter
    public static String toString(GitHubList<?> list) {
        return json(list);
    }

    @Converter
    public static byte[] toBytes(GitHubList<?> list) {
        return GitHubJson.write(list);
    }

    @Converter
    public static InputStream toInputStream(GitHubList<?> list) {
        return new ByteArrayInputStream(GitHubJson.write(list));
    }

    private static String json(Object value) {
        return new String(GitHubJson.write(value), StandardCharsets.UTF_8);
    }
}
