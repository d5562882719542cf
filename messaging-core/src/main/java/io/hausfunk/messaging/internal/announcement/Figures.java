// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.announcement;

import io.hausfunk.messaging.announcement.ReachFigures;
import java.util.Map;
import java.util.TreeMap;

/** Figures of a group of people, counted one by one. */
final class Figures implements ReachFigures {
    private int addressed;
    private int told;
    private int read;
    private int acknowledged;
    private final Map<Integer, Integer> byChoice = new TreeMap<>();

    void add(boolean wasTold, boolean hasRead, int option, boolean choices) {
        addressed++;
        told += wasTold ? 1 : 0;
        read += hasRead ? 1 : 0;
        if (option >= 0) {
            acknowledged++;
            if (choices) {
                byChoice.merge(option, 1, Integer::sum);
            }
        }
    }

    void add(Figures other) {
        addressed += other.addressed;
        told += other.told;
        read += other.read;
        acknowledged += other.acknowledged;
        other.byChoice.forEach((option, count) -> byChoice.merge(option, count, Integer::sum));
    }

    @Override
    public int addressed() {
        return addressed;
    }

    @Override
    public int told() {
        return told;
    }

    @Override
    public int read() {
        return read;
    }

    @Override
    public int acknowledged() {
        return acknowledged;
    }

    @Override
    public Map<Integer, Integer> byChoice() {
        return Map.copyOf(byChoice);
    }

    @Override
    public String toString() {
        return "ReachFigures[" + addressed + ", " + told + ", " + read + ", " + acknowledged + "]";
    }
}
