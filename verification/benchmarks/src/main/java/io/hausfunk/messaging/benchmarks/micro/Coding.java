// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.micro;

import io.hausfunk.messaging.EntryContent;
import io.hausfunk.messaging.internal.codec.ContentCodec;
import io.hausfunk.messaging.internal.codec.TimedContent;
import jakarta.json.bind.JsonbBuilder;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Content to bytes and back. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init")
public class Coding {
    private static final Instant AT = Instant.ofEpochMilli(1_700_000_000_000L);

    /** Characters in the text. */
    @Param({"256", "1024"})
    public int size;

    private final ContentCodec codec = new ContentCodec(JsonbBuilder.create());
    private EntryContent content;
    private byte[] bytes;

    /** Makes a text and its bytes. */
    @Setup
    public void prepare() {
        content = new EntryContent.Text("Gr\u00fc\u00dfe ".repeat(size).substring(0, size), OptionalLong.empty());
        bytes = codec.encode(content, AT);
    }

    /** To bytes. */
    @Benchmark
    public byte[] encode() {
        return codec.encode(content, AT);
    }

    /** Back. */
    @Benchmark
    public TimedContent decode() {
        return codec.decode(bytes);
    }
}
