// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.springboot;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerAdapter;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/**
 * Adapter that Spring MVC asks before its own ones. A request that it would pass to a method of a consumer of Spring Boot's
 * engine goes to the consumer's {@link UnreadBodyReceiver}. That method differs between Camel's versions: nothing is assumed
 * about it.
 */
final class UnreadBodyAdapter implements HandlerAdapter, Ordered {

    private static final long NO_DATE = -1;

    private final ObjectProvider<RequestMappingHandlerAdapter> spring;

    UnreadBodyAdapter(ObjectProvider<RequestMappingHandlerAdapter> spring) {
        this.spring = spring;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public boolean supports(Object handler) {
        return receiver(handler) != null;
    }

    @Override
    public ModelAndView handle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws Exception {
        UnreadBodyReceiver receiver = receiver(handler);
        return spring.getObject().handle(request, response, receiver.handler());
    }

    /** Returns -1, for no date. Spring 6 still calls it, Spring 7 doesn't have it. */
    @Deprecated
    public long getLastModified(HttpServletRequest request, Object handler) {
        return NO_DATE;
    }

    /** Returns the receiver behind a handler, null if it isn't one of ours. */
    private static UnreadBodyReceiver receiver(Object handler) {
        return handler instanceof HandlerMethod method ? UnreadBodyReceiver.of(method.getBean()) : null;
    }
}
