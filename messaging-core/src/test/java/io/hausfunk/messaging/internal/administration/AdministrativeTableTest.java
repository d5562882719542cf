// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.administration;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.hausfunk.messaging.TestEngine;
import io.hausfunk.messaging.administration.Administration;
import io.hausfunk.messaging.administration.AdministrationPolicy;
import io.hausfunk.messaging.administration.AdministrativeRole;
import io.hausfunk.messaging.administration.AuditLog;
import io.hausfunk.messaging.administration.DeliveryAdministration;
import io.hausfunk.messaging.administration.DirectoryAdministration;
import io.hausfunk.messaging.administration.KeyAdministration;
import io.hausfunk.messaging.administration.SessionAdministration;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.directories.memory.InMemoryDirectory;
import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.internal.administration.AdministrativeTable.Place;
import io.hausfunk.messaging.internal.administration.AdministrativeTable.Row;
import io.hausfunk.messaging.machine.ServiceAccounts;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.UserId;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every operation of administrators, in every role and in none: exactly the allowed ones go through. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdministrativeTableTest {
    private static final String CLERK = "clerk";
    private static final String NOBODY = "nobody";

    private final Map<String, Row> table = AdministrativeTable.table();
    private final InMemoryDirectory people = InMemoryDirectory.forTests();
    private final TestEngine engine = TestEngine.start(settings -> settings.directory(people)
            .administration(AdministrationPolicy.nobody().decidedBy((tenant, user) -> roles(user.value()))));
    private ConversationId conversation;

    @TempDir
    private Path directory;

    AdministrativeTableTest() {
        UserId anna = UserId.of("anna");
        people.put(engine.tenant, DirectoryPerson.of(anna, "Anna").login("anna"), "secret".toCharArray());
        people.put(engine.tenant, new DirectoryGroup(GroupId.of("sales"), "Sales", Set.of(anna), Set.of()));
        conversation = done(engine.session("anna").conversations().createGroup(NewGroup.titled("Sales")))
                .id();
    }

    private static Set<AdministrativeRole> roles(String user) {
        return switch (user) {
            case CLERK -> EnumSet.allOf(AdministrativeRole.class);
            case NOBODY -> Set.of();
            default -> Set.of(AdministrativeRole.valueOf(user));
        };
    }

    private Administration office(String user) {
        return engine.messaging.administer(engine.tenant, UserId.of(user)).because("Ticket 4711");
    }

    @TestFactory
    Stream<DynamicTest> only_what_the_table_allows_goes_through() {
        List<String> actors = new ArrayList<>(
                Arrays.stream(AdministrativeRole.values()).map(Enum::name).toList());
        actors.add(NOBODY);
        List<DynamicTest> tests = new ArrayList<>();
        table.forEach((name, row) -> actors.forEach(actor -> {
            boolean expected = row.operation().allows(roles(actor));
            tests.add(dynamicTest(actor + (expected ? " may " : " may not ") + name, () -> {
                Place place = new Place(office(actor), office(CLERK), conversation, directory);
                if (expected) {
                    done(row.attempt().apply(place));
                } else {
                    refused(ErrorCode.NOT_PERMITTED, () -> done(row.attempt().apply(place)));
                }
            }));
        }));
        return tests.stream();
    }

    @Test
    void every_operation_is_in_the_table() {
        Set<String> parts = Set.of(
                "Administration.tenant",
                "Administration.actor",
                "Administration.because",
                // RolesTest shows what it tells.
                "Administration.permissions",
                "Administration.sessions",
                "Administration.audit",
                "Administration.delivery",
                "Administration.directory",
                "Administration.keys",
                "Administration.serviceAccounts");
        Set<String> methods = new TreeSet<>();
        for (Class<?> type : List.of(
                Administration.class,
                DeliveryAdministration.class,
                DirectoryAdministration.class,
                SessionAdministration.class,
                KeyAdministration.class,
                ServiceAccounts.class,
                AuditLog.class)) {
            Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> !method.isSynthetic())
                    .map(Method::getName)
                    .forEach(name -> methods.add(type.getSimpleName() + "." + name));
        }
        methods.removeAll(parts);
        assertThat(table.keySet()).containsExactlyInAnyOrderElementsOf(methods);
        assertThat(table.values().stream().map(Row::operation).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(AdministrativeOperation.values());
    }

    @Test
    void the_manual_has_the_same_table() throws IOException {
        Map<String, Set<String>> written = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("..", "docs", "administration.md"))) {
            String[] cells = line.split("\\|", -1);
            if (cells.length == 9 && cells[1].strip().startsWith("`")) {
                Set<String> roles = new TreeSet<>();
                int cell = 2;
                for (AdministrativeRole role : AdministrativeRole.values()) {
                    if (cells[cell].strip().equals("x")) {
                        roles.add(role.name());
                    }
                    cell++;
                }
                roles.add(cells[7].strip().equals("x") ? "a reason" : "no reason");
                written.put(cells[1].strip().replace("`", ""), roles);
            }
        }
        Map<String, Set<String>> known = new TreeMap<>();
        for (AdministrativeOperation operation : AdministrativeOperation.values()) {
            Set<String> roles =
                    operation.roles().stream().map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
            roles.add(operation.needsReason() ? "a reason" : "no reason");
            known.put(operation.code(), roles);
        }
        assertThat(written).isEqualTo(known);
    }

    @AfterAll
    void close() {
        engine.close();
    }
}
