// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.support;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.main.Main;
import org.slf4j.LoggerFactory;

/** A real camel-main with a file of properties, an HTTP server on a free port, and all that it logs and shows. */
public final class RunningMain implements AutoCloseable {

    private final Main main = new Main();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    private RunningMain() {}

    /** Starts {@code from(uri).to("mock:events")}, and logs at this level. */
    public static RunningMain start(Path directory, Level level, String from, Map<String, String> properties)
            throws Exception {
        RunningMain running = new RunningMain();
        running.logAt(level);
        try {
            running.main.setPropertyPlaceholderLocations("file:" + write(directory, properties));
            running.main.addInitialProperty("camel.server.enabled", "true");
            running.main.addInitialProperty("camel.server.port", "0");
            running.main.addInitialProperty("camel.main.devConsoleEnabled", "true");
            running.main.configure().addRoutesBuilder(new RouteBuilder() {
                @Override
                public void configure() {
                    from(from).routeId("receive").to("mock:events");
                }
            });
            running.main.start();
            return running;
        } catch (Exception e) {
            running.close();
            throw e;
        }
    }

    public static Path write(Path directory, Map<String, String> properties) throws Exception {
        Properties all = new Properties();
        all.putAll(properties);
        Path file = directory.resolve("application.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            all.store(writer, null);
        }
        return file;
    }

    private void logAt(Level level) {
        log.start();
        root.addAppender(log);
        root.setLevel(level);
        root.getAppender("console").stop();
    }

    /** What was logged, each line with its logger before it. */
    public List<String> lines() {
        return List.copyOf(log.list).stream()
                .map(event -> event.getLoggerName() + ": " + event.getFormattedMessage())
                .toList();
    }

    /** What one of the developer consoles shows, as text and as JSON. */
    public List<String> console(String id) {
        DevConsoleRegistry registry =
                main.getCamelContext().getCamelContextExtension().getContextPlugin(DevConsoleRegistry.class);
        registry.loadDevConsoles();
        List<String> shown = new ArrayList<>();
        for (DevConsole.MediaType type : DevConsole.MediaType.values()) {
            shown.add(registry.resolveById(id).call(type).toString());
        }
        return shown;
    }

    @Override
    public void close() {
        root.setLevel(Level.WARN);
        root.detachAppender(log);
        root.getAppender("console").start();
        main.stop();
    }
}
