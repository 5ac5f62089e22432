// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.quarkus.deployment;

import io.github.camelgithubhooks.spi.DashboardServer;
import io.github.camelgithubhooks.spi.UnreadBodies;
import io.quarkus.arc.deployment.UnremovableBeanBuildItem;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.ExtensionSslNativeSupportBuildItem;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.IndexDependencyBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourcePatternsBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ServiceProviderBuildItem;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.camel.quarkus.core.deployment.spi.CamelServiceBuildItem;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;

/**
 * Build steps of the extension. Camel Quarkus itself finds the component, its configurers, converters and console; the
 * steps add what it leaves out and what only a native executable needs.
 *
 * @see <a href="https://quarkus.io/guides/writing-extensions">Quarkus: writing extensions</a>
 */
public final class GitHubHooksProcessor {

    static final String FEATURE = "camel-github-hooks";

    private static final String GROUP = "io.github.camel-github-hooks";
    private static final String MODEL = "io.github.camelgithubhooks.model";
    private static final String TRANSFORMER =
            "io.github.camelgithubhooks.internal.cloudevents.GitHubHooksCloudEventDataTypeTransformer";
    private static final String MASKING_PLUGIN = "io.github.camelgithubhooks.SecretMaskingPlugin";

    private static final String METERS = "io.micrometer.core.instrument.MeterRegistry";

    /** Classes of optional dependencies that the component looks up by name, and the request that it reads with Vert.x. */
    private static final List<String> LOOKED_UP = List.of(
            METERS,
            "io.vertx.core.http.HttpServerRequest",
            "org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter");

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem(FEATURE);
    }

    @BuildStep
    ExtensionSslNativeSupportBuildItem tls() {
        return new ExtensionSslNativeSupportBuildItem(FEATURE);
    }

    @BuildStep
    IndexDependencyBuildItem component() {
        return new IndexDependencyBuildItem(GROUP, FEATURE);
    }

    /** Registers the data type of CloudEvents: Camel Quarkus leaves out all whose name contains this word. */
    @BuildStep
    CamelServiceBuildItem cloudEvents() {
        return new CamelServiceBuildItem(
                Path.of("META-INF/services/org/apache/camel/transformer/github-hooks-application-cloudevents"),
                TRANSFORMER);
    }

    @BuildStep
    ServiceProviderBuildItem maskingOfSecrets() {
        return new ServiceProviderBuildItem("org.apache.camel.spi.ContextServicePlugin", MASKING_PLUGIN);
    }

    /** Keeps beans that the component finds by their type alone: Quarkus removes beans that nothing injects. */
    @BuildStep
    UnremovableBeanBuildItem beans() {
        return UnremovableBeanBuildItem.beanTypes(Set.of(
                DotName.createSimple(METERS),
                DotName.createSimple(DataSource.class.getName()),
                DotName.createSimple(DashboardServer.class.getName()),
                DotName.createSimple(UnreadBodies.class.getName())));
    }

    /** Registers for reflection what Jackson reads and writes, and what is looked up by name. */
    @BuildStep
    ReflectiveClassBuildItem reflection(CombinedIndexBuildItem classes) {
        Stream<String> model = classes.getIndex().getKnownClasses().stream()
                .map(ClassInfo::name)
                .map(Object::toString)
                .filter(name -> name.startsWith(MODEL + "."));
        return ReflectiveClassBuildItem.builder(
                        new TreeSet<>(Stream.of(model, Stream.of(TRANSFORMER), LOOKED_UP.stream())
                                .flatMap(names -> names)
                                .toList()))
                .constructors()
                .methods()
                .fields()
                .build();
    }

    @BuildStep
    NativeImageResourcePatternsBuildItem resources() {
        return NativeImageResourcePatternsBuildItem.builder()
                .includeGlobs(
                        "kamelets/github-hooks-*.kamelet.yaml",
                        "META-INF/io/github/camelgithubhooks/*.json",
                        "io/github/camelgithubhooks/*.json",
                        "io/github/camelgithubhooks/dashboard/*.{css,html,js,svg}")
                .build();
    }
}
