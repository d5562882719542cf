// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.machinemessages;

import static io.hausfunk.messaging.examples.machinemessages.Company.check;
import static io.hausfunk.messaging.examples.machinemessages.Waiting.await;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.machine.CodeCheck;
import io.hausfunk.messaging.machine.CodeRequest;
import io.hausfunk.messaging.machine.MachineMessageType;
import io.hausfunk.messaging.machine.OneTimeCodes;
import io.hausfunk.messaging.machine.ServiceKey;
import io.hausfunk.messaging.message.Sent;
import java.io.PrintStream;

/** The shop wants to know that it is Anna. The code is shown to her once, and is good once. */
record CodeStory(Company company, PrintStream out) {
    void tell() {
        try (Messaging messaging = company.start()) {
            ServiceKey key = Company.account(messaging, "sign-in", "Sign-in", MachineMessageType.CODE);
            OneTimeCodes codes =
                    await(messaging.openService(Company.TENANT, key)).codes();

            Sent sent = await(codes.issue(Company.ANNA, CodeRequest.of("sign-in", "Sign in to the shop")));
            Conversation annas = Company.open(messaging, Company.ANNA, sent);
            String code = await(annas.cards().showCode(sent.sequence()));
            out.println("Anna is shown a code of " + code.length() + " digits; the shop never learns it.");
            check(hidden(annas, sent), "the code was shown twice");

            CodeCheck first = await(codes.verify(Company.ANNA, "sign-in", code));
            CodeCheck second = await(codes.verify(Company.ANNA, "sign-in", code));
            out.println("She types it: " + first + ". Somebody types it again: " + second + ".");
            check(first == CodeCheck.ACCEPTED && second == CodeCheck.USED, "a code is good once");
        }
    }

    private static boolean hidden(Conversation conversation, Sent sent) {
        try {
            await(conversation.cards().showCode(sent.sequence()));
            return false;
        } catch (MessagingException refused) {
            return refused.code() == ErrorCode.CODE_GONE;
        }
    }
}
