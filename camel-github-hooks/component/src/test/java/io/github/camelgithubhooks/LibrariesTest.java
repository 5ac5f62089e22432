// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The walls between the rooms of the component and the libraries: which room, or class, alone may use one. */
@AnalyzeClasses(
        packages = ArchitectureTest.ROOT,
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.WithoutTestkit.class})
class LibrariesTest {

    private static final String ROOT = ArchitectureTest.ROOT;

    @ArchTest
    static final ArchRule modelKnowsNothingButJackson = noClasses()
            .that()
            .resideInAPackage(ROOT + ".model..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(ROOT + ".model..", "java..", "com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule someRoomsNeedNothingButJava = noClasses()
            .that()
            .resideInAnyPackage(ROOT + ".internal.address..", ROOT + ".internal.api..", ROOT + ".internal.retry..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(
                    ROOT + ".internal.address..", ROOT + ".internal.api..", ROOT + ".internal.retry..", "java..");

    @ArchTest
    static final ArchRule whoCallsGitHubKnowsNoMessages = noClasses()
            .that()
            .resideInAnyPackage(
                    ROOT + ".internal.http..",
                    ROOT + ".internal.signin..",
                    ROOT + ".internal.client..",
                    ROOT + ".internal.hooks..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.apache.camel.Exchange")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.apache.camel.Message");

    @ArchTest
    static final ArchRule signatureKnowsNeitherCamelNorHttp = noClasses()
            .that()
            .resideInAPackage(ROOT + ".internal.signature..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.camel..", "org.apache.hc..", "io.vertx..");

    @ArchTest
    static final ArchRule onlySignatureDoesCryptography = onlyIn("internal.signature", "javax.crypto..");

    @ArchTest
    static final ArchRule onlyTheStoreKnowsTheDatabase = onlyIn(
            "internal.store", "org.h2..", "java.sql..", "javax.sql..", "org.apache.camel.processor.idempotent.jdbc..");

    @ArchTest
    static final ArchRule onlyOneClassKnowsSpring = onlyBy("SpringTransactions", "org.springframework..");

    @ArchTest
    static final ArchRule onlyTheEndpointBuildersNeedTheEndpointDsl =
            onlyIn("dsl", ROOT + ".dsl..", "org.apache.camel.builder.endpoint..");

    @ArchTest
    static final ArchRule onlyOneClassKnowsMicrometer = onlyBy("MicrometerMeters", "io.micrometer..");

    @ArchTest
    static final ArchRule onlyOneClassKnowsJsonWebTokens = onlyBy("AppJwt", "com.nimbusds..");

    @ArchTest
    static final ArchRule onlyClassesNamedAfterItKnowVertx = onlyBy(
            "(internal\\.receive\\.Vertx(Engine|Request)|internal\\.receive\\.PipelinedRequests"
                    + "|internal\\.dashboard\\.Vertx\\w+)",
            "io.vertx..",
            "org.apache.camel.component.platform.http.vertx..");

    @ArchTest
    static final ArchRule nobodyKnowsATracer =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("io.opentelemetry..");

    private static ArchRule onlyIn(String room, String... libraries) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries);
    }

    private static ArchRule onlyBy(String simpleName, String... libraries) {
        return noClasses()
                .that()
                .haveNameNotMatching(".*\\." + simpleName + "(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries);
    }
}
