// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.notification.Notification;
import io.hausfunk.messaging.notification.Notifier;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A notifier that keeps what it is given. */
public final class HeardNotifications implements Notifier {
    private final List<Notification> heard = new CopyOnWriteArrayList<>();

    @Override
    public void notify(Notification notification) {
        heard.add(notification);
    }

    public List<Notification> of(String user) {
        return heard.stream().filter(one -> one.user().equals(UserId.of(user))).toList();
    }
}
