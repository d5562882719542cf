// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster.hazelcast.internal;

import com.hazelcast.config.ClassFilter;
import com.hazelcast.config.Config;
import com.hazelcast.config.JavaSerializationFilterConfig;
import java.util.List;

/**
 * The classes that Java serialization may bring to life. Registrations and node information need none of them; they are what
 * Hazelcast's members say to each other when something fails, and without them a caller would wait for an answer in vain.
 */
final class AllowedClasses {
    static final List<String> NAMES = List.of(
            "[Ljava.lang.StackTraceElement;",
            "java.io.EOFException",
            "java.io.IOException",
            "java.io.UTFDataFormatException",
            "java.lang.ArithmeticException",
            "java.lang.ArrayIndexOutOfBoundsException",
            "java.lang.AssertionError",
            "java.lang.ClassCastException",
            "java.lang.ClassNotFoundException",
            "java.lang.Error",
            "java.lang.Exception",
            "java.lang.IllegalArgumentException",
            "java.lang.IllegalMonitorStateException",
            "java.lang.IllegalStateException",
            "java.lang.IndexOutOfBoundsException",
            "java.lang.InterruptedException",
            "java.lang.NegativeArraySizeException",
            "java.lang.NullPointerException",
            "java.lang.OutOfMemoryError",
            "java.lang.ReflectiveOperationException",
            "java.lang.RuntimeException",
            "java.lang.SecurityException",
            "java.lang.StackOverflowError",
            "java.lang.StackTraceElement",
            "java.lang.Throwable",
            "java.lang.UnsupportedOperationException",
            "java.lang.VirtualMachineError",
            "java.net.ConnectException",
            "java.net.SocketException",
            "java.net.UnknownHostException",
            "java.nio.channels.ClosedChannelException",
            "java.util.ArrayList",
            "java.util.Collections$EmptyList",
            "java.util.ConcurrentModificationException",
            "java.util.NoSuchElementException",
            "java.util.concurrent.CancellationException",
            "java.util.concurrent.CompletionException",
            "java.util.concurrent.ExecutionException",
            "java.util.concurrent.RejectedExecutionException",
            "java.util.concurrent.TimeoutException",
            "com.hazelcast.config.InvalidConfigurationException",
            "com.hazelcast.core.ConsistencyLostException",
            "com.hazelcast.core.HazelcastException",
            "com.hazelcast.core.HazelcastInstanceNotActiveException",
            "com.hazelcast.core.HazelcastOverloadException",
            "com.hazelcast.core.IndeterminateOperationStateException",
            "com.hazelcast.core.LocalMemberResetException",
            "com.hazelcast.core.MemberLeftException",
            "com.hazelcast.core.OperationTimeoutException",
            "com.hazelcast.core.RuntimeInterruptedException",
            "com.hazelcast.internal.cluster.impl.ClusterTopologyChangedException",
            "com.hazelcast.internal.cluster.impl.ConfigMismatchException",
            "com.hazelcast.internal.cluster.impl.MasterNodeChangedException",
            "com.hazelcast.internal.cluster.impl.VersionMismatchException",
            "com.hazelcast.internal.partition.PartitionStateVersionMismatchException",
            "com.hazelcast.map.QueryResultSizeExceededException",
            "com.hazelcast.map.ReachedMaxSizeException",
            "com.hazelcast.map.impl.operation.EntryOffloadableLockMismatchException",
            "com.hazelcast.map.impl.operation.MapFetchIndexOperation$MissingPartitionException",
            "com.hazelcast.nio.serialization.HazelcastSerializationException",
            "com.hazelcast.partition.NoDataMemberInClusterException",
            "com.hazelcast.spi.exception.CallerNotMemberException",
            "com.hazelcast.spi.exception.DistributedObjectDestroyedException",
            "com.hazelcast.spi.exception.PartitionMigratingException",
            "com.hazelcast.spi.exception.ResponseAlreadySentException",
            "com.hazelcast.spi.exception.RetryableHazelcastException",
            "com.hazelcast.spi.exception.RetryableIOException",
            "com.hazelcast.spi.exception.ServiceNotFoundException",
            "com.hazelcast.spi.exception.TargetDisconnectedException",
            "com.hazelcast.spi.exception.TargetNotMemberException",
            "com.hazelcast.spi.exception.WrongTargetException",
            "com.hazelcast.splitbrainprotection.SplitBrainProtectionException");

    private AllowedClasses() {}

    static void applyTo(Config config) {
        config.getSerializationConfig().setJavaSerializationFilterConfig(filter());
        config.getSqlConfig().setJavaReflectionFilterConfig(filter());
    }

    private static JavaSerializationFilterConfig filter() {
        return new JavaSerializationFilterConfig()
                .setDefaultsDisabled(true)
                .setWhitelist(new ClassFilter().addClasses(NAMES.toArray(String[]::new)));
    }
}
