// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import io.hausfunk.messaging.access.AccessPolicy;
import io.hausfunk.messaging.access.PresencePolicy;
import io.hausfunk.messaging.administration.AdministrationPolicy;
import io.hausfunk.messaging.administration.PersonLimits;
import io.hausfunk.messaging.administration.SignInLimits;
import io.hausfunk.messaging.administration.SyncSettings;
import io.hausfunk.messaging.announcement.AnnouncementPolicy;
import io.hausfunk.messaging.attachment.AttachmentSettings;
import io.hausfunk.messaging.cluster.ClusterTransport;
import io.hausfunk.messaging.content.ContentType;
import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.error.ConfigurationException;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.MessageRules;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.notification.NotificationSettings;
import io.hausfunk.messaging.notification.Notifier;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.outbox.OutboxStore;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * Configures an engine. Store and keys are required; everything else has a default. Not thread-safe; used once.
 *
 * <p>Everything that the host gives (a {@code DataSource} inside the store, an {@link Executor}) stays the
 * host's and is never closed.
 */
public interface MessagingBuilder {
    /** Where everything is stored. Required. The engine opens and closes it. */
    MessagingBuilder storage(MessagingStorage newStorage);

    /** The keys above all others. Required. */
    MessagingBuilder keys(MasterKeys newKeys);

    /**
     * The people: needed for {@link Messaging#signIn} and for what an administrator does to the directory, and then also asked whether somebody is there and may
     * take part before they get a session, are written to or brought in. Who is not in it, such as an account of the host's software, needs a
     * directory beside it: see {@link io.hausfunk.messaging.directories.Directories}. Not closed by the engine. Default: none, the host
     * vouches for every {@link UserId}.
     */
    MessagingBuilder directory(Directory newDirectory);

    /** How the directory is followed. Default: {@link SyncSettings#DEFAULT}. */
    MessagingBuilder directorySync(SyncSettings settings);

    /** How much one person may have and ask for on each node. Default: {@link PersonLimits#DEFAULT}. */
    MessagingBuilder personLimits(PersonLimits limits);

    /** How many sign-ins may fail. Default: {@link SignInLimits#DEFAULT}. */
    MessagingBuilder signInLimits(SignInLimits limits);

    /** Who may read and write about the host's own objects. Default: nobody. */
    MessagingBuilder accessPolicy(AccessPolicy newPolicy);

    /** How long the policy's answers are kept, up to a minute: how late a withdrawal or a grant takes effect. Default: 5 seconds. */
    MessagingBuilder accessCacheTime(Duration time);

    /**
     * How long opened keys are kept: how late the deletion of a key takes effect, how long messages flow while the key
     * service is out of reach. Default: 10 minutes.
     */
    MessagingBuilder keyCacheTime(Duration time);

    /** After which time every stage is answered at the latest, from 100 ms. Default: 10 seconds. */
    MessagingBuilder deadline(Duration time);

    /**
     * How often the store is asked for what no signal told, from 100 ms: how late listeners hear what another node
     * committed. Default: 2 seconds.
     */
    MessagingBuilder reconcileEvery(Duration time);

    /** How many threads do what blocks, 1 to 256. The store should have as many connections, and four more. Default: 8. */
    MessagingBuilder workerThreads(int count);

    /** By how many entries of a conversation a listener may lag before it is told to read for itself. Default: 10,000. */
    MessagingBuilder maxBehind(int entries);

    /**
     * Adds a type of content that people may send beside texts: see {@link Draft#of}. Every node of the installation should register it;
     * one that does not hands it over as {@link io.hausfunk.messaging.content.UnknownContent}.
     */
    MessagingBuilder content(ContentType<?> type);

    /** What may become of messages once they are sent. Default: {@link MessageRules#defaults}. */
    MessagingBuilder messageRules(MessageRules rules);

    /** What is allowed of files, and who looks at them. Default: {@link AttachmentSettings#DEFAULT}. */
    MessagingBuilder attachments(AttachmentSettings settings);

    /** Whether participants see how far the others read. Default: no. */
    MessagingBuilder receiptsVisible(boolean visible);

    /**
     * Who may see whether somebody is there. Default: nobody sees anybody else. {@link PresencePolicy#everybodyOfTheTenant()}
     * costs nothing for each pair of people.
     */
    MessagingBuilder presence(PresencePolicy policy);

    /** For how long a connected device counts that says nothing, from 5 seconds. Default: a minute. */
    MessagingBuilder presenceLease(Duration time);

    /** After which time without doing anything on any device somebody is away, from a second. Default: 5 minutes. */
    MessagingBuilder awayAfter(Duration time);

    /** The time that entries carry; it orders nothing. Default: the system's. */
    MessagingBuilder clock(Clock newClock);

    /**
     * Where stages complete and listeners are called. Default: four threads of the engine's own for each of the two, up to
     * sixteen where they block. Of these, one person's listeners use two at most and their callbacks three. On an executor
     * of the host, a listener or callback that waits for a stage holds a thread that may have to complete it. What the
     * executor refuses runs on threads of the engine's own.
     */
    MessagingBuilder callbackExecutor(Executor executor);

    /**
     * Joins this engine with the others of the installation, so that what is said on one node is heard on all at once. Needs
     * a store that nodes share. Default: none; then what another node committed is found in the store, see {@link
     * #reconcileEvery}.
     *
     * @param transport used by this engine alone, and closed with it
     */
    MessagingBuilder cluster(ClusterTransport transport);

    /**
     * Who tells people of messages while they are not connected. Needs a store that keeps tasks, as all of ours do. Every node of the
     * installation should have one: any of them may tell anybody. Where it was never there before, only what is said from now on is told.
     * Default: none, nobody is told.
     */
    MessagingBuilder notifier(Notifier notifier, NotificationSettings settings);

    /**
     * Who may send announcements, who reviews them, and who sees names. Needs a {@link #directory} with a feed, for the rules name people by
     * what it knows of them. Default: nobody sends.
     */
    MessagingBuilder announcements(AnnouncementPolicy policy);

    /**
     * Who administers, in which roles. Default: nobody, so that every call of {@link Messaging#administer} is refused.
     *
     * @param policy its groups need a {@link #directory} with a feed
     */
    MessagingBuilder administration(AdministrationPolicy policy);

    /**
     * Where the host writes messages in transactions of its own, to be sent by this node or another one that has the same outbox: see {@code
     * JdbcOutbox}, and {@link io.hausfunk.messaging.conversation.Conversation#sendOnCommit}. Not closed by the engine. Default: none.
     */
    MessagingBuilder outbox(OutboxStore outbox);

    /**
     * Checks everything, opens the store and starts the engine.
     *
     * @throws ConfigurationException with every problem at once, before anything is opened
     * @throws io.hausfunk.messaging.error.StorageException if the store does not open
     * @throws io.hausfunk.messaging.error.HostException if the cluster cannot be joined now: {@code CLUSTER_UNAVAILABLE}; with
     *     another store object and builder it may be tried again
     */
    Messaging start();
}
