// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.tck.Promise;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Login names as somebody may type them who wants in. */
abstract class NamesContract extends DirectoryAspect {
    private static final String ITSELF =
            "Names come from requests as they were typed: any character has to be taken for itself.";

    @Test
    @Promise(ITSELF)
    void names_that_mean_something_to_a_machine_admit_nobody() {
        SeedPerson anna = person("anna");
        add(anna);

        admit_nobody(anna, Fresh.tricks(anna.loginName()).stream());
    }

    @Test
    @Promise(ITSELF)
    void a_name_does_not_end_at_a_null_character() {
        SeedPerson anna = person("anna");
        add(anna);
        String name = anna.loginName();

        admit_nobody(anna, Stream.of("\0", name + "\0", name + "\0*", "\0" + name));
    }

    @Test
    @Promise(ITSELF)
    void blanks_around_a_name_belong_to_it() {
        SeedPerson anna = person("anna");
        add(anna);
        String name = anna.loginName();

        admit_nobody(anna, Stream.of(name + " ", " " + name, name + "\n", "\t" + name));
    }

    @Test
    @Promise("1 to 256 characters, anything")
    void names_of_any_length_and_letters_admit_nobody() {
        SeedPerson anna = person("anna");
        add(anna);

        admit_nobody(
                anna,
                Stream.of(
                        "a",
                        " ",
                        "x".repeat(256),
                        "*".repeat(256),
                        "\uD83D\uDE00".repeat(128),
                        "\uD800",
                        "\uFFFF",
                        "ü"));
    }

    @Test
    @Promise(ITSELF)
    void no_name_shuts_out_whom_it_is_not() {
        SeedPerson anna = person("anna");
        UserId user = add(anna);
        Fresh.tricks(anna.loginName())
                .forEach(name -> assertThat(signIn(name, "wrong")).isEqualTo(REJECTED));

        assertThat(Who.signedIn(signIn(anna))).isEqualTo(user);
    }

    private void admit_nobody(SeedPerson anna, Stream<String> names) {
        assertThat(names).allSatisfy(name -> {
            assertThat(signIn(name, anna.password().orElseThrow())).as(name).isEqualTo(REJECTED);
            assertThat(signIn(name, "wrong")).as(name).isEqualTo(REJECTED);
        });
    }
}
