// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.hausfunk.messaging.content.AlertSeverity;
import io.hausfunk.messaging.content.NoticeContent;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.machine.Alerts;
import io.hausfunk.messaging.machine.ApprovalRequest;
import io.hausfunk.messaging.machine.Approvals;
import io.hausfunk.messaging.machine.CodeRequest;
import io.hausfunk.messaging.machine.MachineMessageType;
import io.hausfunk.messaging.machine.OnCall;
import io.hausfunk.messaging.machine.OneTimeCodes;
import io.hausfunk.messaging.machine.ServiceAccount;
import io.hausfunk.messaging.machine.ServiceAccounts;
import io.hausfunk.messaging.machine.ServiceSession;
import io.hausfunk.messaging.message.IdempotencyKey;
import io.hausfunk.messaging.model.UserId;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Every operation of service accounts, by accounts that may and that may not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServiceAccessTest {
    private static final UserId ANNA = UserId.of("anna");

    private record Row(MachineMessageType type, Function<ServiceSession, CompletionStage<?>> attempt) {}

    private final TestEngine engine = TestEngine.start();
    private final ServiceAccounts accounts = engine.messaging
            .administer(engine.tenant, UserId.of("administrator"))
            .serviceAccounts();

    private static Map<String, Row> table() {
        Map<String, Row> rows = new TreeMap<>();
        rows.put(
                "ServiceSession.notice",
                new Row(
                        MachineMessageType.NOTICE,
                        service -> service.notice(ANNA, NoticeContent.of("x"), IdempotencyKey.random())));
        rows.put(
                "OneTimeCodes.issue",
                new Row(MachineMessageType.CODE, service -> service.codes().issue(ANNA, CodeRequest.of("x", "x"))));
        rows.put(
                "OneTimeCodes.verify",
                new Row(MachineMessageType.CODE, service -> service.codes().verify(ANNA, "x", "1")));
        OnCall onCall = OnCall.of("ops", List.of(ANNA));
        rows.put(
                "Alerts.raise",
                new Row(
                        MachineMessageType.ALERT,
                        service -> service.alerts().raise(onCall, "x", AlertSeverity.INFO, NoticeContent.of("x"))));
        rows.put(
                "Alerts.resolve",
                new Row(MachineMessageType.ALERT, service -> service.alerts().resolve(onCall, "x")));
        rows.put(
                "Alerts.find",
                new Row(MachineMessageType.ALERT, service -> service.alerts().find(onCall, "x")));
        rows.put(
                "Approvals.ask",
                new Row(
                        MachineMessageType.APPROVAL,
                        service -> service.approvals()
                                .ask(
                                        ApprovalRequest.of(
                                                NoticeContent.of("x"),
                                                List.of("a", "b"),
                                                List.of(ANNA),
                                                Instant.parse("9000-01-01T00:00:00Z")),
                                        IdempotencyKey.random())));
        return rows;
    }

    @Test
    void every_operation_is_in_the_table() {
        Set<String> aboutTheSession = Set.of(
                "ServiceSession.tenant",
                "ServiceSession.account",
                "ServiceSession.codes",
                "ServiceSession.alerts",
                "ServiceSession.approvals",
                // OneRequestTest shows whose requests are remembered; what is done under it asks for itself.
                "ServiceSession.once",
                // ApprovalTest shows who is handed decisions, and to whom they are proven.
                "Approvals.decisions",
                "Approvals.acknowledge",
                "Approvals.prove");
        Set<String> methods = Stream.of(ServiceSession.class, OneTimeCodes.class, Alerts.class, Approvals.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods())
                        .map(Method::getName)
                        .map(name -> type.getSimpleName() + "." + name))
                .filter(name -> !aboutTheSession.contains(name))
                .collect(Collectors.toSet());
        assertThat(table().keySet()).containsExactlyInAnyOrderElementsOf(methods);
    }

    @TestFactory
    Stream<DynamicTest> only_an_account_with_the_type_and_the_audience_may() {
        return table().entrySet().stream().flatMap(entry -> {
            String name = entry.getKey();
            Row row = entry.getValue();
            String id = name.toLowerCase(java.util.Locale.ROOT);
            ServiceAccount all = ServiceAccount.of(id, "x")
                    .sending(MachineMessageType.values())
                    .toPeople(List.of(ANNA));
            done(accounts.create(all));
            ServiceSession session = done(engine.messaging.openService(engine.tenant, id));
            return Stream.of(
                    dynamicTest(name + " is allowed", () -> {
                        done(accounts.change(all));
                        done(row.attempt().apply(session));
                    }),
                    dynamicTest(name + " needs its type", () -> {
                        done(accounts.change(all.sending(Arrays.stream(MachineMessageType.values())
                                .filter(type -> type != row.type())
                                .toArray(MachineMessageType[]::new))));
                        refused(
                                ErrorCode.SERVICE_NOT_ALLOWED,
                                () -> done(row.attempt().apply(session)));
                    }),
                    dynamicTest(name + " needs its audience", () -> {
                        done(accounts.change(all.toPeople(List.of(UserId.of("ben")))));
                        refused(
                                ErrorCode.SERVICE_NOT_ALLOWED,
                                () -> done(row.attempt().apply(session)));
                    }),
                    dynamicTest(name + " needs an enabled account", () -> {
                        done(accounts.change(all.enabled(false)));
                        refused(
                                ErrorCode.ACCOUNT_NOT_USABLE,
                                () -> done(row.attempt().apply(session)));
                    }));
        });
    }

    @AfterAll
    void close() {
        engine.close();
    }
}
