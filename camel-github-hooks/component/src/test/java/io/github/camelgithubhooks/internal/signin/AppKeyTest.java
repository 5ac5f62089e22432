// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.support.GitHubTestSupport;
import io.github.camelgithubhooks.support.TestKeys;
import io.github.camelgithubhooks.testkit.SimulatedApp;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The private key in all forms that people have it in, and what is said of what is no key. */
class AppKeyTest extends GitHubTestSupport {

    private static final String PKCS8 = TestKeys.pkcs8(TestKeys.OURS);
    private static final String PKCS1 = TestKeys.pkcs1(TestKeys.OURS);

    private SimulatedApp app;

    @BeforeEach
    void registerApp() {
        app = github.app("octo-hooks", TestKeys.OURS.getPublic());
        app.createHook("https://hooks.example.test/app", SECRET, "push");
    }

    static Stream<Arguments> keys() {
        return Stream.of(
                arguments("PKCS#8", PKCS8),
                arguments("PKCS#1, as GitHub gives it", PKCS1),
                arguments("line breaks as in an environment variable", PKCS1.replace("\n", "\\n")),
                arguments("line breaks that became spaces", PKCS8.replace('\n', ' ')),
                arguments("line breaks of Windows", PKCS8.replace("\n", "\r\n")),
                arguments("line breaks that were escaped twice", PKCS8.replace("\n", "\\\\n")),
                arguments("line breaks of Windows, escaped", PKCS1.replace("\n", "\\r\\n")),
                arguments("quotes around it", '"' + PKCS8.replace("\n", "\\n") + '"'),
                arguments("Base64 of PKCS#8", base64(PKCS8)),
                arguments("Base64 of PKCS#1 and a line break", base64(PKCS1) + "\n"),
                arguments("Base64 in lines", wrapped(base64(PKCS1))),
                arguments("Base64 in quotes", "'" + base64(PKCS1) + "'"),
                arguments("Base64 for URLs, unpadded", urlBase64(PKCS1)),
                arguments("Base64 of lines of Windows", base64(PKCS1.replace("\n", "\r\n"))),
                arguments("Base64 of escaped line breaks", base64(PKCS1.replace("\n", "\\n"))),
                arguments("Base64 twice", base64(base64(PKCS1))),
                arguments("Base64 of DER", base64(TestKeys.OURS.getPrivate().getEncoded())),
                arguments("a certificate before it", TestKeys.pem("CERTIFICATE", new byte[9]) + PKCS8),
                arguments("words around it", "the key:\n" + PKCS1 + "end"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("keys")
    void isReadFromABean(String what, String pem) {
        context.getRegistry().bind("pem", pem);

        assertSignsIn("#bean:pem");
    }

    static Stream<Arguments> files() {
        return Stream.of(
                arguments("PEM", PKCS1.getBytes(StandardCharsets.US_ASCII)),
                arguments("a byte order mark", ("\ufeff" + PKCS1).getBytes(StandardCharsets.UTF_8)),
                arguments("UTF-16, as PowerShell writes it", ("\ufeff" + PKCS1).getBytes(StandardCharsets.UTF_16LE)),
                arguments("Base64 and a line break", (base64(PKCS1) + "\r\n").getBytes(StandardCharsets.US_ASCII)),
                arguments("quotes", ("\"" + PKCS1.replace("\n", "\\n") + "\"\n").getBytes(StandardCharsets.US_ASCII)),
                arguments("DER", TestKeys.OURS.getPrivate().getEncoded()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void isReadFromAFile(String what, byte[] content, @TempDir Path directory) throws Exception {
        Path file = Files.write(directory.resolve("app.private-key.pem"), content);

        assertSignsIn("file:" + file);
    }

    @Test
    void theFilesNameMayEndWithALineBreakOrBeInQuotes(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("app.private-key.pem"), PKCS1);
        context.getRegistry().bind("named", "file:" + file + "\n");
        context.getRegistry().bind("quoted", "\"file:" + file + "\"");

        assertSignsIn("#bean:named");
        assertSignsIn("#bean:quoted");
    }

    @Test
    void isReadFromTheClassPath(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("app.private-key.pem"), PKCS8);
        URL[] classPath = {directory.toUri().toURL()};
        context.setApplicationContextClassLoader(
                new URLClassLoader(classPath, getClass().getClassLoader()));

        assertSignsIn("classpath:app.private-key.pem");
    }

    @Test
    void isReadFromAProperty() {
        context.getPropertiesComponent().addInitialProperty("app.key", PKCS1);

        assertSignsIn("RAW({{app.key}})");
    }

    static Stream<Arguments> noKeys() {
        String public8 = TestKeys.pem("PUBLIC KEY", TestKeys.OURS.getPublic().getEncoded());
        String encrypted1 = PKCS1.replace("-----\n", "-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\n");
        byte[] ec = TestKeys.generated("EC", 256).getPrivate().getEncoded();
        return Stream.of(
                arguments("a file without file:", "/secrets/app.pem", "isn't the PEM text of a key", "file:/path"),
                arguments("nothing", "\"\"", "is empty", "generate"),
                arguments("Base64 of something else", base64("no key at all"), "isn't the PEM text of a key", "Base64"),
                arguments("Base64 of half a key", base64(PKCS1.substring(0, 700)), "breaks off", "file:"),
                arguments("Base64 of a public key", base64(public8), "is public (PUBLIC KEY)", "private key"),
                arguments("half a key", PKCS1.substring(0, 700), "breaks off", "file:"),
                arguments("a damaged key", PKCS8.replaceFirst("MII.{20}", "MIIXXXX"), "damaged", "generate"),
                arguments("what is no Base64", PKCS8.replaceFirst("MII", "M*I"), "damaged", "generate"),
                arguments("a public key", public8, "is public (PUBLIC KEY)", "private key"),
                arguments("a certificate", TestKeys.pem("CERTIFICATE", new byte[9]), "is public", "private key"),
                arguments("an encrypted PKCS#1", encrypted1, "passphrase", "openssl pkey"),
                arguments(
                        "an encrypted PKCS#8",
                        TestKeys.pem("ENCRYPTED PRIVATE KEY", new byte[9]),
                        "passphrase",
                        "openssl pkey"),
                arguments("a key of a curve", TestKeys.pem("PRIVATE KEY", ec), "isn't one for RSA", "generate"),
                arguments("an SSH key", TestKeys.pem("OPENSSH PRIVATE KEY", new byte[9]), "OPENSSH", "generate"),
                arguments("a short key", TestKeys.pkcs8(TestKeys.rsa(1024)), "only 1024 bits", "2048"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("noKeys")
    void whatIsNoKeyIsRefusedWithoutShowingIt(String what, String text, String words, String remedy) {
        context.getRegistry().bind("pem", text);

        assertThatThrownBy(() -> send(uri("#bean:pem"), null))
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .contains("The option privateKey", words, remedy)
                .doesNotContain("MII", "TUlJ")
                .doesNotContain("/secrets/");
        assertThat(github.requests()).isEmpty();
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> send(uri("file:/nowhere/app.pem"), null))
                .hasStackTraceContaining("The option privateKey names file:/nowhere/app.pem, which can't be read");
    }

    private static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String urlBase64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String wrapped(String base64) {
        return base64.replaceAll("(.{76})", "$1\n");
    }

    private void assertSignsIn(String key) {
        assertThat(send(uri(key), null).getMessage().getHeader(GitHubHooksConstants.STATUS_CODE))
                .isEqualTo(200);
    }

    private String uri(String key) {
        return "github-hooks:getConfig?scope=app&appId=" + app.id() + "&privateKey=" + key + "&apiUrl="
                + github.apiUrl();
    }
}
