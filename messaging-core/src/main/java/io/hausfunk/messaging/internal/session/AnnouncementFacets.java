// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.session;

import io.hausfunk.messaging.announcement.AnnouncementListener;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.announcement.AnnouncementResponses;
import io.hausfunk.messaging.internal.announcement.AnnouncementSteps;
import io.hausfunk.messaging.internal.announcement.ReachReader;
import io.hausfunk.messaging.message.Subscription;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** What announcements of sessions are made of. */
public record AnnouncementFacets(
        AnnouncementResponses responses, AnnouncementSteps steps, ReachReader reach, SubscriptionQuota quota) {
    CompletionStage<Subscription> listen(SessionLife life, AnnouncementListener listener) {
        Actor actor = life.open();
        CompletionStage<? extends Subscription> started = quota.start(
                actor.ref(),
                0,
                end -> responses
                        .listen(actor, listener, closed -> {
                            end.run();
                            life.drop(closed);
                        })
                        .whenComplete((made, error) -> {
                            if (error != null) {
                                end.run();
                            }
                        }));
        return unwrapped(life, started.thenApply(made -> life.<Subscription>keep(made, Subscription::close)));
    }

    /** The same stage, failing with the error itself and not with one around it. */
    <T> CompletionStage<T> unwrapped(SessionLife life, CompletionStage<T> derived) {
        return life.ask(reply -> {
            var unused = derived.whenComplete((value, error) -> {
                if (error == null) {
                    reply.succeed(value);
                } else {
                    reply.fail(
                            error instanceof CompletionException && error.getCause() != null
                                    ? error.getCause()
                                    : error);
                }
            });
        });
    }
}
