// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.testkit.SamplePayloads;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each view on a phone and on a desk, in both themes. The pictures are in {@code target/pictures}. */
class ViewsTest extends BrowserTestSupport {

    private static final Path PICTURES = Path.of("target", "pictures");
    private static final Path DOCUMENTS = Path.of("..", "..", "docs", "images");

    @BeforeAll
    static void receiveSome() throws Exception {
        restart(Map.of(), "&hookUrl=https://hooks.example.test/github&events=push,issues,pull_request,release");
        for (int count = 0; count < 12; count++) {
            application.push();
            application.emit("issues", SamplePayloads.issuesOpened(Application.REPOSITORY));
        }
        application.emit("pull_request", SamplePayloads.pullRequestOpened(Application.REPOSITORY));
        application.failWith("Connection to the order database is not available, request timed out after 30000 ms");
        application.push();
        application.failWith(null);
        application.forge();
        application.emit("issues", SamplePayloads.issuesOpened(Application.REPOSITORY));
    }

    @ParameterizedTest
    @CsvSource({"light,1440,900", "dark,1440,900", "light,360,760", "dark,360,760"})
    void areLegibleAndAccessible(String theme, int width, int height) throws IOException {
        page.size(width, height).theme(theme);
        String kind = theme + "-" + width;

        page.open("#/");
        page.until("the charts", () -> page.shows(".chart svg .s-accepted") && page.shows(".feed .chip"));
        check("overview", kind);
        page.go("#/deliveries");
        page.until("the deliveries", () -> page.shows(".rows .delivery"));
        check("deliveries", kind);
        page.click("Filters");
        page.until("the filters", () -> page.shows("#f-event"));
        check("filters", kind);
        page.go("#/deliveries?outcome=failed");
        page.until("the failed one", () -> page.texts(".rows .chip").equals(List.of("Failed")));
        page.openFirstDelivery();
        page.until("the payload", () -> page.shows(".tree"));
        check("delivery", kind);
        page.click("Run again");
        page.until("the question", () -> page.shows("dialog.confirm"));
        check("confirm", kind);
        page.go("#/deliveries");
        page.click("Retry failed");
        page.until("the preview", () -> page.texts(".preview").toString().contains("request"));
        check("retry", kind);
        page.go("#/hooks");
        page.until("the hooks", () -> page.shows(".hook"));
        check("hooks", kind);
        page.click("Ensure");
        page.until("the question", () -> page.shows("dialog.confirm .diff"));
        check("ensure", kind);
        page.go("#/deliveries?sender=nobody");
        page.until("the words", () -> page.shows(".empty"));
        check("empty", kind);
    }

    private static void check(String view, String kind) throws IOException {
        page.picture(PICTURES.resolve(view + "-" + kind + ".png"));
        if (!System.getProperty("screenshots.update", "").isEmpty() && isInDocuments(view, kind)) {
            page.picture(DOCUMENTS.resolve("dashboard-" + view + ".png"));
        }
        assertThat(page.overflow()).as(view + " is too wide").isLessThanOrEqualTo(0);
        assertThat(page.accessibilityProblems()).as(view + ", " + kind).isEmpty();
    }

    /** Does the file in the documents show this view? */
    private static boolean isInDocuments(String view, String kind) {
        return switch (view) {
            case "overview", "deliveries", "hooks" -> kind.equals("light-1440");
            case "delivery" -> kind.equals("dark-1440");
            default -> false;
        };
    }
}
