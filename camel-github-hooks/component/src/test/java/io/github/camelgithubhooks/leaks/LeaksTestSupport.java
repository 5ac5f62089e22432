// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.github.camelgithubhooks.support.GitHubTestSupport;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.Endpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.slf4j.LoggerFactory;

/** Everything that a process shows: its log at DEBUG, {@code toString} of what Camel holds, and JMX. */
abstract class LeaksTestSupport extends GitHubTestSupport {

    final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger httpClient = (Logger) LoggerFactory.getLogger("org.apache.hc");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void logEverything() {
        log.start();
        root.addAppender(log);
        root.setLevel(Level.DEBUG);
        root.getAppender("console").stop();
        // what it writes at DEBUG is its own: the component warns of it
        httpClient.setLevel(Level.INFO);
    }

    @AfterEach
    void logAsBefore() {
        root.setLevel(Level.WARN);
        root.detachAppender(log);
        root.getAppender("console").start();
        httpClient.setLevel(null);
    }

    static String text(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return thrown + "\n" + trace;
    }

    /** {@code toString} of the endpoints and routes, and every attribute that JMX shows. */
    List<String> whatCamelShows() throws Exception {
        List<String> shown = new ArrayList<>();
        for (Endpoint endpoint : context.getEndpoints()) {
            shown.add(endpoint.toString());
        }
        context.getRoutes().forEach(route -> shown.add(route + " " + route.getConsumer()));
        MBeanServer jmx = ManagementFactory.getPlatformMBeanServer();
        for (ObjectName name : jmx.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            shown.add(name.toString());
            for (MBeanAttributeInfo attribute : jmx.getMBeanInfo(name).getAttributes()) {
                if (attribute.isReadable()) {
                    shown.add(attribute.getName() + "=" + value(jmx, name, attribute.getName()));
                }
            }
        }
        assertThat(shown).anyMatch(text -> text.contains("github-hooks"));
        return shown;
    }

    private static String value(MBeanServer jmx, ObjectName name, String attribute) {
        try {
            Object value = jmx.getAttribute(name, attribute);
            return value instanceof Object[] array ? Arrays.deepToString(array) : String.valueOf(value);
        } catch (JMException | RuntimeException e) {
            return e.toString();
        }
    }

    void assertNothingLeaks(List<String> seen, List<String> secrets) {
        assertThat(log.list).anyMatch(event -> event.getLevel() == root.getLevel());
        log.list.forEach(event -> seen.add(event.getLoggerName() + ": " + event.getFormattedMessage() + trace(event)));
        Map<String, String> leaks = new LinkedHashMap<>();
        for (String secret : secrets) {
            seen.stream().filter(text -> text.contains(secret)).forEach(text -> leaks.put(text, secret));
        }
        assertThat(leaks).isEmpty();
    }

    private static String trace(ILoggingEvent event) {
        IThrowableProxy thrown = event.getThrowableProxy();
        return thrown == null ? "" : ThrowableProxyUtil.asString(thrown);
    }
}
