// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.announcement;

import io.hausfunk.messaging.announcement.Reach;
import io.hausfunk.messaging.announcement.ReachFigures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How far an announcement reached. */
record FoundReach(
        int addressed,
        Optional<ReachFigures> total,
        Map<String, ReachFigures> bySite,
        Map<String, ReachFigures> byDepartment)
        implements Reach {
    /** Groups of enough people; what is left is together under the empty name, and takes the smallest others in until it is enough. */
    static Map<String, ReachFigures> large(Map<String, Figures> groups) {
        Figures rest = new Figures();
        List<Map.Entry<String, Figures>> bySize = new ArrayList<>(groups.entrySet());
        bySize.sort(Comparator.comparing(group -> group.getValue().addressed()));
        Map<String, ReachFigures> shown = new TreeMap<>();
        for (Map.Entry<String, Figures> group : bySize) {
            boolean small = group.getValue().addressed() < MIN_GROUP;
            boolean restIsSmall = rest.addressed() > 0 && rest.addressed() < MIN_GROUP;
            if (small || restIsSmall || group.getKey().isEmpty()) {
                rest.add(group.getValue());
            } else {
                shown.put(group.getKey(), group.getValue());
            }
        }
        if (rest.addressed() >= MIN_GROUP) {
            shown.put("", rest);
        }
        return rest.addressed() > 0 && rest.addressed() < MIN_GROUP ? Map.of() : shown;
    }
}
