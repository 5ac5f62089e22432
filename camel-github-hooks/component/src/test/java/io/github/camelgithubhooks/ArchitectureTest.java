// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The walls between the rooms of the component. */
@AnalyzeClasses(
        packages = "io.github.camelgithubhooks",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.WithoutTestkit.class})
class ArchitectureTest {

    static final class WithoutTestkit implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/camelgithubhooks/testkit/");
        }
    }

    private static final String ROOT = "io.github.camelgithubhooks";

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule roomsDoNotKnowTheRoot = noClasses()
            .that()
            .resideInAnyPackage(ROOT + ".*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT);

    @ArchTest
    static final ArchRule onlySignatureDoesCryptography = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".signature..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("javax.crypto..");

    @ArchTest
    static final ArchRule signatureKnowsNeitherCamelNorHttp = noClasses()
            .that()
            .resideInAPackage(ROOT + ".signature..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.camel..",
                    "org.apache.hc..",
                    "io.vertx..",
                    ROOT + ".client..",
                    ROOT + ".model..",
                    ROOT + ".event..",
                    ROOT + ".receive..");

    @ArchTest
    static final ArchRule modelKnowsNothingButJackson = classes()
            .that()
            .resideInAPackage(ROOT + ".model..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(ROOT + ".model..", "java..", "com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule clientKnowsNoMessages = noClasses()
            .that()
            .resideInAPackage(ROOT + ".client..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.apache.camel.Exchange")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.apache.camel.Message")
            .orShould()
            .dependOnClassesThat(resideInAPackage(ROOT + ".receive..")
                    .or(resideInAPackage(ROOT + ".event.."))
                    .or(resideInAPackage(ROOT + ".signature..")));

    @ArchTest
    static final ArchRule receiveCallsNobody = noClasses()
            .that()
            .resideInAPackage(ROOT + ".receive..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + ".client..",
                    ROOT + ".model..",
                    ROOT + ".deliveries..",
                    ROOT + ".register..",
                    ROOT + ".state..");

    @ArchTest
    static final ArchRule addressesAreComparedWithoutAnybody = classes()
            .that()
            .resideInAPackage(ROOT + ".source..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(ROOT + ".source..", "java..");

    @ArchTest
    static final ArchRule pausesAreCountedWithoutAnybody = classes()
            .that()
            .resideInAPackage(ROOT + ".retry..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(ROOT + ".retry..", "java..");

    @ArchTest
    static final ArchRule jsonHasLimitsAndNothingElse = classes()
            .that()
            .resideInAPackage(ROOT + ".json..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(ROOT + ".json..", "java..", "com.fasterxml.jackson.core..");

    @ArchTest
    static final ArchRule theLogIsReadWithoutTheListener = noClasses()
            .that()
            .resideInAPackage(ROOT + ".deliveries..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + ".signature..", ROOT + ".receive..", ROOT + ".register..", ROOT + ".state..");

    @ArchTest
    static final ArchRule hooksAreRegisteredThroughTheClientAlone = noClasses()
            .that()
            .resideInAPackage(ROOT + ".register..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + ".receive..",
                    ROOT + ".deliveries..",
                    ROOT + ".signature..",
                    ROOT + ".event..",
                    ROOT + ".state..");

    @ArchTest
    static final ArchRule onlyStateKnowsTheDatabase = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".state..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.h2..", "java.sql..", "javax.sql..", "org.apache.camel.processor.idempotent.jdbc..");

    @ArchTest
    static final ArchRule eventsAreReadWithoutTheOtherRooms = noClasses()
            .that()
            .resideInAPackage(ROOT + ".event..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + ".client..",
                    ROOT + ".model..",
                    ROOT + ".signature..",
                    ROOT + ".receive..",
                    ROOT + ".transform..");

    @ArchTest
    static final ArchRule cloudEventsAreMadeFromTheMessageAlone = noClasses()
            .that()
            .resideInAPackage(ROOT + ".transform..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + ".client..",
                    ROOT + ".model..",
                    ROOT + ".signature..",
                    ROOT + ".receive..",
                    ROOT + ".deliveries..",
                    ROOT + ".state..");

    @ArchTest
    static final ArchRule onlyTheEndpointBuildersNeedTheEndpointDsl = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".dsl..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + ".dsl..", "org.apache.camel.builder.endpoint..");

    @ArchTest
    static final ArchRule insightKnowsNoOtherRoom = classes()
            .that()
            .resideInAPackage(ROOT + ".insight..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(ROOT + ".insight..", "java..", "org.apache.camel..", "io.micrometer..");

    @ArchTest
    static final ArchRule onlyOneClassKnowsMicrometer = noClasses()
            .that()
            .haveNameNotMatching(".*\\.MicrometerMeters(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micrometer..");

    @ArchTest
    static final ArchRule nobodyKnowsATracer =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("io.opentelemetry..");

    @ArchTest
    static final ArchRule onlyOneClassKnowsJsonWebTokens = noClasses()
            .that()
            .haveNameNotMatching(".*\\.client\\.AppJwt")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.nimbusds..");

    @ArchTest
    static final ArchRule onlyTwoClassesKnowVertx = noClasses()
            .that()
            .haveNameNotMatching(".*\\.receive\\.Vertx(Engine|Request)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "org.apache.camel.component.platform.http.vertx..");
}
