// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IdsTest {
    private static final byte[] GUID = HexFormat.of().parseHex("33221100554477668899aabbccddeeff");
    private static final String TEXT = "00112233-4455-6677-8899-aabbccddeeff";

    @Test
    void the_first_parts_of_an_object_guid_come_with_the_last_byte_first() {
        IdAttribute ids = new IdAttribute("objectGUID");

        assertThat(ids.of(entry(new Attribute("objectGUID", GUID)))).contains(TEXT);
        assertThat(ids.filter(TEXT).getRawAssertionValue().getValue()).isEqualTo(GUID);
        assertThat(ids.of(entry(new Attribute("objectGUID", new byte[15])))).isEmpty();
        assertThat(ids.of(entry())).isEmpty();
    }

    @Test
    void ids_are_lower_case_letters() {
        IdAttribute ids = new IdAttribute("entryUUID");

        assertThat(ids.of(entry(new Attribute("entryUUID", TEXT.toUpperCase(Locale.ROOT)))))
                .contains(TEXT);
        assertThat(ids.isOne(TEXT)).isTrue();
        assertThat(List.of(TEXT.toUpperCase(Locale.ROOT), TEXT + " ", "", "*", TEXT.replace('-', '*')))
                .noneMatch(ids::isOne);
    }

    @Test
    void each_attribute_has_a_form_of_its_own() {
        assertThat(new IdAttribute("nsUniqueId").isOne("66446001-1dd211b2-66f9bd0e-ca7f0000"))
                .isTrue();
        assertThat(new IdAttribute("nsUniqueId").isOne(TEXT)).isFalse();
        assertThat(new IdAttribute("employeeNumber").isOne("4711")).isTrue();
        assertThat(new IdAttribute("employeeNumber").isOne("4711\0")).isFalse();
        assertThat(new IdAttribute("employeeNumber").isOne("x".repeat(129))).isFalse();
        assertThat(new IdAttribute("employeeNumber").of(entry(new Attribute("employeeNumber", "A7"))))
                .isEqualTo(Optional.of("a7"));
    }

    private static Entry entry(Attribute... attributes) {
        return new Entry("cn=x", attributes);
    }
}
