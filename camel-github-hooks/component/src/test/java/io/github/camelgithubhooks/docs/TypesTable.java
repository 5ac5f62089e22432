// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.docs;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.GitHubConnectionException;
import io.github.camelgithubhooks.GitHubHooksComponent;
import io.github.camelgithubhooks.GitHubHooksConfiguration;
import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.GitHubRateLimitException;
import io.github.camelgithubhooks.SecretDirectory;
import io.github.camelgithubhooks.SecretRotationException;
import io.github.camelgithubhooks.WebhookSecrets;
import io.github.camelgithubhooks.model.Delivery;
import io.github.camelgithubhooks.model.DeliverySummary;
import io.github.camelgithubhooks.model.EnsuredHook;
import io.github.camelgithubhooks.model.GitHubList;
import io.github.camelgithubhooks.model.Hook;
import io.github.camelgithubhooks.model.HookConfig;
import io.github.camelgithubhooks.model.PreparedRequest;
import io.github.camelgithubhooks.model.SecretRotation;
import io.github.camelgithubhooks.spi.DeliveryStore;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.GitHubSimulatorExtension;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.SignedSender;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of the types in the documents' code, with their packages. */
final class TypesTable {

    private static final List<Class<?>> TYPES = List.of(
            GitHubApiException.class,
            GitHubConnectionException.class,
            GitHubHooksComponent.class,
            GitHubHooksConfiguration.class,
            GitHubHooksConstants.class,
            GitHubRateLimitException.class,
            SecretDirectory.class,
            SecretRotationException.class,
            WebhookSecrets.class,
            Delivery.class,
            DeliverySummary.class,
            EnsuredHook.class,
            GitHubList.class,
            Hook.class,
            HookConfig.class,
            PreparedRequest.class,
            SecretRotation.class,
            DeliveryStore.class,
            Fault.class,
            GitHubSimulator.class,
            GitHubSimulatorExtension.class,
            SamplePayloads.class,
            SignedSender.class,
            SimulatedHook.class);

    private TypesTable() {}

    static String markdown() {
        return Stream.concat(Stream.of("| package | types |", "|---|---|"), rows())
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> rows() {
        return TYPES.stream()
                .map(Class::getPackageName)
                .distinct()
                .sorted(Comparator.naturalOrder())
                .map(name -> "| `%s` | %s |"
                        .formatted(
                                name,
                                TYPES.stream()
                                        .filter(type -> type.getPackageName().equals(name))
                                        .map(type -> "`" + type.getSimpleName() + "`")
                                        .collect(Collectors.joining(", "))));
    }
}
