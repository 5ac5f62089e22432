// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.browser;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.core.ConditionFactory;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** The dashboard in the browser, as a person sees and uses it. */
final class Page {

    private static final String AXE = resource("/axe.min.js");

    private final ChromeDriver driver = Chromium.driver();
    private final String address;

    Page(Application application) {
        this(application.address("/github-hooks/"));
    }

    Page(String address) {
        this.address = address;
    }

    /** Opens a view, such as {@code #/deliveries}, anew. */
    Page open(String view) {
        leave();
        forgetComplaints();
        driver.get(address + view);
        await("the view").ignoreExceptions().until(() -> shows(".view h1"));
        return this;
    }

    /** Leaves the dashboard. */
    void leave() {
        driver.get("about:blank");
    }

    /** Closes what is open, and goes to another view without a reload. */
    Page go(String view) {
        driver.executeScript(
                "document.querySelectorAll('dialog').forEach(dialog => dialog.close()); location.hash = arguments[0]",
                view);
        return this;
    }

    /** Sets width and height in pixels. */
    Page size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        return this;
    }

    /** Makes the system prefer the theme {@code light} or {@code dark}, and no motion. */
    Page theme(String theme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", theme),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
        return this;
    }

    /** Waits until something holds; an element may vanish meanwhile. */
    static ConditionFactory soon(String what) {
        return await(what).ignoreException(StaleElementReferenceException.class);
    }

    /** Waits until something holds. */
    void until(String what, Callable<Boolean> condition) {
        soon(what).until(condition);
    }

    /** Waits until an element that is shown contains the text. */
    void untilShows(String css, String text) {
        until("'" + text + "' in " + css, () -> texts(css).stream().anyMatch(shown -> shown.contains(text)));
    }

    boolean shows(String css) {
        return !texts(css).isEmpty();
    }

    WebElement element(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    /** Returns the texts of the elements, without those that aren't shown. */
    List<String> texts(String css) {
        // in one step: the page may replace the elements at any time
        return strings(driver.executeScript(
                "return [...document.querySelectorAll(arguments[0])].filter(e => e.checkVisibility()).map(e =>"
                        + " e.innerText ?? e.textContent)",
                css));
    }

    /** Clicks the button with this text, in the topmost dialog if there is one. */
    void click(String text) {
        until("the button " + text, () -> {
            List<WebElement> buttons = buttons(text);
            buttons.stream().findFirst().ifPresent(WebElement::click);
            return !buttons.isEmpty();
        });
    }

    /** Returns the buttons with this text that can be clicked now. */
    List<WebElement> buttons(String text) {
        // in one step: each question to the browser takes milliseconds
        return ((List<?>) driver.executeScript(
                        "const top = [document.body, ...document.querySelectorAll('dialog[open]')].pop();"
                                + "return [...top.querySelectorAll('button')].filter(button =>"
                                + " button.checkVisibility() && button.innerText.trim() === arguments[0])",
                        text))
                .stream().map(WebElement.class::cast).toList();
    }

    /** Opens the first delivery of the list. */
    void openFirstDelivery() {
        until("a delivery", () -> {
            element(".rows .open").click();
            return true;
        });
        until("its details", () -> shows("dialog.drawer .facts"));
    }

    /** Opens a question by its button, and leaves it by Esc, and by its own button. */
    void leave(String button) {
        click(button);
        until("the question", () -> shows("dialog.confirm"));
        press(Keys.ESCAPE);
        until("no question", () -> !shows("dialog.confirm"));
        click(button);
        until("the question", () -> shows("dialog.confirm"));
        click("Cancel");
        until("no question", () -> !shows("dialog.confirm"));
    }

    /** Presses keys, wherever the focus is. */
    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Presses Tab until the element that has the focus shows this text, as somebody without a mouse does. */
    void tabTo(String text) {
        for (int presses = 0; presses < 60; presses++) {
            if (text.equals(script("return document.activeElement.innerText"))) {
                return;
            }
            press(Keys.TAB);
        }
        throw new AssertionError("Tab doesn't lead to '" + text + "'");
    }

    Object script(String script) {
        return driver.executeScript(script);
    }

    /** Returns what axe-core finds wrong, with the elements. */
    List<String> accessibilityProblems() {
        if (script("return !window.axe").equals(true)) {
            driver.executeScript(AXE);
        }
        // the styles are all of this page: they needn't be asked for again
        return strings(driver.executeAsyncScript("const done = arguments[arguments.length - 1];"
                + "axe.run(document, {resultTypes: ['violations'], preload: false}).then(result => done(result.violations.map("
                + "v => v.id + ': ' + v.nodes.map(node => node.html).slice(0, 3).join(' | '))))"));
    }

    /** Returns the texts that an expression stands for. */
    List<String> strings(String expression) {
        return strings(driver.executeScript("return " + expression));
    }

    private static List<String> strings(Object result) {
        return ((List<?>) result).stream().map(String.class::cast).toList();
    }

    /** Returns what the browser has complained about since the view was opened: errors, and what the policy forbids. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Takes no notice of what the browser has complained about until now. */
    void forgetComplaints() {
        driver.manage().logs().get(LogType.BROWSER);
    }

    /** Returns by how many pixels the page is wider than the window. */
    long overflow() {
        return (Long) script("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    /** Writes a picture of the window. */
    void picture(Path file) throws IOException {
        Object png = driver.executeCdpCommand("Page.captureScreenshot", Map.of("format", "png"))
                .get("data");
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode((String) png));
    }

    private static String resource(String name) {
        try (InputStream file = Page.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
