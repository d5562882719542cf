// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import io.hausfunk.messaging.model.Texts;
import io.hausfunk.messaging.model.UserId;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Somebody whom the reader may want to reach: a colleague, or anybody with a name, an address or a number. */
public final class ContactContent implements Content {
    /** The longest part, in UTF-8 bytes. */
    public static final int MAX_BYTES = 512;

    private final String name;
    private final @Nullable UserId user;
    private final @Nullable String email;
    private final @Nullable String phone;

    private ContactContent(String name, @Nullable UserId user, @Nullable String email, @Nullable String phone) {
        this.name = name;
        this.user = user;
        this.email = email;
        this.phone = phone;
    }

    /** Somebody of this name. Every part has 1 to {@value #MAX_BYTES} UTF-8 bytes; others are refused as by {@link TextContent#of}. */
    public static ContactContent of(String name) {
        return new ContactContent(checked(name), null, null, null);
    }

    /** The same with the user id of a colleague. */
    public ContactContent user(UserId newUser) {
        return new ContactContent(name, ContentArguments.required(newUser, "user"), email, phone);
    }

    /** The same with an e-mail address, which nobody checks. */
    public ContactContent email(String address) {
        return new ContactContent(name, user, checked(address), phone);
    }

    /** The same with a telephone number, which nobody checks. */
    public ContactContent phone(String number) {
        return new ContactContent(name, user, email, checked(number));
    }

    /** The name. */
    public String name() {
        return name;
    }

    /** The colleague. */
    public Optional<UserId> user() {
        return Optional.ofNullable(user);
    }

    /** The e-mail address. */
    public Optional<String> email() {
        return Optional.ofNullable(email);
    }

    /** The telephone number. */
    public Optional<String> phone() {
        return Optional.ofNullable(phone);
    }

    private static String checked(String part) {
        Texts.requireText(part, MAX_BYTES);
        return part;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ContactContent that
                && name.equals(that.name)
                && Objects.equals(user, that.user)
                && Objects.equals(email, that.email)
                && Objects.equals(phone, that.phone);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, user, email, phone);
    }

    /** Shows nothing of it. */
    @Override
    public String toString() {
        return "ContactContent[hidden]";
    }
}
