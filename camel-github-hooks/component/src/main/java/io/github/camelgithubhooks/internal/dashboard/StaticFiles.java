// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.dashboard;

import io.github.camelgithubhooks.spi.DashboardServer.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files of the page, which are part of the jar. */
final class StaticFiles {

    private static final String FOLDER = "/io/github/camelgithubhooks/dashboard/";

    /** By the end of the name. No other file of the jar can be asked for, nor one of another folder. */
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml");

    private static final Pattern NAME = Pattern.compile("/([a-z0-9-]+\\.([a-z]+))");

    private StaticFiles() {}

    /** Returns the file at a path such as {@code /app.js}; empty if there is none. */
    static Optional<Answer> at(String path) {
        Matcher name = NAME.matcher(path.equals("/") ? "/index.html" : path);
        String type = name.matches() ? TYPES.get(name.group(2)) : null;
        if (type == null) {
            return Optional.empty();
        }
        try (InputStream file = StaticFiles.class.getResourceAsStream(FOLDER + name.group(1))) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(Answers.file(type, new String(file.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
