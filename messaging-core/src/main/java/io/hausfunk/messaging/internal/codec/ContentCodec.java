// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.ContentType;
import io.hausfunk.messaging.content.HasAttachments;
import io.hausfunk.messaging.content.MessageEdited;
import io.hausfunk.messaging.content.UnknownContent;
import io.hausfunk.messaging.content.UnreadableContent;
import io.hausfunk.messaging.error.ConfigurationException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.internal.codec.ContentFormat.Origin;
import io.hausfunk.messaging.message.Draft;
import jakarta.json.bind.Jsonb;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Content to bytes and back. What this engine does not know is {@link UnknownContent}; so is what a class of the host does not take, since
 * another node may. Nothing that opens makes reading fail.
 */
public final class ContentCodec implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ContentCodec.class);

    private final JsonMapping json;
    private final ContentFormats formats;
    private final ProfileFormat profiles;
    /** Types of which was told that they could not be read; no more than there are formats. */
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /** Uses this instance of JSON-B, which must be thread-safe as the specification demands. */
    public ContentCodec(Jsonb jsonb, List<ContentType<?>> ofHost) {
        this(new JsonMapping(jsonb), ofHost);
    }

    private ContentCodec(JsonMapping json, List<ContentType<?>> ofHost) {
        this.json = json;
        this.formats = new ContentFormats(json, ofHost);
        this.profiles = new ProfileFormat(json);
    }

    /**
     * Uses the JSON-B implementation beside this library; throws {@link ConfigurationException} if there is none
     * that works.
     */
    public static ContentCodec create(List<ContentType<?>> ofHost) {
        return new ContentCodec(JsonMapping.create(ContentCodec.class.getClassLoader()), ofHost);
    }

    /** What is wrong with the types of a host; empty if nothing is. */
    public static List<String> problems(List<ContentType<?>> ofHost) {
        List<String> problems = ContentFormats.problems(ofHost);
        if (ofHost.isEmpty() || !problems.isEmpty()) {
            return problems;
        }
        try (JsonMapping json = JsonMapping.create(ContentCodec.class.getClassLoader())) {
            return ContentFormats.problems(ofHost, json);
        } catch (ConfigurationException e) {
            return List.of(e.detail());
        }
    }

    /** What somebody wants to send. Calls the host's class; refuses with {@link InvalidInputException}. */
    public EncodedContent encode(Draft draft) {
        return encode(draft, FrameFields.of(draft));
    }

    /** What somebody wants a message to say from now on. As {@link #encode(Draft)}. */
    public EncodedContent encode(Draft draft, FrameFields fields) {
        return encode(peopleFormat(draft), draft.content(), fields);
    }

    private ContentFormat<?> peopleFormat(Draft draft) {
        ContentFormat<?> format = formats.of(draft.content());
        if (format == null || format.origin() != Origin.PEOPLE) {
            throw new InvalidInputException(
                    ErrorCode.CONTENT_NOT_REGISTERED,
                    draft.content().getClass().getName() + " is not registered as content that is sent");
        }
        return format;
    }

    /** What the engine itself says, or hands on. */
    public EncodedContent encode(Content content) {
        if (content instanceof UnknownContent unknown) {
            return new EncodedContent(
                    new ContentFrame(unknown.name(), unknown.version(), FrameFields.NONE, unknown.bytes()).essence());
        }
        ContentFormat<?> format = formats.of(content);
        if (format == null) {
            throw new IllegalArgumentException(content.getClass().getName() + " cannot be written");
        }
        return encode(format, content, FrameFields.NONE);
    }

    private static EncodedContent encode(ContentFormat<?> format, Content content, FrameFields fields) {
        try {
            return new EncodedContent(
                    new ContentFrame(format.name(), format.version(), fields, format.write(content)).essence(),
                    attachments(content));
        } catch (InvalidInputException e) {
            throw e;
        } catch (MalformedJsonException e) {
            throw new InvalidInputException(ErrorCode.CONTENT_NOT_VALID, format.name() + ": " + e.getMessage());
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            // Not as the cause: what the host's class or JSON-B says of an error may quote the content.
            throw new InvalidInputException(
                    ErrorCode.CONTENT_NOT_VALID,
                    format.name() + ": its class cannot be written: "
                            + e.getClass().getName());
        }
    }

    private static List<StoredAttachment> attachments(Content content) {
        return content instanceof HasAttachments has
                ? has.attachments().stream().map(StoredAttachment.class::cast).toList()
                : List.of();
    }

    /**
     * What was sealed.
     *
     * @param stored when it was written according to the store, for what does not tell
     */
    public DecodedContent decode(byte[] opened, Instant stored) {
        int format = ContentFrame.format(opened);
        if (format > ContentFrame.FORMAT) {
            UnknownContent whole = UnknownContent.of(UnknownContent.FRAME, format, opened);
            return new DecodedContent(whole, OptionalLong.empty(), ContentFrame.time(opened));
        }
        ContentFrame frame = format == ContentFrame.FORMAT ? ContentFrame.parse(opened) : null;
        return frame == null
                ? new DecodedContent(UnreadableContent.of(), OptionalLong.empty(), stored)
                : new DecodedContent(
                        revision(frame), frame.fields(), ContentFrame.time(opened), ContentFrame.seen(opened));
    }

    private Content revision(ContentFrame frame) {
        OptionalLong edits = frame.fields().edits();
        return edits.isPresent() ? MessageEdited.of(edits.getAsLong(), content(frame)) : content(frame);
    }

    private Content content(ContentFrame frame) {
        ContentFormat<?> format = formats.named(frame.name());
        if (format != null && frame.version() <= format.version()) {
            try {
                return format.read(frame.content());
            } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
                if (told.add(format.name())) {
                    LOG.warn(
                            "Content of type {} could not be read and is handed over as unknown, here and from now on: {}",
                            format.name(),
                            e.getClass().getName());
                }
            }
        }
        return UnknownContent.of(frame.name(), frame.version(), frame.content());
    }

    /** Content that carries no files, in the bytes that it had when it was written. */
    public EncodedContent sealed(byte[] whole) {
        return new EncodedContent(ContentFrame.essence(whole));
    }

    /** The bytes of a file's description. */
    public byte[] encode(StoredAttachment file) {
        return json.write(WireAttachment.of(file), WireAttachment.class);
    }

    /** The description in these bytes; throws {@link RuntimeException} if there is none. */
    public StoredAttachment decodeAttachment(byte[] bytes) {
        return json.read(bytes, WireAttachment.class).read();
    }

    /** The bytes of a profile. */
    public byte[] encode(Profile profile) {
        return profiles.write(profile);
    }

    /** The bytes of what an evidence file proves. */
    public byte[] encode(WireEvidence evidence) {
        return json.write(evidence, WireEvidence.class);
    }

    /** The bytes of what the proof of a decision proves. */
    public byte[] encode(WireDecision decision) {
        return json.write(decision, WireDecision.class);
    }

    /** The bytes of what a checkpoint of the audit log says. */
    public byte[] encode(WireCheckpoint checkpoint) {
        return json.write(checkpoint, WireCheckpoint.class);
    }

    /** The JSON of a record of the audit log, the same bytes that were written; empty for what is none. */
    public Optional<byte[]> auditRecord(Content content) {
        if (content instanceof UnknownContent unknown && unknown.name().equals(AuditFormat.NAME)) {
            return Optional.of(unknown.bytes());
        }
        ContentFormat<?> format = content instanceof AuditEntry ? formats.of(content) : null;
        return Optional.ofNullable(format).map(known -> known.write(content));
    }

    /** The profile in these bytes; throws {@link RuntimeException} if there is none. */
    public Profile decodeProfile(byte[] bytes) {
        return profiles.read(bytes);
    }

    @Override
    public void close() {
        json.close();
    }
}
