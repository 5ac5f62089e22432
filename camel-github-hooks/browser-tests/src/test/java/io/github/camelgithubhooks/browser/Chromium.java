// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The browser of all test classes. It starts with the first test that needs it, and ends with the JVM. */
final class Chromium {

    /** Selenium warns of each Chromium that is newer than itself. Kept, since a logger without references is forgotten. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private static ChromeDriver driver;

    private Chromium() {}

    /** Returns the browser; skips the test if this machine has none. Nothing is downloaded. */
    static synchronized ChromeDriver driver() {
        if (driver == null) {
            Optional<Path> browser = installed("chromium", "chromium-browser", "google-chrome");
            Optional<Path> webDriver = installed("chromedriver");
            Assumptions.assumeTrue(
                    browser.isPresent() && webDriver.isPresent(),
                    "SKIPPED: no Chromium on the PATH. On Debian: apt-get install chromium chromium-driver");
            driver = start(browser.get(), webDriver.get());
            Runtime.getRuntime().addShutdownHook(new Thread(driver::quit));
        }
        return driver;
    }

    private static Optional<Path> installed(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static ChromeDriver start(Path browser, Path webDriver) {
        SELENIUM.setLevel(Level.SEVERE);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.toFile());
        // no sandbox: builds often run as root, and only our own page is opened
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--lang=en-US",
                "--window-size=1440,900");
        LoggingPreferences log = new LoggingPreferences();
        log.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", log);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(webDriver.toFile())
                .usingAnyFreePort()
                .build();
        return new ChromeDriver(service, options);
    }
}
