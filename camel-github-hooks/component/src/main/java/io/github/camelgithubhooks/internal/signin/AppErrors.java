// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.signin;

import io.github.camelgithubhooks.internal.api.ApiCall;
import io.github.camelgithubhooks.internal.api.HookScope;
import io.github.camelgithubhooks.internal.http.ApiErrors;
import io.github.camelgithubhooks.internal.http.ApiRequest;
import io.github.camelgithubhooks.internal.http.ApiResponse;
import io.github.camelgithubhooks.internal.http.Policies;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Remedies for refusals of a GitHub App, in words. */
final class AppErrors {

    /** The most by which two clocks differ that agree: GitHub's Date is in seconds, and the answer took some time. */
    private static final Duration SAME_TIME = Duration.ofSeconds(10);

    private AppErrors() {}

    /** Returns the remedy when GitHub refused the App itself; empty when there is none in particular. */
    static Optional<String> remedyForApp(Credentials.App app, ApiRequest request, ApiResponse response, Instant now) {
        String said = ApiErrors.message(response).toLowerCase(Locale.ROOT);
        if (response.status() == 401) {
            return Optional.of(
                    said.contains("'exp'") || said.contains("'iat'")
                            ? clock(response, now)
                            : "The options appId, " + app.appId()
                                    + ", and privateKey must be of the same App: correct appId,"
                                    + " or generate a private key in that App's settings");
        }
        if (response.status() == 404 && said.contains("integration")) {
            return Optional.of("GitHub knows no App " + app.appId() + ": correct the option appId, which the App's"
                    + " settings show, or apiUrl");
        }
        if (ApiCall.CREATE_TOKEN.isAt(request.path())) {
            return ofToken(request, response);
        }
        if (response.status() == 404 && ApiCall.GET_INSTALLATION.isAt(request.path())) {
            String owner = HookScope.owning(request.path()).orElseThrow().name();
            return Optional.of("The App " + app.appId() + " isn't installed on " + owner + ", or there is no " + owner
                    + ": install it with 'Install App' in the App's settings, include the repository there, or correct"
                    + " the names");
        }
        if (response.status() == 404) {
            return Optional.of("The App " + app.appId() + " has no such delivery, or no webhook: check its settings");
        }
        return Optional.empty();
    }

    /** Returns the remedy when GitHub refused a token of an installation; empty when there is none in particular. */
    static Optional<String> remedyForInstallation(long id, ApiResponse response) {
        if (saysSuspended(response)) {
            return Optional.of(suspended(id));
        }
        Optional<String> policy = Policies.advice(response);
        if (policy.isPresent()) {
            return policy;
        }
        return switch (response.status()) {
            case 401 ->
                Optional.of("GitHub refuses a token that it has just issued for installation " + id
                        + " of the App: check whether the App is still installed");
            case 403 ->
                Optional.of(Policies.lacks("App", response)
                        + ": grant it in the App's settings under 'Permissions & events' (hooks need Webhooks, dispatch"
                        + " needs Contents: write), and have the owner of installation " + id + " accept it");
            case 404 ->
                Optional.of("There is no such repository, organization, hook or delivery, or installation " + id
                        + " of the App can't see it" + ApiErrors.acceptedPermissions(response)
                        + ": check whether it includes the repository");
            default -> Optional.empty();
        };
    }

    static boolean saysSuspended(ApiResponse response) {
        return ApiErrors.message(response).toLowerCase(Locale.ROOT).contains("installation has been suspended");
    }

    private static Optional<String> ofToken(ApiRequest request, ApiResponse response) {
        String id = request.path().replaceAll("\\D", "");
        if (saysSuspended(response)) {
            return Optional.of(suspended(Long.parseLong(id)));
        }
        return response.status() == 404
                ? Optional.of("The App has no installation " + id
                        + ", or no longer: correct the option installationId, or" + " leave it out to have it found")
                : Optional.empty();
    }

    private static String suspended(long id) {
        return "Installation " + id
                + " of the App is suspended: whoever suspended it, its owner or the App's, can lift that"
                + " in the settings under 'Installed GitHub Apps'";
    }

    private static String clock(ApiResponse response, Instant now) {
        Duration ahead = Duration.between(response.date().orElse(now), now);
        if (ahead.abs().compareTo(SAME_TIME) < 0) {
            return "GitHub refused the times in the App's JSON web token: compare this machine's clock, " + now
                    + ", with the time";
        }
        return "This machine's clock, " + now + ", is " + words(ahead.abs())
                + (ahead.isNegative() ? " behind" : " ahead of")
                + " GitHub's, so the App's JSON web token isn't valid there: set the clock, preferably by NTP";
    }

    private static String words(Duration duration) {
        return duration.toMinutes() > 2 ? duration.toMinutes() + " minutes" : duration.toSeconds() + " seconds";
    }
}
