// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.signin;

import io.github.camelgithubhooks.internal.api.HookScope;
import io.github.camelgithubhooks.internal.http.Account;
import io.github.camelgithubhooks.internal.http.Allowance;
import io.github.camelgithubhooks.internal.http.ApiRequest;
import io.github.camelgithubhooks.internal.http.ApiResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Account of the App itself. It reads what is the App's own, and creates the tokens of its installations. */
public final class AppAccount implements Account {

    private final Credentials.App app;
    private final Allowance allowance;
    private final Clock clock;
    private Pass pass;
    private Instant renewAt = Instant.MIN;

    AppAccount(Credentials.App app, Allowance allowance, Clock clock) {
        this.app = app;
        this.allowance = allowance;
        this.clock = clock;
    }

    /** Returns the scope of the calls that are about the App itself. */
    public HookScope scope() {
        return HookScope.app(app.appId());
    }

    @Override
    public Allowance allowance() {
        return allowance;
    }

    @Override
    public synchronized Pass pass(Instant deadline) {
        Instant now = clock.instant();
        if (!now.isBefore(renewAt)) {
            pass = new Pass(AppJwt.signed(app, now));
            renewAt = now.plus(AppJwt.USED);
        }
        return pass;
    }

    /** Forgets a refused token. The next call signs again, by a clock that may be right by then. */
    @Override
    public synchronized Optional<Duration> repeatAfter(Pass refused, ApiResponse response, int earlier) {
        if (response.status() == 401 && refused.equals(pass)) {
            renewAt = Instant.MIN;
        }
        return Optional.empty();
    }

    @Override
    public Optional<String> remedy(ApiRequest request, ApiResponse response) {
        return AppErrors.remedyForApp(app, request, response, clock.instant());
    }
}
