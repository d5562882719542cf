// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.media;

import static io.hausfunk.messaging.internal.media.ForeignBytes.require;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** ISO base media, whole or in fragments. The samples are counted, not what the header says of their number. */
final class Mp4File {
    private static final int DEEPEST = 8;
    private static final String INSIDE = "moov trak mdia minf stbl moof traf mvex";
    private static final int HAS_DURATION = 0x08;
    private static final int HAS_DATA_OFFSET = 0x01;
    private static final int HAS_FIRST_FLAGS = 0x04;
    private static final int SAMPLE_DURATION = 0x100;
    private static final int SAMPLE_FIELDS = 0xF00;

    private final ForeignBytes in;
    private final Map<Long, Track> tracks = new HashMap<>();
    private Track current = new Track();
    private long fragmentDefault;
    private boolean hasData;

    private Mp4File(ForeignBytes in) {
        this.in = in;
    }

    static Mp4File read(ForeignBytes in) throws IOException {
        Mp4File file = new Mp4File(in);
        file.boxes(0, in.size(), 0);
        require(file.hasData && !file.tracks.isEmpty(), "no tracks or no data");
        return file;
    }

    /** Whether it has a picture. */
    boolean film() {
        return tracks.values().stream().anyMatch(track -> track.film);
    }

    /** The longest track. */
    long millis() {
        return tracks.values().stream()
                .filter(track -> track.scale > 0)
                .mapToLong(track -> Math.multiplyExact(track.units, 1000) / track.scale)
                .max()
                .orElse(0);
    }

    private void boxes(long from, long to, int depth) throws IOException {
        require(depth <= DEEPEST, "too deep");
        for (long at = from; at < to; ) {
            require(to - at >= 8, "a box that is cut off");
            long length = in.big(at, 4);
            long header = 8;
            if (length == 1) {
                length = in.big(at + 8, 8);
                header = 16;
            } else if (length == 0 && depth == 0) {
                length = to - at;
            }
            require(length >= header && length <= to - at, "a box that is cut off");
            box(at, at + header, at + length, depth);
            at += length;
        }
    }

    private void box(long at, long body, long end, int depth) throws IOException {
        String name = "" + (char) in.at(at + 4) + (char) in.at(at + 5) + (char) in.at(at + 6) + (char) in.at(at + 7);
        switch (name) {
            case "trak" -> current = new Track();
            case "tkhd" -> {
                long id = in.big(body + (in.at(body) == 1 ? 20 : 12), 4);
                require(tracks.size() < 64, "too many tracks");
                tracks.put(id, current);
            }
            case "mdhd" -> current.scale = in.big(body + (in.at(body) == 1 ? 20 : 12), 4);
            case "hdlr" -> current.film |= in.is(body + 8, "vide");
            case "stts" -> count(body, end);
            case "trex" -> track(in.big(body + 4, 4)).usual = in.big(body + 12, 4);
            case "tfhd" -> fragment(body);
            case "trun" -> run(body, end);
            case "mdat" -> hasData = true;
            default -> {}
        }
        if (INSIDE.contains(name)) {
            boxes(body, end, depth + 1);
        }
    }

    private void count(long body, long end) throws IOException {
        long entries = in.big(body + 4, 4);
        require(entries * 8 <= end - body - 8, "a table that is cut off");
        for (long i = 0; i < entries; i++) {
            current.add(in.big(body + 8 + i * 8, 4), in.big(body + 12 + i * 8, 4));
        }
    }

    private void fragment(long body) throws IOException {
        int flags = (int) in.big(body + 1, 3);
        current = track(in.big(body + 4, 4));
        fragmentDefault = current.usual;
        if ((flags & HAS_DURATION) != 0) {
            fragmentDefault = in.big(body + 8 + ((flags & 1) != 0 ? 8 : 0) + ((flags & 2) != 0 ? 4 : 0), 4);
        }
    }

    private void run(long body, long end) throws IOException {
        int flags = (int) in.big(body + 1, 3);
        long samples = in.big(body + 4, 4);
        if ((flags & SAMPLE_DURATION) == 0) {
            current.add(samples, fragmentDefault);
            return;
        }
        long at = body + 8 + ((flags & HAS_DATA_OFFSET) != 0 ? 4 : 0) + ((flags & HAS_FIRST_FLAGS) != 0 ? 4 : 0);
        int fields = 4 * Integer.bitCount(flags & SAMPLE_FIELDS);
        require(samples * fields <= end - at, "a run that is cut off");
        for (long i = 0; i < samples; i++) {
            current.add(1, in.big(at + i * fields, 4));
        }
    }

    private Track track(long id) throws IOException {
        Track known = tracks.get(id);
        require(known != null, "a fragment of no track");
        return Objects.requireNonNull(known);
    }

    private static final class Track {
        private long scale;
        private long usual;
        private long units;
        private boolean film;

        void add(long samples, long each) {
            units = Math.addExact(units, Math.multiplyExact(samples, each));
        }
    }
}
