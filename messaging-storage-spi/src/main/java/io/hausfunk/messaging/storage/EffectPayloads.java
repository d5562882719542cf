// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.storage.Effect.About;
import io.hausfunk.messaging.storage.Effect.Addresses;
import io.hausfunk.messaging.storage.Effect.Attaches;
import io.hausfunk.messaging.storage.Effect.Describes;
import io.hausfunk.messaging.storage.Effect.Empties;
import io.hausfunk.messaging.storage.Effect.Expires;
import io.hausfunk.messaging.storage.Effect.PartOf;
import io.hausfunk.messaging.storage.Effect.Unknown;
import io.hausfunk.messaging.storage.ParticipantChange.Bans;
import io.hausfunk.messaging.storage.ParticipantChange.ChangesRole;
import io.hausfunk.messaging.storage.ParticipantChange.Joins;
import io.hausfunk.messaging.storage.ParticipantChange.Leaves;
import io.hausfunk.messaging.storage.ParticipantChange.Unbans;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The codes of effects, and what lies in their payloads. Neither ever changes. */
final class EffectPayloads {
    private static final int JOINS = 1;
    private static final int CHANGES_ROLE = 2;
    private static final int LEAVES = 3;
    private static final int DESCRIBES = 4;
    private static final int ABOUT = 5;
    private static final int EMPTIES = 6;
    private static final int ADDRESSES = 7;
    private static final int EXPIRES = 8;
    private static final int ATTACHES = 9;
    private static final int BANS = 10;
    private static final int UNBANS = 11;
    private static final int PART_OF = 12;
    private static final int ID = 2 * Long.BYTES;

    private EffectPayloads() {}

    static int code(Effect effect) {
        if (effect instanceof Joins) {
            return JOINS;
        } else if (effect instanceof ChangesRole) {
            return CHANGES_ROLE;
        } else if (effect instanceof Leaves) {
            return LEAVES;
        } else if (effect instanceof Bans) {
            return BANS;
        } else if (effect instanceof Unbans) {
            return UNBANS;
        } else if (effect instanceof Describes) {
            return DESCRIBES;
        } else if (effect instanceof About) {
            return ABOUT;
        } else if (effect instanceof Empties) {
            return EMPTIES;
        } else if (effect instanceof Addresses) {
            return ADDRESSES;
        } else if (effect instanceof Expires) {
            return EXPIRES;
        } else if (effect instanceof Attaches) {
            return ATTACHES;
        }
        return effect instanceof PartOf ? PART_OF : ((Unknown) effect).code();
    }

    static byte[] write(Effect effect) {
        if (effect instanceof Joins joins) {
            return decided(joins.person(), joins.role(), joins.by());
        } else if (effect instanceof ChangesRole changes) {
            return decided(changes.person(), changes.role(), changes.by());
        } else if (effect instanceof Leaves leaves) {
            return id(ByteBuffer.allocate(ID), leaves.person().value()).array();
        } else if (effect instanceof Bans bans) {
            return personal(bans.person(), bans.by().code());
        } else if (effect instanceof Unbans unbans) {
            return id(ByteBuffer.allocate(ID), unbans.person().value()).array();
        } else if (effect instanceof Describes describes) {
            byte[] sealed = describes.profile().sealed().toByteArray();
            return id(
                            ByteBuffer.allocate(ID + sealed.length),
                            describes.profile().setBy().value())
                    .put(sealed)
                    .array();
        } else if (effect instanceof About about) {
            return about(about.target(), about.relation(), about.choice());
        } else if (effect instanceof PartOf part) {
            return about(part.target(), part.relation(), part.choice());
        } else if (effect instanceof Empties empties) {
            return number(empties.target());
        } else if (effect instanceof Addresses addresses) {
            return personal(addresses.person(), addresses.reason().code());
        } else if (effect instanceof Expires expires) {
            return number(expires.at().toEpochMilli());
        } else if (effect instanceof Attaches attaches) {
            return id(ByteBuffer.allocate(ID + Long.BYTES), attaches.blob().value())
                    .putLong(attaches.from())
                    .array();
        }
        return ((Unknown) effect).payload().toByteArray();
    }

    /** The effect, or an unknown one for what is not in a form that is known here. */
    static Effect read(int code, byte[] payload) {
        ByteBuffer in = ByteBuffer.wrap(payload);
        try {
            Effect effect = known(code, in);
            if (effect != null && !in.hasRemaining()) {
                return effect;
            }
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            // Another form than this one: kept as it is.
        }
        return new Unknown(code, SealedBytes.copyOf(payload));
    }

    private static @Nullable Effect known(int code, ByteBuffer in) {
        return switch (code) {
            case JOINS -> new Joins(person(in), Role.of(in.getShort()), Role.of(in.getShort()));
            case CHANGES_ROLE -> new ChangesRole(person(in), Role.of(in.getShort()), Role.of(in.getShort()));
            case LEAVES -> new Leaves(person(in));
            case BANS -> new Bans(person(in), Role.of(in.getShort()));
            case UNBANS -> new Unbans(person(in));
            case DESCRIBES -> new Describes(new SealedProfile(new EntryName(id(in)), rest(in)));
            case ABOUT -> new About(in.getLong(), Relation.of(in.getShort()), choice(in));
            case EMPTIES -> new Empties(in.getLong());
            case ADDRESSES -> new Addresses(person(in), Reason.of(in.getShort()));
            case EXPIRES -> new Expires(Instant.ofEpochMilli(in.getLong()));
            case ATTACHES -> new Attaches(new BlobId(id(in)), in.getLong());
            case PART_OF -> new PartOf(in.getLong(), Relation.of(in.getShort()), choice(in));
            default -> null;
        };
    }

    private static byte[] about(long target, Relation relation, @Nullable ChoiceToken choice) {
        ByteBuffer out = ByteBuffer.allocate(Long.BYTES + Short.BYTES + (choice == null ? 0 : ID));
        out.putLong(target).putShort((short) relation.code());
        return choice == null ? out.array() : id(out, choice.value()).array();
    }

    private static @Nullable ChoiceToken choice(ByteBuffer in) {
        return in.hasRemaining() ? new ChoiceToken(id(in)) : null;
    }

    private static byte[] personal(PersonKey person, int code) {
        return id(ByteBuffer.allocate(ID + Short.BYTES), person.value())
                .putShort((short) code)
                .array();
    }

    private static byte[] decided(PersonKey person, Role role, Role by) {
        return id(ByteBuffer.allocate(ID + 2 * Short.BYTES), person.value())
                .putShort((short) role.code())
                .putShort((short) by.code())
                .array();
    }

    private static byte[] number(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    private static ByteBuffer id(ByteBuffer out, UUID id) {
        return out.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static UUID id(ByteBuffer in) {
        return new UUID(in.getLong(), in.getLong());
    }

    private static PersonKey person(ByteBuffer in) {
        return new PersonKey(id(in));
    }

    private static SealedBytes rest(ByteBuffer in) {
        byte[] rest = new byte[in.remaining()];
        in.get(rest);
        return SealedBytes.copyOf(rest);
    }
}
