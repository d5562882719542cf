// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.micro;

import io.hausfunk.messaging.internal.codec.ContentCodec;
import io.hausfunk.messaging.internal.codec.DecodedContent;
import io.hausfunk.messaging.message.Draft;
import jakarta.json.bind.JsonbBuilder;
import java.time.Instant;
import java.util.List;
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

    private final ContentCodec codec = new ContentCodec(JsonbBuilder.create(), List.of());
    private Draft draft;
    private byte[] bytes;

    /** Makes a text and its bytes. */
    @Setup
    public void prepare() {
        draft = Draft.text("Gr\u00fc\u00dfe ".repeat(size).substring(0, size));
        bytes = codec.encode(draft).at(AT);
    }

    /** To bytes. */
    @Benchmark
    public byte[] encode() {
        return codec.encode(draft).at(AT);
    }

    /** Back. */
    @Benchmark
    public DecodedContent decode() {
        return codec.decode(bytes, AT);
    }
}
