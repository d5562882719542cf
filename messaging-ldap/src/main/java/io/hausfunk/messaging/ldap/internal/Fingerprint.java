// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.directory.PersonDetails;
import io.hausfunk.messaging.model.UserId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.Stream;

/** A 16-byte hash that changes when a person or group changes. */
record Fingerprint(long high, long low) {
    static Fingerprint of(DirectoryPerson person) {
        PersonDetails details = person.details();
        return of(Stream.of(
                person.user().value(),
                person.displayName(),
                person.loginName(),
                person.mail(),
                person.account(),
                details.department(),
                details.site(),
                details.manager().map(UserId::value),
                details.language(),
                details.timeZone(),
                details.workingHours()));
    }

    static Fingerprint of(DirectoryGroup group) {
        List<String> people =
                group.people().stream().map(UserId::value).sorted().toList();
        List<String> groups =
                group.groups().stream().map(GroupId::value).sorted().toList();
        return of(
                Stream.of(Stream.of(group.id().value(), group.name(), people.size()), people.stream(), groups.stream())
                        .flatMap(part -> part));
    }

    private static Fingerprint of(Stream<Object> context) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            context.forEach(part -> {
                byte[] bytes = part.toString().getBytes(StandardCharsets.UTF_8);
                digest.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                digest.update(bytes);
            });
            ByteBuffer hash = ByteBuffer.wrap(digest.digest());
            return new Fingerprint(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
