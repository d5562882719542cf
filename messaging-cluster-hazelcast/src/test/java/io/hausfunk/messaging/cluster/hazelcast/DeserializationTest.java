// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.internal.cluster.impl.ClusterTopologyChangedException;
import com.hazelcast.internal.partition.PartitionStateVersionMismatchException;
import com.hazelcast.map.IMap;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.DataSerializable;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
import com.hazelcast.nio.serialization.genericrecord.GenericRecord;
import com.hazelcast.spi.exception.RetryableHazelcastException;
import com.hazelcast.spi.exception.TargetNotMemberException;
import io.hausfunk.messaging.servers.Ports;
import java.io.Externalizable;
import java.io.File;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a member with any configuration puts into a map, read by a strict node. */
class DeserializationTest {
    private static final AtomicInteger MADE = new AtomicInteger();

    private static TestNode strict;
    private static HazelcastInstance reader;
    private static HazelcastInstance writer;

    @BeforeAll
    static void join() {
        String name = Loopback.freshName();
        List<Integer> ports = Ports.free(2);
        strict = TestNode.join(Loopback.cluster(name, ports).port(ports.get(0)));
        reader = Hazelcast.getAllHazelcastInstances().stream()
                .filter(instance -> instance.getConfig().getClusterName().equals(name))
                .findAny()
                .orElseThrow();
        writer = Hazelcast.newHazelcastInstance(Loopback.memberConfig(name, ports.get(1), ports));
        Loopback.await(() -> reader.getCluster().getMembers().size() == 2);
    }

    @AfterAll
    static void leave() {
        writer.getLifecycleService().terminate();
        strict.close();
    }

    @Test
    void a_serializable_class_outside_the_list_is_refused() {
        assertThatThrownBy(() -> read(new Plain())).isInstanceOf(HazelcastSerializationException.class);
        assertThatThrownBy(() -> read(new File("x"))).isInstanceOf(HazelcastSerializationException.class);
        assertThatThrownBy(() -> read(new External())).isInstanceOf(HazelcastSerializationException.class);
    }

    @Test
    void a_class_that_only_hazelcasts_own_format_names_is_not_made_either() throws Exception {
        Own own = new Own();
        int before = MADE.get();

        assertThatThrownBy(() -> read(own)).isInstanceOf(HazelcastSerializationException.class);

        assertThat(MADE).hasValue(before);
    }

    @Test
    void a_record_comes_as_fields_and_not_as_its_class() throws Exception {
        assertThat(read(new Compact("x"))).isInstanceOf(GenericRecord.class);
    }

    @Test
    void every_class_on_the_list_is_there_and_only_tells_of_a_failure() throws Exception {
        List<String> others = new ArrayList<>();
        for (String name : strictlyAllowed()) {
            Class<?> type = Class.forName(name, false, getClass().getClassLoader());
            if (!Throwable.class.isAssignableFrom(type)) {
                others.add(name);
            }
        }

        assertThat(others)
                .containsExactlyInAnyOrder(
                        "[Ljava.lang.StackTraceElement;",
                        "java.lang.StackTraceElement",
                        "java.util.ArrayList",
                        "java.util.Collections$EmptyList");
    }

    @Test
    void what_members_say_when_something_fails_is_understood() throws Exception {
        for (RuntimeException error : List.of(
                new HazelcastInstanceNotActiveException("x"),
                new RetryableHazelcastException("x"),
                new TargetNotMemberException("x"),
                new PartitionStateVersionMismatchException(1, 2),
                new ClusterTopologyChangedException("x"),
                new IllegalStateException("x", new IllegalArgumentException("y")))) {
            assertThat(read(error)).isInstanceOf(error.getClass());
        }
    }

    private static Set<String> strictlyAllowed() {
        return reader.getConfig()
                .getSerializationConfig()
                .getJavaSerializationFilterConfig()
                .getWhitelist()
                .getClasses();
    }

    /** As Hazelcast's own threads read: with the class loader of its configuration. */
    private static Object read(Object value) throws Exception {
        IMap<String, Object> map = writer.getMap("any");
        map.put("key", value);
        return asHazelcast(() -> reader.getMap("any").get("key"));
    }

    private static Object asHazelcast(Callable<Object> call) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(reader.getConfig().getClassLoader());
        try {
            return call.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Java serialization. */
    public static final class Plain implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** Its other way. */
    public static final class External implements Externalizable {
        private static final long serialVersionUID = 1L;

        @Override
        public void writeExternal(ObjectOutput out) {}

        @Override
        public void readExternal(ObjectInput in) {}
    }

    /** Hazelcast's format that names a class. */
    public static final class Own implements DataSerializable {
        public Own() {
            MADE.incrementAndGet();
        }

        @Override
        public void writeData(ObjectDataOutput out) {}

        @Override
        public void readData(ObjectDataInput in) {}
    }

    /** Hazelcast's format that needs no interface. */
    public record Compact(String text) {}
}
