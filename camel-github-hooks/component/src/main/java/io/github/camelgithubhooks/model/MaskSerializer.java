// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;

/** Writes the mask instead of a secret. */
final class MaskSerializer extends StdSerializer<String> {

    private static final long serialVersionUID = 1L;

    MaskSerializer() {
        super(String.class);
    }

    @Override
    public void serialize(String secret, JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeString(HookConfig.MASK);
    }
}
