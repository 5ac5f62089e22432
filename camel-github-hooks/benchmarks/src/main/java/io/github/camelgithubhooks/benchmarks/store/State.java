// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.store;

/** Where processes keep what they have handled. The title is the one that the table shows. */
enum State {
    MEMORY("in memory", 1, ""),
    DIRECTORY("stateDirectory", 1, "&stateDirectory="),
    DATABASE("stateDataSource", 1, "&stateDataSource="),
    SHARED_DATABASE("stateDataSource, three processes", 3, "&stateDataSource=");

    private final String title;
    private final int processes;
    private final String option;

    State(String title, int processes, String option) {
        this.title = title;
        this.processes = processes;
        this.option = option;
    }

    String title() {
        return title;
    }

    int processes() {
        return processes;
    }

    /** Returns the beginning of an endpoint's option, up to its value; empty without one. */
    String option() {
        return option;
    }

    boolean isDatabase() {
        return this == DATABASE || this == SHARED_DATABASE;
    }
}
