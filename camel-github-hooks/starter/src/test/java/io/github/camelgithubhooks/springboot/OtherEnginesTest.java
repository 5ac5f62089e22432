// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.component.platform.http.HttpEndpointModel;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.component.platform.http.PlatformHttpListener;
import org.apache.camel.component.platform.http.springboot.CamelRequestHandlerMapping;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpConsumer;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/** Stand-ins for versions of Spring Boot's engine that differ from the one that the starter is compiled with. */
@ExtendWith(OutputCaptureExtension.class)
class OtherEnginesTest {

    private static final String UNTESTED = "isn't a version that camel-github-hooks is tested with";

    @ParameterizedTest
    @CsvSource({"127.0.0.0/8, 202", "192.0.2.0/24, 403"})
    void theMethodOfTheConsumerDoesNotMatter(String allowed, int status, CapturedOutput output) {
        try (ReceivingApplication application =
                ReceivingApplication.with(OtherMethod.class, ComponentOption.PREFIX + ".allowed-sources=" + allowed)) {
            assertThat(application.delivery().send().status()).isEqualTo(status);
            assertThat(application.delivery().form().send().status()).isEqualTo(status);
        }
        assertThat(output).doesNotContain(UNTESTED);
    }

    @Test
    void aWarningNamesWhatIsLessStrictIfRequestsDoNotArriveUnread(CapturedOutput output) {
        try (ReceivingApplication application = ReceivingApplication.with(OtherBean.class)) {
            assertThat(output)
                    .contains(SpringBootPlatformHttpConsumer.class.getName())
                    .contains(UNTESTED)
                    .contains("allowedSources answers 503")
                    .contains("/github");
            assertThat(application.delivery().send().status()).isEqualTo(202);
            assertThat(application.delivery().secret("guessed").send().status()).isEqualTo(401);
        }
    }

    /** Has Spring MVC call another method of the engine's consumer than the starter is compiled with. */
    @Configuration(proxyBeanMethods = false)
    static class OtherMethod {

        @Bean
        CamelContextConfiguration otherMapping(ObjectProvider<CamelRequestHandlerMapping> mapping) {
            return new CamelContextConfiguration() {
                @Override
                public void beforeApplicationStart(CamelContext context) {
                    context.getComponent("platform-http", PlatformHttpComponent.class)
                            .addPlatformHttpListener(new OtherMapping(mapping.getObject(), OtherMethod.this));
                }

                @Override
                public void afterApplicationStart(CamelContext context) {}
            };
        }

        Object bean(Consumer consumer) {
            return consumer;
        }

        Method method() {
            return method(SpringBootPlatformHttpConsumer.class, "handleService");
        }

        static Method method(Class<?> type, String name) {
            return BeanUtils.findDeclaredMethod(type, name, HttpServletRequest.class, HttpServletResponse.class);
        }
    }

    /** Has Spring MVC call something else than the engine's consumer. */
    @Configuration(proxyBeanMethods = false)
    static class OtherBean extends OtherMethod {

        @Override
        Object bean(Consumer consumer) {
            return new Detour(consumer);
        }

        @Override
        Method method() {
            return method(Detour.class, "serve");
        }
    }

    record Detour(Consumer consumer) {

        public void serve(HttpServletRequest request, HttpServletResponse response)
                throws ReflectiveOperationException {
            Method handle = OtherMethod.method(SpringBootPlatformHttpConsumer.class, "handleService");
            handle.setAccessible(true);
            handle.invoke(consumer, request, response);
        }
    }

    /** Replaces what the engine has mapped. */
    private record OtherMapping(CamelRequestHandlerMapping mapping, OtherMethod other) implements PlatformHttpListener {

        @Override
        public void registerHttpEndpoint(HttpEndpointModel model) {
            List<RequestMappingInfo> infos = mapping.getHandlerMethods().entrySet().stream()
                    .filter(mapped -> mapped.getValue().getBean() == model.getConsumer())
                    .map(mapped -> mapped.getKey())
                    .toList();
            for (RequestMappingInfo info : infos) {
                mapping.unregisterMapping(info);
                mapping.registerMapping(info, other.bean(model.getConsumer()), other.method());
            }
        }

        @Override
        public void unregisterHttpEndpoint(HttpEndpointModel model) {
            // nothing to undo
        }
    }
}
