// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal;

import io.hausfunk.messaging.web.Visitor;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every connected page, by who it belongs to. */
final class ConnectedPages {
    /** Who a page belongs to. */
    private record Owner(String tenant, String user) {
        static Owner of(Visitor visitor) {
            return new Owner(visitor.tenant().value(), visitor.user().value());
        }
    }

    private final int maxPages;
    private final int maxOfOne;
    private final Set<Page> all = ConcurrentHashMap.newKeySet();
    /** The oldest page of each first. */
    private final Map<Owner, Set<Page>> byOwner = new ConcurrentHashMap<>();

    ConnectedPages(int maxPages, int maxOfOne) {
        this.maxPages = maxPages;
        this.maxOfOne = maxOfOne;
    }

    boolean full() {
        return all.size() >= maxPages;
    }

    int size() {
        return all.size();
    }

    /** Adds a page. The oldest one of the same person, if that is now one too many; else null. */
    @Nullable
    Page add(Page page) {
        all.add(page);
        AtomicReference<@Nullable Page> tooMany = new AtomicReference<>();
        byOwner.compute(Owner.of(page.visitor()), (owner, known) -> {
            Set<Page> pages = known == null ? new LinkedHashSet<>() : known;
            pages.add(page);
            List<Page> open = pages.stream().filter(other -> !other.ended()).toList();
            if (open.size() > maxOfOne) {
                tooMany.set(open.get(0));
            }
            return pages;
        });
        return tooMany.get();
    }

    void remove(Page page) {
        all.remove(page);
        byOwner.computeIfPresent(Owner.of(page.visitor()), (owner, pages) -> {
            pages.remove(page);
            return pages.isEmpty() ? null : pages;
        });
    }

    Stream<Page> all() {
        return all.stream();
    }

    List<Page> of(String sessionKey) {
        return all.stream()
                .filter(page -> page.visitor().sessionKey().equals(sessionKey))
                .toList();
    }
}
