// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.springboot;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;

/**
 * A request that looks empty to the engine: without a body to decode and without parameters, which a servlet container
 * would look for in the body of a form.
 */
final class UnreadRequest extends HttpServletRequestWrapper {

    UnreadRequest(HttpServletRequest request) {
        super(request);
    }

    @Override
    public int getContentLength() {
        return 0;
    }

    @Override
    public String getParameter(String name) {
        return null;
    }

    @Override
    public String[] getParameterValues(String name) {
        return null;
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.emptyEnumeration();
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Map.of();
    }
}
