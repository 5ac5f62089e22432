// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgithubhooks.instances.ReceivesOnce;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Micrometer is optional: the component receives without it. */
class WithoutMicrometerTest {

    /** Loads the classes of this project and of Camel anew, and finds no Micrometer. */
    static final class Filtering extends ClassLoader {

        Filtering(ClassLoader parent) {
            super(parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("io.micrometer.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("io.github.camelgithubhooks.") && !name.startsWith("org.apache.camel.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? define(name) : loaded;
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream bytes = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (bytes == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] all = bytes.readAllBytes();
                return defineClass(name, all, 0, all.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    @Test
    void itReceives() throws Exception {
        Filtering without = new Filtering(getClass().getClassLoader());
        assertThatThrownBy(() -> Class.forName("io.micrometer.core.instrument.MeterRegistry", false, without))
                .isInstanceOf(ClassNotFoundException.class);

        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(without);
        try {
            Object receiver = Class.forName(ReceivesOnce.class.getName(), true, without)
                    .getDeclaredConstructor()
                    .newInstance();

            assertThat(((Callable<?>) receiver).call()).isEqualTo(202);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }
}
