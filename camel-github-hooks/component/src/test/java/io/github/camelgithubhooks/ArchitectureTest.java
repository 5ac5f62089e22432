// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The walls between the rooms of the component: who may use whom. The source is
 * checked beside the byte code, because the compiler copies constants and leaves no trace of where they come from.
 */
@AnalyzeClasses(
        packages = ArchitectureTest.ROOT,
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.WithoutTestkit.class})
class ArchitectureTest {

    static final class WithoutTestkit implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/camelgithubhooks/testkit/");
        }
    }

    static final String ROOT = "io.github.camelgithubhooks";

    private static final Path SOURCES = Path.of("src/main/java");

    /** Each room, and the rooms that it may use. The root may use all of them. */
    private static final Map<String, Set<String>> ROOMS = Map.ofEntries(
            Map.entry("model", Set.of()),
            Map.entry("spi", Set.of()),
            Map.entry("dsl", Set.of()),
            Map.entry("internal.api", Set.of()),
            Map.entry("internal.health", Set.of()),
            Map.entry("internal.history", Set.of()),
            Map.entry("internal.json", Set.of()),
            Map.entry("internal.retry", Set.of()),
            Map.entry("internal.address", Set.of()),
            Map.entry("internal.metrics", Set.of()),
            Map.entry("internal.signature", Set.of()),
            Map.entry("internal.store", Set.of("spi", "internal.history")),
            Map.entry("internal.options", Set.of("internal.api", "internal.signature", "internal.signin")),
            Map.entry("internal.event", Set.of("spi", "internal.json")),
            Map.entry("internal.cloudevents", Set.of("internal.event")),
            Map.entry(
                    "internal.http",
                    Set.of("model", "internal.api", "internal.json", "internal.metrics", "internal.retry")),
            Map.entry(
                    "internal.signin",
                    Set.of("model", "internal.api", "internal.http", "internal.json", "internal.retry")),
            Map.entry(
                    "internal.client",
                    Set.of(
                            "model",
                            "internal.address",
                            "internal.api",
                            "internal.http",
                            "internal.json",
                            "internal.metrics",
                            "internal.signin")),
            Map.entry(
                    "internal.hooks",
                    Set.of(
                            "model",
                            "internal.address",
                            "internal.api",
                            "internal.client",
                            "internal.http",
                            "internal.json",
                            "internal.options")),
            Map.entry(
                    "internal.receive",
                    Set.of(
                            "spi",
                            "internal.address",
                            "internal.event",
                            "internal.health",
                            "internal.history",
                            "internal.metrics",
                            "internal.signature")),
            Map.entry(
                    "internal.log",
                    Set.of(
                            "model",
                            "internal.api",
                            "internal.client",
                            "internal.event",
                            "internal.health",
                            "internal.history",
                            "internal.hooks",
                            "internal.http",
                            "internal.json",
                            "internal.metrics",
                            "internal.retry")),
            Map.entry(
                    "internal.dashboard",
                    Set.of(
                            "model",
                            "spi",
                            "internal.api",
                            "internal.client",
                            "internal.event",
                            "internal.history",
                            "internal.hooks",
                            "internal.http",
                            "internal.json",
                            "internal.log",
                            "internal.metrics",
                            "internal.options",
                            "internal.receive",
                            "internal.register",
                            "internal.replay")),
            Map.entry(
                    "internal.replay",
                    Set.of(
                            "model",
                            "internal.api",
                            "internal.client",
                            "internal.event",
                            "internal.hooks",
                            "internal.http")),
            Map.entry(
                    "internal.register",
                    Set.of(
                            "model",
                            "internal.api",
                            "internal.client",
                            "internal.event",
                            "internal.health",
                            "internal.hooks",
                            "internal.http",
                            "internal.json",
                            "internal.options",
                            "internal.retry")),
            Map.entry(
                    "internal.producer",
                    Set.of(
                            "model",
                            "internal.api",
                            "internal.client",
                            "internal.event",
                            "internal.health",
                            "internal.hooks",
                            "internal.http",
                            "internal.json",
                            "internal.options",
                            "internal.register",
                            "internal.replay")));

    /** What of the root the rooms below {@code internal} may use: the words that users share with them, and the options. */
    private static final Set<String> VOCABULARY = Set.of(
            "GitHubApiException",
            "GitHubConnectionException",
            "GitHubHooksConfiguration",
            "GitHubHooksConstants",
            "GitHubRateLimitException",
            "SecretDirectory",
            "SecretRotationException",
            "WebhookSecrets");

    private static final Pattern IMPORT = Pattern.compile(
            "^import (?:static )?" + Pattern.quote(ROOT) + "\\.((?:[a-z]\\w*\\.)*)([A-Z]\\w*)", Pattern.MULTILINE);

    private static final Pattern GITHUB_PATH =
            Pattern.compile("\"/(repos|orgs|app|hooks?|deliveries|config|pings|tests|attempts|dispatches|installations?"
                    + "|access_tokens|meta|rate_limit)\\b[^\"]*\"");

    @ArchTest
    static final ArchRule roomsUseWhomTheyMay = noClasses()
            .that(resideInAnyPackage(ROOT + ".."))
            .should(new ArchCondition<>("use a room that isn't in their list") {
                @Override
                public void check(JavaClass room, ConditionEvents events) {
                    room.getDirectDependenciesFromSelf().forEach(dependency -> {
                        JavaClass used = dependency.getTargetClass().getBaseComponentType();
                        boolean forbidden = used.getPackageName().startsWith(ROOT)
                                && !mayUse(room(room), room(used), outermost(used));
                        events.add(new SimpleConditionEvent(room, forbidden, dependency.getDescription()));
                    });
                }
            });

    @Test
    void importsStayWithinTheListToo() throws IOException {
        List<String> forbidden = new ArrayList<>();
        int files = 0;
        try (Stream<Path> sources = Files.walk(SOURCES)) {
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                files++;
                String from =
                        room(SOURCES.relativize(source.getParent()).toString().replace('/', '.'));
                Matcher imported = IMPORT.matcher(Files.readString(source));
                while (imported.find()) {
                    String to = imported.group(1).replaceAll("\\.$", "");
                    if (!mayUse(from, to, imported.group(2))) {
                        forbidden.add(source + " imports " + to + "." + imported.group(2));
                    }
                }
            }
        }
        assertThat(files).isPositive();
        assertThat(forbidden).isEmpty();
    }

    @Test
    void gitHubsPathsStandInOneRoom() throws IOException {
        List<String> elsewhere = new ArrayList<>();
        try (Stream<Path> sources = Files.walk(SOURCES)) {
            for (Path source : sources.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.getParent().endsWith(Path.of("internal", "api")))
                    .toList()) {
                GITHUB_PATH
                        .matcher(Files.readString(source))
                        .results()
                        .forEach(path -> elsewhere.add(source + ": " + path.group()));
            }
        }
        assertThat(elsewhere).isEmpty();
    }

    @ArchTest
    static final ArchRule roomsHaveNoCycles =
            slices().matching(ROOT + ".internal.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothingForUsersMentionsWhatIsInternal = noClasses()
            .that(describe("are for users", ArchitectureTest::isForUsers))
            .should(new ArchCondition<>("mention an internal type where users see it") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    mentioned(type)
                            .flatMap(mention -> mention.getAllInvolvedRawTypes().stream())
                            .filter(mention -> mention.getPackageName().startsWith(ROOT))
                            .forEach(mention -> events.add(new SimpleConditionEvent(
                                    type,
                                    !isForUsers(mention.getBaseComponentType()),
                                    type.getName() + " mentions " + mention.getName())));
                }
            });

    private static boolean mayUse(String from, String to, String type) {
        if (from.isEmpty() || from.equals(to)) {
            return true;
        }
        if (to.isEmpty()) {
            return (from.startsWith("internal.") || from.equals("dsl")) && VOCABULARY.contains(type);
        }
        assertThat(ROOMS).as("the rooms").containsKeys(from, to);
        return ROOMS.get(from).contains(to);
    }

    /** Returns the room of a type, empty for the root. */
    private static String room(JavaClass type) {
        return room(type.getPackageName());
    }

    private static String room(String packageName) {
        String room = packageName.substring(Math.min(packageName.length(), ROOT.length() + 1));
        return room.startsWith("dsl") ? "dsl" : room;
    }

    private static String outermost(JavaClass type) {
        String name = type.getName().substring(type.getPackageName().length() + 1);
        return name.contains("$") ? name.substring(0, name.indexOf('$')) : name;
    }

    private static boolean isForUsers(JavaClass type) {
        boolean shown = type.getModifiers().contains(JavaModifier.PUBLIC)
                || type.getModifiers().contains(JavaModifier.PROTECTED);
        return shown
                && !room(type).startsWith("internal.")
                && type.getEnclosingClass().map(ArchitectureTest::isForUsers).orElse(true);
    }

    private static Stream<JavaType> mentioned(JavaClass type) {
        Stream<JavaType> above = Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
        Stream<JavaType> fields = type.getFields().stream()
                .filter(field -> isShown(field.getModifiers()))
                .map(JavaField::getType);
        Stream<JavaType> units = type.getCodeUnits().stream()
                .filter(unit -> isShown(unit.getModifiers()))
                .flatMap(ArchitectureTest::mentioned);
        return Stream.of(above, fields, units).flatMap(mentions -> mentions);
    }

    private static Stream<JavaType> mentioned(JavaCodeUnit unit) {
        return Stream.of(
                        Stream.of(unit.getReturnType()),
                        unit.getParameterTypes().stream(),
                        unit.getExceptionTypes().stream())
                .flatMap(mentions -> mentions);
    }

    private static boolean isShown(Set<JavaModifier> modifiers) {
        return !modifiers.contains(JavaModifier.SYNTHETIC)
                && (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED));
    }
}
