// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.directory.AccountState;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.PersonDetails;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.tck.Promise;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Finding people by their ids. */
abstract class FindingContract extends DirectoryAspect {
    private static final String LETTER_BY_LETTER = "The person with this id, letter by letter";
    private static final String GONE = "empty if they are not there, or not any more";
    private static final String ANY_ID =
            "any id, also one that this directory never gave out, or whose form it does not know";
    private static final String STAYS = "an id that stays when the person is renamed, moves or gets another address";

    @Test
    @Promise(LETTER_BY_LETTER)
    void a_person_is_found_as_they_are() {
        SeedPerson anna = person("anna").details(PersonDetails.NONE.department("Research"));

        UserId user = add(anna);

        DirectoryPerson found = found(user);
        assertThat(found.user()).isEqualTo(user);
        assertThat(found.displayName()).isEqualTo(anna.displayName());
        assertThat(found.account()).isEqualTo(AccountState.ACTIVE);
    }

    @Test
    @Promise({"What they type to sign in, if the directory tells", "An address; many people have none"})
    void what_a_directory_tells_of_a_person_is_theirs() {
        SeedPerson anna = person("anna").details(PersonDetails.NONE.department("Research"));
        add(person("ben").details(PersonDetails.NONE.department("Sales")));

        DirectoryPerson found = found(add(anna));

        assertThat(found.loginName()).isIn(Optional.empty(), Optional.of(anna.loginName()));
        assertThat(found.mail()).isIn(Optional.empty(), anna.mail());
        assertThat(found.details().department()).isIn(Optional.empty(), Optional.of("Research"));
    }

    @Test
    @Promise("An address; many people have none")
    void somebody_without_an_address_is_found() {
        SeedPerson anna = SeedPerson.of("Anna " + capital(family), "anna-" + family, "Pw-" + Fresh.word());

        assertThat(found(add(anna)).mail()).isEmpty();
    }

    @Test
    @Promise("as others read it")
    void names_keep_every_letter() {
        String name = "Zoë Đặng-Müller ß 李 \uD83D\uDE00 O'Neill, \"Zo\" (" + capital(family) + ") \\ * & <b>";

        assertThat(found(add(person("zoe").named(name))).displayName()).isEqualTo(name);
    }

    @Test
    @Promise(GONE)
    void an_id_that_was_never_given_out_is_not_found() {
        add("anna");

        assertThat(directory.find(tenant, UserId.of(UUID.randomUUID().toString())))
                .isEmpty();
    }

    @Test
    @Promise(ANY_ID)
    void ids_of_any_form_are_unknown_and_no_outage() {
        String anna = add("anna").value();

        assertThat(Stream.concat(
                                Fresh.tricks(anna).stream(),
                                Stream.of("1", " ", "-1", "ü", "00", "x".repeat(128), "CN=a,DC=b", "\uFFFF"))
                        .filter(FindingContract::mayBeAnId))
                .allSatisfy(id ->
                        assertThat(directory.find(tenant, UserId.of(id))).as(id).isEmpty());
    }

    @Test
    @Promise(LETTER_BY_LETTER)
    void an_id_written_otherwise_is_another_id() {
        String id = add("anna").value();

        assertThat(Stream.of(
                                id + " ",
                                " " + id,
                                id.toUpperCase(Locale.ROOT),
                                id.toLowerCase(Locale.ROOT),
                                "{" + id + "}",
                                id.replace("-", ""))
                        .filter(other -> !other.equals(id) && mayBeAnId(other)))
                .allSatisfy(other -> assertThat(directory.find(tenant, UserId.of(other)))
                        .as(other)
                        .isEmpty());
    }

    @Test
    @Promise(GONE)
    void who_was_removed_is_not_found_any_more() {
        UserId anna = add("anna");
        UserId ben = add("ben");
        assertThat(directory.find(tenant, anna)).isPresent();

        harness.remove(tenant, anna);

        assertThat(directory.find(tenant, anna)).isEmpty();
        assertThat(directory.find(tenant, ben)).isPresent();
    }

    @Test
    @Promise(STAYS)
    void who_gets_another_name_login_name_and_address_keeps_the_id() {
        SeedPerson anna = person("anna");
        UserId user = add(anna);
        assertThat(Who.signedIn(signIn(anna))).isEqualTo(user);
        SeedPerson married = person("marie");

        change(user, married);

        assertThat(found(user).displayName()).isEqualTo(married.displayName());
        assertThat(found(user).mail()).isIn(Optional.empty(), married.mail());
        assertThat(Who.signedIn(signIn(married))).isEqualTo(user);
    }

    private static boolean mayBeAnId(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length <= UserId.MAX_BYTES;
    }
}
