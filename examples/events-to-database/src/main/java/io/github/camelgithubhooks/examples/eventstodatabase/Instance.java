// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.eventstodatabase;

import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.main.Main;

/** A running application, and what it has in its table. */
final class Instance implements AutoCloseable {

    private final Main camel;

    private Instance(Main camel) {
        this.camel = camel;
    }

    static Instance start(String apiUrl, String token, String repository, Map<String, String> settings)
            throws Exception {
        Main camel = Application.on(apiUrl, token, repository, settings);
        camel.start();
        return new Instance(camel);
    }

    Main camel() {
        return camel;
    }

    int port() {
        return camel.getCamelContext()
                .getComponent("platform-http", PlatformHttpComponent.class)
                .getEngine()
                .getServerPort();
    }

    URI listener() {
        return URI.create("http://127.0.0.1:" + port() + "/github");
    }

    /** How many rows there are of an event. */
    int rows(String guid) throws SQLException {
        try (Connection connection =
                        Application.dataSource(camel.getCamelContext()).getConnection();
                PreparedStatement count = connection.prepareStatement("select count(*) from events where guid = ?")) {
            count.setString(1, guid);
            try (ResultSet result = count.executeQuery()) {
                result.next();
                return result.getInt(1);
            }
        }
    }

    @Override
    public void close() {
        camel.stop();
    }
}
