// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The walls between the rooms of the testkit, and between the rooms and its users. */
class ArchitectureTest {

    private static final String ROOT = "io.github.camelgithubhooks.testkit";
    private static final String INTERNAL = ROOT + ".internal";
    private static final Path SOURCES = Path.of("src/main/java", ROOT.split("\\."));

    /** Every room with the rooms that it may use. A room uses earlier ones only, so that there is no cycle. */
    private static final List<Room> ROOMS = List.of(
            new Room("json"),
            new Room("samples", "json"),
            new Room("state", "json", "samples"),
            new Room("tokens", "state"),
            new Room("client"),
            new Room("server", "json"),
            new Room("render", "json", "samples", "state", "tokens"),
            new Room("sending", "client", "json", "render", "samples", "state"),
            new Room("api", "json", "server", "state", "tokens"),
            new Room("endpoints", "api", "json", "render", "samples", "sending", "server", "state", "tokens"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    private record Room(String name, Set<String> uses) {

        private Room(String name, String... uses) {
            this(name, Set.of(uses));
        }
    }

    private static List<Room> rooms() {
        return ROOMS;
    }

    @Test
    void everyRoomIsListedAfterTheRoomsThatItUses() throws IOException {
        try (Stream<Path> folders = Files.list(SOURCES.resolve("internal"))) {
            assertThat(folders.filter(Files::isDirectory)
                            .map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            ROOMS.stream().map(Room::name).toList());
        }
        Set<String> earlier = new HashSet<>();
        for (Room room : ROOMS) {
            assertThat(earlier).as(room.name()).containsAll(room.uses());
            earlier.add(room.name());
        }
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomUsesTheRoomsThatItMay(Room room) {
        noClasses()
                .that()
                .resideInAPackage(INTERNAL + "." + room.name() + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden(room))
                .check(CLASSES);
    }

    /** The compiler copies constants, so that byte code doesn't show where they come from. */
    @ParameterizedTest
    @MethodSource("rooms")
    void theSourceOfARoomNamesTheRoomsThatItMay(Room room) throws IOException {
        Set<String> named = namedPackages(SOURCES.resolve("internal").resolve(room.name()));

        assertThat(named).doesNotContain(forbidden(room));
    }

    @Test
    void roomsHaveNoCycles() {
        slices().matching(INTERNAL + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyTheServerOpensAPort() {
        noClasses()
                .that()
                .resideOutsideOfPackage(INTERNAL + ".server..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.sun.net.httpserver..")
                .check(CLASSES);
    }

    @Test
    void onlySendingSigns() {
        noClasses()
                .that()
                .resideOutsideOfPackage(INTERNAL + ".sending..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javax.crypto..")
                .check(CLASSES);
    }

    @Test
    void thePublicPartMentionsNothingInternal() {
        List<String> mentions = new ArrayList<>();
        CLASSES.stream().filter(ArchitectureTest::isForUsers).forEach(type -> {
            Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream())
                    .forEach(parent -> check(type.getName() + " extends", parent, mentions));
            type.getMembers().stream().filter(ArchitectureTest::isForUsers).forEach(member -> types(member)
                    .forEach(mentioned -> check(member.getFullName(), mentioned, mentions)));
        });

        assertThat(CLASSES.stream().filter(ArchitectureTest::isForUsers)).hasSizeGreaterThan(10);
        assertThat(mentions).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../component/src", "../starter/src", "../benchmarks/src", "../../examples"})
    void otherModulesUseThePublicPartOnly(Path folder) throws IOException {
        assertThat(namedPackages(folder)).noneMatch(name -> name.startsWith(INTERNAL));
    }

    /** Everything that a room may not use: the other rooms, and the public part in front of them. */
    private static String[] forbidden(Room room) {
        return Stream.concat(
                        Stream.of(ROOT),
                        ROOMS.stream()
                                .map(Room::name)
                                .filter(other -> !other.equals(room.name())
                                        && !room.uses().contains(other))
                                .map(other -> INTERNAL + "." + other))
                .toArray(String[]::new);
    }

    /** Returns the packages of the testkit that the sources in a folder name, in imports or anywhere else. */
    private static Set<String> namedPackages(Path folder) throws IOException {
        Pattern name = Pattern.compile(Pattern.quote(ROOT) + "(?:\\.[a-z]\\w*)*");
        Set<String> packages = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher matcher = name.matcher(Files.readString(file));
                while (matcher.find()) {
                    packages.add(matcher.group());
                }
            }
        }
        return packages;
    }

    private static boolean isForUsers(JavaClass type) {
        Optional<JavaClass> around = type.getEnclosingClass();
        return !type.getPackageName().startsWith(INTERNAL)
                && isVisible(type.getModifiers())
                && (around.isEmpty() || isForUsers(around.get()));
    }

    private static boolean isForUsers(JavaMember member) {
        return isVisible(member.getModifiers()) && !member.getModifiers().contains(JavaModifier.SYNTHETIC);
    }

    private static boolean isVisible(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static Stream<JavaType> types(JavaMember member) {
        if (member instanceof JavaField field) {
            return Stream.of(field.getType());
        }
        JavaCodeUnit code = (JavaCodeUnit) member;
        return Stream.of(
                        Stream.of(code.getReturnType()),
                        code.getParameterTypes().stream(),
                        code.getTypeParameters().stream(),
                        code.getExceptionTypes().stream())
                .flatMap(types -> types);
    }

    private static void check(String where, JavaType mentioned, List<String> mentions) {
        mentioned.getAllInvolvedRawTypes().stream()
                .map(JavaClass::getBaseComponentType)
                .filter(type -> type.getPackageName().startsWith(INTERNAL))
                .forEach(type -> mentions.add(where + " mentions " + type.getName()));
    }
}
