// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks;

import io.github.camelgithubhooks.internal.options.SensitiveWords;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ContextServicePlugin;

/**
 * Masks the secret options of this component where Camel shows properties, such as in the summaries that camel-main
 * logs at INFO. Camel loads it with every context, before it reads the properties.
 */
public final class SecretMaskingPlugin implements ContextServicePlugin {

    @Override
    public void load(CamelContext context) {
        SensitiveWords.maskOptions(context);
    }
}
