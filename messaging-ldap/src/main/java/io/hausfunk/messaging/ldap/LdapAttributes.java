// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The names of attributes. Immutable: each method with a parameter returns a changed copy. An empty name means that the directory has
 * no such attribute. Start from a preset of {@link LdapSettings}. Null is refused.
 */
public final class LdapAttributes {
    /** Names of Active Directory. */
    static final LdapAttributes ACTIVE_DIRECTORY = new LdapAttributes(Map.of())
            .id("objectGUID")
            .logins("sAMAccountName", "userPrincipalName")
            .name("displayName")
            .mail("mail")
            .department("department")
            .site("physicalDeliveryOfficeName")
            .manager("manager")
            .language("preferredLanguage")
            .groupId("objectGUID")
            .groupName("cn")
            .members("member");

    /** Names of {@code inetOrgPerson} and the usual groups. */
    static final LdapAttributes OPEN_LDAP = new LdapAttributes(Map.of())
            .id("entryUUID")
            .logins("uid")
            .name("displayName")
            .mail("mail")
            .department("departmentNumber")
            .site("l")
            .manager("manager")
            .language("preferredLanguage")
            .groupId("entryUUID")
            .groupName("cn")
            .members("member", "uniqueMember", "memberUid");

    /** As OpenLDAP's, with the id that every version of 389 Directory Server has. */
    static final LdapAttributes DIRECTORY_389 = OPEN_LDAP.id("nsUniqueId").groupId("nsUniqueId");

    private enum Meaning {
        ID,
        LOGINS,
        NAME,
        MAIL,
        DEPARTMENT,
        SITE,
        MANAGER,
        LANGUAGE,
        TIME_ZONE,
        WORKING_HOURS,
        GROUP_ID,
        GROUP_NAME,
        MEMBERS
    }

    private final Map<Meaning, List<String>> names;

    private LdapAttributes(Map<Meaning, List<String>> names) {
        this.names = names;
    }

    private LdapAttributes with(Meaning meaning, String... attributes) {
        Map<Meaning, List<String>> changed = new EnumMap<>(Meaning.class);
        changed.putAll(names);
        changed.put(meaning, List.of(attributes));
        return new LdapAttributes(changed);
    }

    private String one(Meaning meaning) {
        return all(meaning).stream().findFirst().orElse("");
    }

    private List<String> all(Meaning meaning) {
        return names.getOrDefault(meaning, List.of());
    }

    /** Every name there is, some of them twice. */
    public Stream<String> all() {
        return names.values().stream().flatMap(List::stream).filter(name -> !name.isEmpty());
    }

    /** An id that stays: {@code entryUUID}, {@code objectGUID}, {@code nsUniqueId}. */
    public String id() {
        return one(Meaning.ID);
    }

    /** The same with another attribute for {@link #id()}. */
    public LdapAttributes id(String attribute) {
        return with(Meaning.ID, attribute);
    }

    /** What people type to sign in; the first one is shown as their login name. */
    public List<String> logins() {
        return all(Meaning.LOGINS);
    }

    /** The same with other attributes for {@link #logins()}. */
    public LdapAttributes logins(String... attributes) {
        return with(Meaning.LOGINS, attributes);
    }

    /** The name as others read it. */
    public String name() {
        return one(Meaning.NAME);
    }

    /** The same with another attribute for {@link #name()}. */
    public LdapAttributes name(String attribute) {
        return with(Meaning.NAME, attribute);
    }

    /** An address. */
    public String mail() {
        return one(Meaning.MAIL);
    }

    /** The same with another attribute for {@link #mail()}. */
    public LdapAttributes mail(String attribute) {
        return with(Meaning.MAIL, attribute);
    }

    /** Where they work in the organisation. */
    public String department() {
        return one(Meaning.DEPARTMENT);
    }

    /** The same with another attribute for {@link #department()}. */
    public LdapAttributes department(String attribute) {
        return with(Meaning.DEPARTMENT, attribute);
    }

    /** Where they work on the map. */
    public String site() {
        return one(Meaning.SITE);
    }

    /** The same with another attribute for {@link #site()}. */
    public LdapAttributes site(String attribute) {
        return with(Meaning.SITE, attribute);
    }

    /** Whom they report to, as a DN. */
    public String manager() {
        return one(Meaning.MANAGER);
    }

    /** The same with another attribute for {@link #manager()}. */
    public LdapAttributes manager(String attribute) {
        return with(Meaning.MANAGER, attribute);
    }

    /** A language, such as {@code de} or {@code de-CH}. */
    public String language() {
        return one(Meaning.LANGUAGE);
    }

    /** The same with another attribute for {@link #language()}. */
    public LdapAttributes language(String attribute) {
        return with(Meaning.LANGUAGE, attribute);
    }

    /** A time zone, such as {@code Europe/Berlin}. */
    public String timeZone() {
        return one(Meaning.TIME_ZONE);
    }

    /** The same with another attribute for {@link #timeZone()}. */
    public LdapAttributes timeZone(String attribute) {
        return with(Meaning.TIME_ZONE, attribute);
    }

    /** Working hours, such as {@code Mo-Fr 08:00-16:30}. */
    public String workingHours() {
        return one(Meaning.WORKING_HOURS);
    }

    /** The same with another attribute for {@link #workingHours()}. */
    public LdapAttributes workingHours(String attribute) {
        return with(Meaning.WORKING_HOURS, attribute);
    }

    /** An id of groups that stays. */
    public String groupId() {
        return one(Meaning.GROUP_ID);
    }

    /** The same with another attribute for {@link #groupId()}. */
    public LdapAttributes groupId(String attribute) {
        return with(Meaning.GROUP_ID, attribute);
    }

    /** How a group is called. */
    public String groupName() {
        return one(Meaning.GROUP_NAME);
    }

    /** The same with another attribute for {@link #groupName()}. */
    public LdapAttributes groupName(String attribute) {
        return with(Meaning.GROUP_NAME, attribute);
    }

    /** What lists the people and groups of a group, as DNs, or as login names for {@code memberUid}. */
    public List<String> members() {
        return all(Meaning.MEMBERS);
    }

    /** The same with other attributes for {@link #members()}. */
    public LdapAttributes members(String... attributes) {
        return with(Meaning.MEMBERS, attributes);
    }

    /** The names. */
    @Override
    public String toString() {
        return "LdapAttributes" + names;
    }
}
