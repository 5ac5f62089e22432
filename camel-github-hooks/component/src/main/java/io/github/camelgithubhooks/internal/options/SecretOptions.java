// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.options;

import io.github.camelgithubhooks.GitHubHooksConfiguration;
import io.github.camelgithubhooks.internal.signature.ConfiguredSecrets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.ResourceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Resolves the references in options that hold a secret: beans, files and class path resources. */
public final class SecretOptions {

    private static final Logger LOG = LoggerFactory.getLogger(SecretOptions.class);

    private static final String BEAN = "#bean:";
    private static final String RESOURCE = "resource:";
    private static final String FILE = "file:";
    private static final String CLASSPATH = "classpath:";

    /** Prefixes of Camel's property functions, which name a secret elsewhere if the whole is in braces. */
    private static final Pattern FUNCTION = Pattern.compile(
            "(bean|ref|env|sys|service|secret|configmap|aws|gcp|azure|hashicorp|vault|cyberark|ibm):\\S+");

    /** A path, in lower case: Base64 may begin with a slash, too. */
    private static final Pattern PATH = Pattern.compile("(~|\\.{1,2})?(/[a-z0-9._-]+){2,}");

    private final Set<String> warned = ConcurrentHashMap.newKeySet();
    private final Set<String> masked = ConcurrentHashMap.newKeySet();

    /**
     * Replaces references to beans and to the class path by the secrets. Files stay references, since they can change.
     *
     * @throws IllegalArgumentException when a file or resource can't be read; the message names the option and the
     *     remedy
     */
    public void resolve(CamelContext context, GitHubHooksConfiguration options) {
        options.setOauthToken(secret(context, "oauthToken", options.getOauthToken()));
        options.setPrivateKey(bean(context, options.getPrivateKey()));
        options.setWebhookSecret(secret(context, "webhookSecret", options.getWebhookSecret()));
        options.setPreviousWebhookSecret(secret(context, "previousWebhookSecret", options.getPreviousWebhookSecret()));
        if (options.getOauthToken() != null && !options.getOauthToken().startsWith(FILE)) {
            warn("oauthToken", options.getOauthToken());
        }
        new ConfiguredSecrets(options.getWebhookSecret(), null)
                .secrets()
                .forEach(value -> warn("webhookSecret", value));
        new ConfiguredSecrets(null, options.getPreviousWebhookSecret())
                .secrets()
                .forEach(value -> warn("previousWebhookSecret", value));
        mask(context, options);
    }

    /**
     * Masks the properties that hold the secrets. Camel logs properties at the start, so later endpoints are skipped.
     */
    private void mask(CamelContext context, GitHubHooksConfiguration options) {
        if (context.isStarted()) {
            return;
        }
        List<String> secrets = Stream.of(
                        options.getOauthToken(),
                        options.getPrivateKey(),
                        options.getWebhookSecret(),
                        options.getPreviousWebhookSecret())
                .filter(secret -> secret != null && !secret.startsWith(FILE) && masked.add(secret))
                .toList();
        SensitiveWords.maskPropertiesWith(context, secrets);
    }

    private String secret(CamelContext context, String option, String value) {
        String secret = bean(context, value);
        if (secret == null || secret.isEmpty()) {
            return secret;
        }
        String location = secret.startsWith(RESOURCE) ? secret.substring(RESOURCE.length()) : secret;
        if (location.startsWith(FILE)) {
            return location;
        }
        if (location.startsWith(CLASSPATH)) {
            return withoutLastLineBreak(content(context, option, location));
        }
        return secret;
    }

    private void warn(String option, String secret) {
        doubt(secret)
                .filter(kind -> warned.add(option + kind))
                .ifPresent(kind -> LOG.warn(
                        "The option {} looks like {} and is used as the {} itself. {}",
                        option,
                        kind,
                        isToken(option) ? "token" : "secret",
                        remedy(option, kind)));
    }

    /**
     * Returns the text that {@code #bean:name} or {@code #name} refers to; Camel resolves no references in options of
     * type String. A secret that begins with # and names no bean is used as it is.
     */
    private static String bean(CamelContext context, String value) {
        if (value == null || !value.startsWith("#")) {
            return value;
        }
        if (value.startsWith(BEAN)) {
            return CamelContextHelper.mandatoryLookup(context, value.substring(BEAN.length()), String.class);
        }
        String bean = CamelContextHelper.lookup(context, value.substring(1), String.class);
        return bean == null ? value : bean;
    }

    private static String content(CamelContext context, String option, String location) {
        try (InputStream content = ResourceHelper.resolveMandatoryResourceAsInputStream(context, location)) {
            String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
            if (!withoutLastLineBreak(text).isEmpty()) {
                return text;
            }
            throw new IOException("it is empty");
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The option " + option + " names " + location + ", which can't be read (" + e.getMessage()
                            + "): write the secret into it, or set the option to the location of the secret",
                    e);
        }
    }

    private static String withoutLastLineBreak(String text) {
        return text.replaceFirst("\\r?\\n\\z", "");
    }

    private static Optional<String> doubt(String secret) {
        if (secret.startsWith("{{") && secret.endsWith("}}")) {
            return Optional.of("a placeholder that wasn't resolved");
        }
        if (secret.startsWith("${") && secret.endsWith("}")) {
            return Optional.of("an expression or a variable of another tool");
        }
        if (secret.startsWith("#")) {
            return Optional.of("a reference to a bean that doesn't exist");
        }
        if (FUNCTION.matcher(secret).matches()) {
            return Optional.of("a property function without its braces");
        }
        return isPath(secret) ? Optional.of("the path of a file") : Optional.empty();
    }

    private static boolean isPath(String secret) {
        if (PATH.matcher(secret).matches()) {
            return true;
        }
        try {
            return secret.indexOf('/') >= 0 && Files.isRegularFile(Path.of(secret));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static String remedy(String option, String kind) {
        return switch (kind) {
            case "the path of a file" -> "Put file: before a path, as in " + option + "=file:/run/secrets/hook";
            case "a reference to a bean that doesn't exist" -> "Bind a String of this name, or omit #";
            default ->
                "Write a placeholder of Camel, as in "
                        + (isToken(option)
                                ? "{{github.token}} or {{env:GITHUB_TOKEN}}"
                                : "{{github.secret}} or {{env:WEBHOOK_SECRET}}")
                        + ", and define it";
        };
    }

    private static boolean isToken(String option) {
        return option.equals("oauthToken");
    }
}
