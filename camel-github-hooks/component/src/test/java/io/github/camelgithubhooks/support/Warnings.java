// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.support;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What the component warns of. */
public final class Warnings implements AutoCloseable {

    private final Logger logger;
    private final Level before;
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    public Warnings() {
        this("io.github.camelgithubhooks");
    }

    /** Those of one class, which the tests' configuration may have silenced. */
    public Warnings(Class<?> source) {
        this(source.getName());
    }

    private Warnings(String name) {
        this(name, Level.WARN);
    }

    private Warnings(String name, Level level) {
        logger = (Logger) LoggerFactory.getLogger(name);
        before = logger.getLevel();
        logger.setLevel(level);
        log.start();
        logger.addAppender(log);
    }

    /** What one class says from INFO on. */
    public static Warnings andInfo(Class<?> source) {
        return new Warnings(source.getName(), Level.INFO);
    }

    /** What everybody says from INFO on, the steps of a route too. */
    public static Warnings andInfoOfAll() {
        return new Warnings(Logger.ROOT_LOGGER_NAME, Level.INFO);
    }

    /** What was said with this text, warnings or not. */
    public List<String> lines(String text) {
        return List.copyOf(log.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(message -> message.contains(text))
                .toList();
    }

    /** Those with this text. */
    public List<String> with(String text) {
        return List.copyOf(log.list).stream()
                .filter(event -> event.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .filter(message -> message.contains(text))
                .toList();
    }

    @Override
    public void close() {
        logger.detachAppender(log);
        logger.setLevel(before);
    }
}
