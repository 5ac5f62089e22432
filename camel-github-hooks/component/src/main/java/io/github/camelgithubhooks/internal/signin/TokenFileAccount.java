// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.signin;

import io.github.camelgithubhooks.internal.http.Account;
import io.github.camelgithubhooks.internal.http.Allowance;
import io.github.camelgithubhooks.internal.http.ApiResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Account of a token in a file. A request that GitHub refuses is sent again if the file holds another token by then. */
public final class TokenFileAccount implements Account {

    private final Credentials.TokenFile file;
    private final Allowance allowance;
    private Pass pass;

    public TokenFileAccount(Credentials.TokenFile file, Allowance allowance) {
        this.file = file;
        this.allowance = allowance;
    }

    @Override
    public Allowance allowance() {
        return allowance;
    }

    @Override
    public Pass pass(Instant deadline) {
        return passWith(file.current().get());
    }

    private synchronized Pass passWith(Credentials.Token token) {
        if (pass == null || !token.value().equals(pass.token())) {
            pass = new Pass(token.value());
        }
        return pass;
    }

    @Override
    public Optional<Duration> repeatAfter(Pass refused, ApiResponse response, int earlier) {
        boolean changed = response.status() == 401
                && earlier == 0
                && !passWith(file.looked().get()).equals(refused);
        return changed ? Optional.of(Duration.ZERO) : Optional.empty();
    }
}
