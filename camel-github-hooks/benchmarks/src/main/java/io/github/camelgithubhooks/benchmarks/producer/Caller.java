// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.producer;

import io.github.camelgithubhooks.benchmarks.measure.ChildJvm;
import io.github.camelgithubhooks.benchmarks.measure.ProcessUsage;

/**
 * Main class of a contestant's JVM. It makes the calls that it is asked for, such as {@code LIST 20000}, and answers their
 * usage.
 */
final class Caller {

    private final GitHubCalls calls;
    private final CallLoad load = new CallLoad();

    private Caller(GitHubCalls calls) {
        this.calls = calls;
    }

    /** Arguments: the contestant, the address of the API. */
    public static void main(String[] arguments) throws Exception {
        Caller caller = new Caller(GitHubCalls.of(Contestant.valueOf(arguments[0]), arguments[1]));
        ChildJvm.answer(caller::answer);
    }

    static String question(Call call, int number) {
        return call + " " + number;
    }

    private String answer(String question) {
        String[] words = question.split(" ", 2);
        try {
            return measure(Call.valueOf(words[0]), Integer.parseInt(words[1])).text();
        } catch (Exception e) {
            throw new IllegalStateException("The call failed", e);
        }
    }

    private CallUsage measure(Call call, int number) throws Exception {
        ProcessUsage before = ProcessUsage.now();
        long count = load.run(repeated(call), number);
        return new CallUsage(count, ProcessUsage.now().since(before));
    }

    private CallLoad.Repeated repeated(Call call) {
        return switch (call) {
            case DISPATCH -> calls::dispatch;
            case LIST -> () -> requireTwo(calls.list().size());
            case LIST_UNREAD -> calls::listUnread;
        };
    }

    private static void requireTwo(int hooks) {
        if (hooks != 2) {
            throw new IllegalStateException("Expected 2 hooks, got " + hooks);
        }
    }
}
