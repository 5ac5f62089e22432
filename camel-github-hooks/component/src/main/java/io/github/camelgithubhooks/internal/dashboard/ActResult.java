// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.dashboard;

import java.util.List;

/** Result of an act for one row or hook. */
record ActResult(String id, boolean ok, String words) {

    /** Results of an act for several. */
    record All(List<ActResult> results) {}
}
