// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.soak;

import com.sun.management.UnixOperatingSystemMXBean;
import io.github.camelgithubhooks.internal.receive.HeldProbe;
import io.netty.buffer.PoolArenaMetric;
import io.netty.buffer.PooledByteBufAllocator;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * What a receiver holds.
 *
 * @param heap used bytes of the heap
 * @param direct bytes of direct memory
 * @param buffers bytes of it that are in use
 * @param threads the threads
 * @param files open files and connections
 * @param reserved bytes reserved for bodies
 * @param inFlight deliveries that the routes have
 * @param inProgress guids that the route is handling
 * @param lines lines that were logged
 * @param cpuMillis CPU time of the process, in milliseconds
 */
record Figures(
        long heap,
        long direct,
        long buffers,
        long threads,
        long files,
        long reserved,
        long inFlight,
        long inProgress,
        long lines,
        long cpuMillis) {

    static Figures now(HeldProbe held, long lines) {
        UnixOperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class);
        return new Figures(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                directMemory(),
                PooledByteBufAllocator.DEFAULT.metric().directArenas().stream()
                        .mapToLong(PoolArenaMetric::numActiveBytes)
                        .sum(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                system.getOpenFileDescriptorCount(),
                held.reservedBytes(),
                held.inFlight(),
                held.inProgress(),
                lines,
                system.getProcessCpuTime() / 1_000_000);
    }

    private static long directMemory() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }

    static Figures parse(String line) {
        long[] all = Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray();
        return new Figures(all[0], all[1], all[2], all[3], all[4], all[5], all[6], all[7], all[8], all[9]);
    }

    /** Returns whether nothing is held for deliveries. */
    boolean isQuiet() {
        return reserved == 0 && inFlight == 0 && inProgress == 0;
    }

    /** Returns the greater of each figure. */
    Figures max(Figures other) {
        return new Figures(
                Math.max(heap, other.heap),
                Math.max(direct, other.direct),
                Math.max(buffers, other.buffers),
                Math.max(threads, other.threads),
                Math.max(files, other.files),
                Math.max(reserved, other.reserved),
                Math.max(inFlight, other.inFlight),
                Math.max(inProgress, other.inProgress),
                Math.max(lines, other.lines),
                Math.max(cpuMillis, other.cpuMillis));
    }

    /** Returns the figures in one line, for {@link #parse}. */
    @Override
    public String toString() {
        return heap + " " + direct + " " + buffers + " " + threads + " " + files + " " + reserved + " " + inFlight + " "
                + inProgress + " " + lines + " " + cpuMillis;
    }
}
