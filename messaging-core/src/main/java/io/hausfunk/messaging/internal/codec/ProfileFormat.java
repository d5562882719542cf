// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.internal.codec.Terms.Following;
import io.hausfunk.messaging.model.Role;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** Descriptions of conversations to bytes and back. */
final class ProfileFormat {
    private static final int VERSION = 1;

    private final JsonMapping json;

    ProfileFormat(JsonMapping json) {
        this.json = json;
    }

    byte[] write(Profile profile) {
        WireProfile wire = new WireProfile();
        wire.v = VERSION;
        wire.title = profile.title().orElse(null);
        wire.subject = profile.terms().subject().orElse(null);
        wire.audience = profile.terms().audience().map(WireAudience::of).orElse(null);
        wire.timeToLive = profile.terms().timeToLive().map(Duration::toMillis).orElse(null);
        profile.terms().following().ifPresent(following -> {
            wire.group = following.group().value();
            wire.role = following.role().code();
            wire.historyKept = following.historyKept();
        });
        return json.write(wire, WireProfile.class);
    }

    Profile read(byte[] bytes) {
        WireProfile wire = json.read(bytes, WireProfile.class);
        if (wire.v != VERSION) {
            throw new IllegalArgumentException("a description of another version");
        }
        Optional<Following> following = Optional.ofNullable(wire.group)
                .map(group -> new Following(
                        GroupId.of(group),
                        Role.of(Objects.requireNonNull(wire.role)),
                        Boolean.TRUE.equals(wire.historyKept)));
        return new Profile(
                Optional.ofNullable(wire.title),
                new Terms(
                        Optional.ofNullable(wire.subject),
                        following,
                        Optional.ofNullable(wire.timeToLive).map(Duration::ofMillis),
                        Optional.ofNullable(wire.audience).map(WireAudience::read)));
    }
}
