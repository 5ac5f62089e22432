// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import java.util.function.Supplier;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * JUnit extension (5.10 or later) that starts a {@link GitHubSimulator} and closes it afterwards; before 5.13 it stays
 * open until the JVM ends. Each test has a new simulator; an extension on a static field with {@code @RegisterExtension} has one for the class. Test methods can take
 * the simulator as a parameter; with {@code @ExtendWith} they must.
 *
 * <pre>{@code
 * @RegisterExtension
 * final GitHubSimulatorExtension github = new GitHubSimulatorExtension();
 *
 * @Test
 * void listensToPushes() {
 *     github.simulator().emit("push", SamplePayloads.push("octo/orders"));
 * }
 * }</pre>
 */
public final class GitHubSimulatorExtension implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {

    private final Namespace namespace = Namespace.create(this);
    private final Supplier<GitHubSimulator> starter;
    private volatile GitHubSimulator simulator;

    /** Creates an extension for simulators with the default settings. */
    public GitHubSimulatorExtension() {
        this(GitHubSimulator.builder());
    }

    /** Creates an extension for simulators with these settings. */
    public GitHubSimulatorExtension(GitHubSimulator.Builder builder) {
        this.starter = builder::start;
    }

    /**
     * Returns the simulator of the running test. With {@code @ExtendWith}, or when tests run in parallel on one
     * extension, take the simulator as a parameter instead.
     *
     * @throws IllegalStateException before the first test
     */
    public GitHubSimulator simulator() {
        if (simulator == null) {
            throw new IllegalStateException(
                    "No simulator is running yet: call simulator() in a test method, or in one that runs before it");
        }
        return simulator;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        boolean ofClass = AnnotationSupport.findAnnotatedFieldValues(
                        context.getRequiredTestClass(), RegisterExtension.class, GitHubSimulatorExtension.class)
                .contains(this);
        if (ofClass) {
            simulator = of(context);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        simulator = of(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == GitHubSimulator.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return of(context);
    }

    /**
     * Looks up the store of the class too, so that a simulator of the class is found. A store closes its values. Its method
     * that computes what is absent has another name in JUnit 5 than in JUnit 6.
     */
    private synchronized GitHubSimulator of(ExtensionContext context) {
        ExtensionContext.Store store = context.getStore(namespace);
        GitHubSimulator running = store.get(GitHubSimulator.class, GitHubSimulator.class);
        if (running != null) {
            return running;
        }
        GitHubSimulator started = starter.get();
        store.put(GitHubSimulator.class, started);
        return started;
    }
}
