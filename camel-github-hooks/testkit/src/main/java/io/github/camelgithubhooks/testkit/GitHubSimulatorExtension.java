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
 * Gives JUnit 5 tests (5.13 or later) a {@link GitHubSimulator}: a fresh one for each test, or, when it is registered
 * with {@code @RegisterExtension} on a static field, one for the class. It is closed afterwards. Methods of the test
 * may take it as a parameter; with {@code @ExtendWith} that is the way to get it.
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

    /** For simulators with the defaults. */
    public GitHubSimulatorExtension() {
        this(GitHubSimulator.builder());
    }

    /** For simulators with these settings. */
    public GitHubSimulatorExtension(GitHubSimulator.Builder builder) {
        this.starter = builder::start;
    }

    /**
     * The simulator of the running test. Don't use it with {@code @ExtendWith} or tests in parallel on one extension;
     * take a parameter there.
     *
     * @throws IllegalStateException before the first test
     */
    public GitHubSimulator simulator() {
        if (simulator == null) {
            throw new IllegalStateException("There is a simulator only while a test runs");
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

    /** A store sees what is in the store of the class around it, and closes its own values at the end. */
    private GitHubSimulator of(ExtensionContext context) {
        return context.getStore(namespace)
                .getOrComputeIfAbsent(GitHubSimulator.class, key -> starter.get(), GitHubSimulator.class);
    }
}
