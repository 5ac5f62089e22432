// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * No task goes to Java's common pool, in the component, its tests and the testkit. The pool has few threads, since Java 25
 * a single one on two processors, and an application may hold all of them.
 */
@AnalyzeClasses(packages = ArchitectureTest.ROOT)
class CommonPoolTest {

    @ArchTest
    static final ArchRule anAsynchronousTaskHasAnExecutor =
            noClasses().should().callMethodWhere(describe("a task has no executor", CommonPoolTest::hasNoExecutor));

    private static boolean hasNoExecutor(JavaMethodCall call) {
        AccessTarget.MethodCallTarget target = call.getTarget();
        List<JavaClass> parameters = target.getRawParameterTypes();
        return target.getName().endsWith("Async")
                && target.getOwner().isAssignableTo(CompletionStage.class)
                && !parameters.get(parameters.size() - 1).isEquivalentTo(Executor.class);
    }
}
