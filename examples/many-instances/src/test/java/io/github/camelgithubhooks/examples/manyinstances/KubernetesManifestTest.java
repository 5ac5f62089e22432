// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.manyinstances;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The manifest has no field that Kubernetes doesn't know, and fits the application. */
class KubernetesManifestTest {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{env:(\\w+)(:?)");

    private final Properties properties = new Properties();
    private Deployment deployment;
    private Service service;
    private PodDisruptionBudget budget;

    @BeforeEach
    void read() throws IOException {
        String manifest = Files.readString(Path.of("kubernetes/many-instances.yaml"));
        Iterator<Object> documents = new Load(LoadSettings.builder().build())
                .loadAllFromString(manifest)
                .iterator();
        JsonMapper strict = strict();
        deployment = strict.convertValue(documents.next(), Deployment.class);
        service = strict.convertValue(documents.next(), Service.class);
        budget = strict.convertValue(documents.next(), PodDisruptionBudget.class);
        assertThat(documents).isExhausted();
        try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            properties.load(reader);
        }
    }

    /** Returns a mapper that fails on a field that Kubernetes doesn't know: the classes would keep it in a map. */
    private static JsonMapper strict() {
        JsonMapper mapper = new JsonMapper();
        mapper.setAnnotationIntrospector(new JacksonAnnotationIntrospector() {

            private static final long serialVersionUID = 1;

            @Override
            public Boolean hasAnySetter(Annotated annotated) {
                return false;
            }
        });
        return mapper;
    }

    @Test
    void itsKindsAreThoseOfKubernetes() {
        assertThat(deployment.getKind()).isEqualTo("Deployment");
        assertThat(deployment.getApiVersion()).isEqualTo("apps/v1");
        assertThat(service.getKind()).isEqualTo("Service");
        assertThat(service.getApiVersion()).isEqualTo("v1");
        assertThat(budget.getKind()).isEqualTo("PodDisruptionBudget");
        assertThat(budget.getApiVersion()).isEqualTo("policy/v1");
    }

    @Test
    void theApplicationGetsTheVariablesThatItReads() {
        Set<String> read = new TreeSet<>();
        Set<String> required = new TreeSet<>();
        for (Object value : properties.values()) {
            Matcher variable = VARIABLE.matcher((String) value);
            while (variable.find()) {
                read.add(variable.group(1));
                if (variable.group(2).isEmpty()) {
                    required.add(variable.group(1));
                }
            }
        }

        List<String> given = container().getEnv().stream().map(EnvVar::getName).toList();
        assertThat(given).isSubsetOf(read).containsAll(required);
    }

    @Test
    void secretsComeFromSecrets() {
        assertThat(container().getEnv())
                .filteredOn(variable -> variable.getName().matches(".*(SECRET|TOKEN|USER|PASSWORD)"))
                .hasSize(4)
                .allSatisfy(variable -> assertThat(
                                variable.getValueFrom().getSecretKeyRef().getKey())
                        .isNotBlank());
    }

    @Test
    void portsAreThoseOfTheApplication() {
        Map<String, Integer> ports = container().getPorts().stream()
                .collect(Collectors.toMap(ContainerPort::getName, ContainerPort::getContainerPort));

        assertThat(properties).containsEntry("camel.server.port", "{{env:PORT:" + ports.get("deliveries") + "}}");
        assertThat(properties)
                .containsEntry("camel.management.port", "{{env:MANAGEMENT_PORT:" + ports.get("probes") + "}}");
        assertThat(service.getSpec().getPorts())
                .singleElement()
                .extracting(port -> port.getTargetPort().getStrVal())
                .isEqualTo("deliveries");
    }

    @Test
    void probesAreThoseThatTheStoryUses() {
        HTTPGetAction ready = container().getReadinessProbe().getHttpGet();
        HTTPGetAction alive = container().getLivenessProbe().getHttpGet();

        assertThat(properties).containsEntry("camel.management.health-check-enabled", "true");
        assertThat(ready.getPath()).isEqualTo(Instance.READY);
        assertThat(ready.getPort().getStrVal()).isEqualTo("probes");
        assertThat(alive.getPath()).isEqualTo("/observe/health/live");
        assertThat(container().getStartupProbe().getHttpGet()).isEqualTo(alive);
    }

    @Test
    void aStopHasTheTimeThatItTakes() {
        long shutdown = Long.parseLong(properties.getProperty("camel.main.shutdown-timeout"));
        long preStop = container().getLifecycle().getPreStop().getSleep().getSeconds();

        assertThat(pod().getTerminationGracePeriodSeconds()).isGreaterThan(shutdown + preStop);
    }

    @Test
    void oneInstanceAtATimeMayBeMissing() {
        assertThat(budget.getSpec().getMinAvailable().getIntVal())
                .isEqualTo(deployment.getSpec().getReplicas() - 1);
        Map<String, String> labels =
                deployment.getSpec().getTemplate().getMetadata().getLabels();
        assertThat(budget.getSpec().getSelector().getMatchLabels()).isEqualTo(labels);
        assertThat(service.getSpec().getSelector()).isEqualTo(labels);
        assertThat(deployment.getSpec().getSelector().getMatchLabels()).isEqualTo(labels);
    }

    private PodSpec pod() {
        return deployment.getSpec().getTemplate().getSpec();
    }

    private Container container() {
        return pod().getContainers().get(0);
    }
}
