// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.checker;

import io.hausfunk.messaging.reliability.history.Event;
import io.hausfunk.messaging.reliability.history.EventHistory;
import io.hausfunk.messaging.reliability.history.Line;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A history, put together: messages, conversations, listings and listeners. */
public final class Picture {
    private final EventHistory history;
    private final Map<Message.Key, Message> messages = new LinkedHashMap<>();
    private final Map<String, Message.Attempt> attempts = new HashMap<>();
    private final Map<String, Talk> talks = new LinkedHashMap<>();
    private final Map<String, List<Line>> listings = new HashMap<>();
    private final List<Line> reads = new ArrayList<>();
    private final Map<String, ListenerRecord> listenings = new LinkedHashMap<>();
    private final Map<String, Map<String, Long>> cursors = new HashMap<>();
    private final Map<String, Alteration> wishes = new LinkedHashMap<>();
    private final Map<String, Alteration> alterations = new HashMap<>();
    private final Map<MessageLife.Key, MessageLife> lives = new LinkedHashMap<>();
    private final LostTail lostTail = new LostTail();
    private final EarlierTalks earlier;

    /** Puts a history together. */
    public Picture(EventHistory history) {
        this.history = history;
        history.lines().forEach(this::add);
        for (Line read : reads) {
            Event.Read event = (Event.Read) read.event();
            listing(event.listing()).forEach(talk(event.conversation())::add);
        }
        messages.values()
                .forEach(message -> message.lasting(lostTail).forEach(attempt -> acknowledged(message, attempt)));
        talks.values().forEach(Talk::settle);
        listenings.values().forEach(listening -> listening.settle(lostTail, this));
        earlier = new EarlierTalks(this);
    }

    private void add(Line line) {
        Event event = line.event();
        if (event instanceof Event.Opened opened) {
            talk(opened.conversation()).opened(opened);
        } else if (event instanceof Event.Invoke invoke) {
            Message.Attempt attempt = new Message.Attempt(line);
            attempts.put(invoke.op(), attempt);
            messages.computeIfAbsent(new Message.Key(invoke.conversation(), invoke.name()), Message::new)
                    .add(attempt);
        } else if (event instanceof Event.Ok ok) {
            answered(ok.op(), line);
        } else if (event instanceof Event.Fail fail) {
            answered(fail.op(), line);
        } else if (event instanceof Event.Unknown unknown) {
            answered(unknown.op(), line);
        } else if (event instanceof Event.Entry entry) {
            listings.computeIfAbsent(entry.listing(), unused -> new ArrayList<>())
                    .add(line);
        } else if (event instanceof Event.Read) {
            reads.add(line);
        } else if (event instanceof Event.Alter alter) {
            altered(alter, line);
        } else if (event instanceof Event.Kept kept) {
            lostTail.kept(kept);
            listenings.values().forEach(listening -> listening.wentBack(kept));
        } else {
            listened(line);
        }
    }

    private void altered(Event.Alter alter, Line line) {
        Alteration alteration = wishes.computeIfAbsent(alter.name(), unused -> {
            Alteration first = new Alteration(alter);
            lives.computeIfAbsent(new MessageLife.Key(alter.conversation(), alter.target()), MessageLife::new)
                    .add(first);
            return first;
        });
        alteration.asked(line);
        alterations.put(alter.op(), alteration);
    }

    private void acknowledged(Message message, Message.Attempt attempt) {
        long sequence = ((Event.Ok) attempt.answer()).sequence();
        String conversation = message.key().conversation();
        MessageLife life = lives.get(new MessageLife.Key(conversation, sequence));
        if (life != null) {
            life.said(attempt.invoke().body());
            talk(conversation).acknowledged(sequence, message.key().name());
        }
    }

    private void listened(Line line) {
        Event event = line.event();
        if (event instanceof Event.Listen listen) {
            Map<String, Long> start = listen.resumed() ? cursors.getOrDefault(listen.device(), Map.of()) : Map.of();
            listenings.put(listen.listening(), new ListenerRecord(line, start));
        } else if (event instanceof Event.Stood stood) {
            cursors.put(stood.device(), Map.copyOf(listening(stood.listening()).stands()));
        } else if (event instanceof Event.Heard heard) {
            listening(heard.listening()).hear(line);
        } else if (event instanceof Event.Behind behind) {
            listening(behind.listening()).hear(line);
        } else if (event instanceof Event.Deaf deaf) {
            listening(deaf.listening()).end();
        }
    }

    private void answered(String op, Line line) {
        Alteration alteration = alterations.get(op);
        if (alteration != null) {
            alteration.answered(line);
            return;
        }
        Message.Attempt attempt = attempts.get(op);
        if (attempt == null) {
            throw new IllegalArgumentException("an answer to nothing: " + line);
        }
        attempt.answer(line);
    }

    private ListenerRecord listening(String name) {
        ListenerRecord listening = listenings.get(name);
        if (listening == null) {
            throw new IllegalArgumentException("nobody listens as " + name);
        }
        return listening;
    }

    /** All lines. */
    public EventHistory history() {
        return history;
    }

    /** When all faults were over and nothing was open any more; what was asked for later was asked for after everything else. */
    long quiet() {
        return history.all(Event.Fault.class)
                .filter(event -> event.moment().equals("quiet"))
                .mapToLong(Event.Fault::at)
                .max()
                .orElse(0);
    }

    /** Every message that was asked for. */
    public Collection<Message> messages() {
        return messages.values();
    }

    /** A conversation; an empty one if nothing is known of it. */
    public Talk talk(String name) {
        return talks.computeIfAbsent(name, Talk::new);
    }

    Collection<Talk> talks() {
        return talks.values();
    }

    /** The final readings: lines of {@link Event.Read}. */
    List<Line> reads() {
        return reads;
    }

    /** The entries of a listing: lines of {@link Event.Entry} in the order of reading. */
    List<Line> listing(String name) {
        return listings.getOrDefault(name, List.of());
    }

    /** Every message that somebody wanted to alter. */
    Collection<MessageLife> lives() {
        return lives.values();
    }

    /** What the database may have lost. */
    public LostTail lostTail() {
        return lostTail;
    }

    /** What was there before the database went back. */
    EarlierTalks earlier() {
        return earlier;
    }

    /** Every listener there was. */
    public Collection<ListenerRecord> listenings() {
        return listenings.values();
    }

    /** Lines of one kind. */
    List<Line> lines(Class<? extends Event> kind) {
        return history.lines().stream()
                .filter(line -> kind.isInstance(line.event()))
                .toList();
    }
}
