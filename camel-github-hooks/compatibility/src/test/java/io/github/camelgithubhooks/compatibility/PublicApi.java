// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.compatibility;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The public and protected signatures of the public types outside {@code internal} packages, as the JDK's {@code javap}
 * prints them, sorted: a type's declaration, and its members below it.
 */
record PublicApi(SortedMap<String, SortedSet<String>> types) {

    /** Returns the API of the jar, or directory of classes, that has the named class. */
    static PublicApi ofJarWith(String className) {
        String classFile = className.replace('.', '/') + ".class";
        URL url = PublicApi.class.getClassLoader().getResource(classFile);
        if (url == null) {
            throw new IllegalStateException(className + " is not on the class path");
        }
        try {
            if (url.openConnection() instanceof JarURLConnection inJar) {
                Path jar = Path.of(inJar.getJarFileURL().toURI());
                try (FileSystem content = FileSystems.newFileSystem(jar)) {
                    return printed(jar, classNames(content.getPath("/")));
                }
            }
            Path directory = Path.of(url.toURI());
            for (int i = 0; i < classFile.split("/").length; i++) {
                directory = directory.getParent();
            }
            return printed(directory, classNames(directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(url + " can't be read", e);
        }
    }

    /** Returns the API that {@link #toString()} once wrote. */
    static PublicApi parse(String text) {
        SortedMap<String, SortedSet<String>> types = new TreeMap<>();
        SortedSet<String> members = new TreeSet<>();
        for (String line : text.lines().map(PublicApi::signature).toList()) {
            if (line.endsWith("{")) {
                members = new TreeSet<>();
                types.put(line.substring(0, line.length() - 2), members);
            } else if (line.endsWith(";")) {
                members.add(line);
            }
        }
        return new PublicApi(types);
    }

    /** Returns what this API has and the other lacks: 'type' or 'type: member'. */
    List<String> without(PublicApi other) {
        List<String> found = new ArrayList<>();
        types.forEach((type, members) -> {
            SortedSet<String> others = other.types.get(type);
            if (others == null) {
                found.add(type);
            } else {
                members.stream()
                        .filter(member -> !others.contains(member))
                        .forEach(member -> found.add(type + ": " + member));
            }
        });
        return found;
    }

    /** Returns the abstract members that this API adds to types of the other: who implements these types lacks them. */
    List<String> demandedBeyond(PublicApi other) {
        return without(other).stream()
                .filter(added -> added.contains(": ") && added.contains(" abstract "))
                .toList();
    }

    @Override
    public String toString() {
        return types.entrySet().stream().map(PublicApi::written).collect(Collectors.joining("\n"));
    }

    private static String written(Map.Entry<String, SortedSet<String>> type) {
        return type.getValue().stream()
                .map(member -> "  " + member + "\n")
                .collect(Collectors.joining("", type.getKey() + " {\n", "}\n"));
    }

    private static PublicApi printed(Path classPath, List<String> classNames) {
        StringWriter printed = new StringWriter();
        StringWriter errors = new StringWriter();
        List<String> arguments = new ArrayList<>(List.of("-protected", "-constants", "-cp", classPath.toString()));
        arguments.addAll(classNames);
        int status = ToolProvider.findFirst("javap")
                .orElseThrow()
                .run(new PrintWriter(printed), new PrintWriter(errors), arguments.toArray(String[]::new));
        if (status != 0) {
            throw new IllegalStateException("javap failed: " + errors);
        }
        SortedMap<String, SortedSet<String>> types = parse(printed.toString()).types();
        types.keySet().removeIf(type -> !type.startsWith("public "));
        Set<String> names = types.keySet().stream().map(PublicApi::name).collect(Collectors.toSet());
        types.keySet().removeIf(type -> !names.containsAll(enclosing(name(type))));
        return new PublicApi(types);
    }

    private static String name(String type) {
        return type.replaceFirst(".*?\\b(class|interface) ([\\w.$]+).*", "$2");
    }

    private static List<String> enclosing(String name) {
        return IntStream.range(0, name.length())
                .filter(i -> name.charAt(i) == '$')
                .mapToObj(i -> name.substring(0, i))
                .toList();
    }

    /** Returns the classes that have a name and are in no internal package. */
    private static List<String> classNames(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.contains("internal/"))
                    .map(file -> file.substring(0, file.length() - ".class".length()))
                    .map(file -> file.replace('/', '.').replace('\\', '.'))
                    .filter(name -> !name.matches(".*\\$\\d.*"))
                    .sorted()
                    .toList();
        }
    }

    /** Returns the line without what is no part of a contract. */
    private static String signature(String line) {
        return line.strip().replaceAll("\\b(synchronized|native|transient|volatile|sealed|non-sealed) ", "");
    }
}
