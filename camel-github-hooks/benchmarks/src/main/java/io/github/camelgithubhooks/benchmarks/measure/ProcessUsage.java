// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.measure;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * CPU and allocation of a process since it began. The allocation is the sum over all live threads, the event loop's
 * among them. That is exact as long as no thread ends between two readings; the servers and callers of the benchmarks
 * keep theirs.
 *
 * @param cpuNanos user and system time of all threads, including the JIT compiler and the garbage collector
 * @param allocatedBytes bytes allocated on the heap
 */
public record ProcessUsage(long cpuNanos, long allocatedBytes) {

    /** Returns the usage of this process. */
    public static ProcessUsage now() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
        long allocated = 0;
        for (long bytes : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
            // -1 for a thread that has just ended
            allocated += Math.max(0, bytes);
        }
        return new ProcessUsage(system.getProcessCpuTime(), allocated);
    }

    /** Returns the usage between an earlier reading and this one. */
    public ProcessUsage since(ProcessUsage earlier) {
        return new ProcessUsage(cpuNanos - earlier.cpuNanos, allocatedBytes - earlier.allocatedBytes);
    }

    /** Returns the text that {@link #parse} reads. */
    public String text() {
        return cpuNanos + " " + allocatedBytes;
    }

    /** Reads what {@link #text()} of another process returned. */
    public static ProcessUsage parse(String text) {
        int blank = text.indexOf(' ');
        return new ProcessUsage(Long.parseLong(text, 0, blank, 10), Long.parseLong(text, blank + 1, text.length(), 10));
    }
}
