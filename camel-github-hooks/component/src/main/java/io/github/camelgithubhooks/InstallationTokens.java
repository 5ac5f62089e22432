// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks;

import io.github.camelgithubhooks.internal.api.HookScope;
import io.github.camelgithubhooks.internal.options.ScopeOptions;
import io.github.camelgithubhooks.internal.producer.InstallationTokenCall;
import io.github.camelgithubhooks.model.InstallationToken;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;

/**
 * Bean that supplies the tokens of a GitHub App's installations, for calls to GitHub by other clients. Bind it to the
 * registry: it signs in with the options {@code appId} and {@code privateKey} of the component. Tokens are kept and shared
 * with the component's own calls, and renewed 5 minutes before they end. GitHub lets a token live for an hour. Thread-safe.
 *
 * <p>Each method throws {@link GitHubApiException} when GitHub refuses, and {@link IllegalArgumentException} when an option
 * or argument can't be used.
 *
 * @see <a
 *     href="https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/authenticating-as-a-github-app-installation">
 *     GitHub: authenticating as an installation</a>
 */
public final class InstallationTokens implements CamelContextAware {

    private volatile CamelContext camelContext;
    private volatile String component = "github-hooks";

    /**
     * Returns the token of the installation that an event is for. The header {@code CamelGitHubHooksInstallationId} names
     * it; without this header it is looked up by the repository or organization of the headers, or of the component.
     */
    public InstallationToken ofEvent(Exchange exchange) {
        return call(exchange.getContext()).token(exchange.getMessage());
    }

    /** Returns the value of the header {@code Authorization} with the token of {@link #ofEvent}. */
    public String authorization(Exchange exchange) {
        return ofEvent(exchange).authorization();
    }

    /** Returns the token of an installation. */
    public InstallationToken ofInstallation(long installationId) {
        return call(camelContext).tokens().of(installationId);
    }

    /** Returns the token of the installation on a repository. */
    public InstallationToken ofRepository(String owner, String name) {
        return call(camelContext)
                .tokens()
                .of(HookScope.repository(
                        ScopeOptions.checked("the owner", owner), ScopeOptions.checked("the name", name)));
    }

    /** Returns the token of the installation on an organization. */
    public InstallationToken ofOrganization(String organization) {
        return call(camelContext)
                .tokens()
                .of(HookScope.organization(ScopeOptions.checked("the organization", organization)));
    }

    /** Forgets a token that GitHub refuses with 401, such as one that was revoked. The next call returns another one. */
    public void forget(InstallationToken refused) {
        call(camelContext).tokens().forget(refused);
    }

    private InstallationTokenCall call(CamelContext context) {
        if (context == null) {
            throw new IllegalArgumentException(
                    "The bean InstallationTokens has no Camel context: set camelContext, which"
                            + " Camel does for beans that it creates");
        }
        GitHubHooksEndpoint endpoint = context.getEndpoint(component + ":installationToken", GitHubHooksEndpoint.class);
        GitHubHooksConfiguration options = endpoint.getConfiguration();
        return new InstallationTokenCall(
                ScopeOptions.kind(options), options, endpoint.getComponent().client(options));
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    public String getComponent() {
        return component;
    }

    /** Sets the name of the component whose options are used; {@code github-hooks} by default. */
    public void setComponent(String component) {
        this.component = component;
    }
}
