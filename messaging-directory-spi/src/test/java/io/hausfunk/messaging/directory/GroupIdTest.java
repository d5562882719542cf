// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupIdTest {
    @Test
    void a_group_id_may_be_any_letters_of_up_to_128_bytes() {
        for (String value : List.of("a", " ", "x".repeat(128), "李".repeat(42), "😀".repeat(32))) {
            assertThat(GroupId.of(value).value()).isEqualTo(value);
        }
    }

    @Test
    void what_is_empty_too_long_or_no_letters_is_refused() {
        for (String value :
                List.of("", "x".repeat(129), "李".repeat(43), "a\0", "a\nb", "\u0085", "\uD83D", "\uDE00\uD83D")) {
            assertThatThrownBy(() -> GroupId.of(value))
                    .as(value)
                    .isInstanceOfSatisfying(
                            InvalidInputException.class,
                            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.IDENTIFIER_INVALID));
        }
    }
}
