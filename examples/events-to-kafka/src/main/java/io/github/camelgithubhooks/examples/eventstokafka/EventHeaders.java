// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.eventstokafka;

import org.apache.camel.support.DefaultHeaderFilterStrategy;

/**
 * Headers of a record: those of the event, and none of Camel itself. By default camel-kafka drops all that begin with Camel,
 * also the event's. So does the parent of this class on Camel 4.22, unless prefixes are set.
 */
public final class EventHeaders extends DefaultHeaderFilterStrategy {

    public EventHeaders() {
        setOutFilterStartsWith("kafka.", "CamelKafka", "CamelMessage");
    }
}
