// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.dashboard;

import java.util.Map;

/**
 * Options of the dashboard.
 *
 * @param path begins with a slash and doesn't end with one
 * @param actions whether a person may act
 * @param historySize the rows that the memory keeps
 */
public record DashboardOptions(String path, boolean actions, int historySize) {

    /** Checks the options. */
    public DashboardOptions {
        if (path == null || !path.matches("(/[A-Za-z0-9._~-]+)+")) {
            throw new IllegalArgumentException("The option dashboardPath must be a path such as /github-hooks: letters,"
                    + " digits and . _ ~ - between slashes, and no slash at the end");
        }
        if (historySize < 1 || historySize > 1_000_000) {
            throw new IllegalArgumentException("The option dashboardHistorySize must be from 1 to 1,000,000");
        }
    }

    /**
     * Checks that no other dashboard is at this path, or above or below it.
     *
     * @param others the paths of the dashboards of other components, by the component's name
     * @throws IllegalStateException if one is
     */
    public void requireApartFrom(Map<String, String> others) {
        others.forEach((component, other) -> {
            if (overlap(path, other)) {
                throw new IllegalStateException("The dashboard of this component (dashboardEnabled=true) can't be at "
                        + path + ": the component " + component
                        + " of the same Camel context has its own there. Set"
                        + " another dashboardPath for one of the two, such as " + path + "-2");
            }
        });
    }

    private static boolean overlap(String path, String other) {
        return (path + "/").startsWith(other + "/") || (other + "/").startsWith(path + "/");
    }
}
