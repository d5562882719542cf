// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap;

import java.util.List;
import java.util.Objects;

/**
 * Which attributes say what. Immutable: each method answers with other names. An empty name means that the directory does not tell.
 * The presets of {@link LdapSettings} bring names that fit; an administrator changes single ones.
 *
 * @param id an id that stays: {@code entryUUID}, {@code objectGUID}, {@code nsUniqueId}
 * @param logins what people type to sign in; the first one is shown as their login name
 * @param name as others read it
 * @param mail an address
 * @param department where they work in the organisation
 * @param site where they work on the map
 * @param manager whom they report to, as a DN
 * @param language such as {@code de} or {@code de-CH}
 * @param timeZone such as {@code Europe/Berlin}
 * @param workingHours such as {@code Mo-Fr 08:00-16:30}
 * @param groupId an id of groups that stays
 * @param groupName how a group is called
 * @param members what lists the people and groups of a group, as DNs, or as login names for {@code memberUid}
 */
public record LdapAttributes(
        String id,
        List<String> logins,
        String name,
        String mail,
        String department,
        String site,
        String manager,
        String language,
        String timeZone,
        String workingHours,
        String groupId,
        String groupName,
        List<String> members) {
    /** Names of Active Directory. */
    static final LdapAttributes ACTIVE_DIRECTORY = new LdapAttributes(
            "objectGUID",
            List.of("sAMAccountName", "userPrincipalName"),
            "displayName",
            "mail",
            "department",
            "physicalDeliveryOfficeName",
            "manager",
            "preferredLanguage",
            "",
            "",
            "objectGUID",
            "cn",
            List.of("member"));

    /** Names of {@code inetOrgPerson} and the usual groups. */
    static final LdapAttributes OPEN_LDAP = new LdapAttributes(
            "entryUUID",
            List.of("uid"),
            "displayName",
            "mail",
            "departmentNumber",
            "l",
            "manager",
            "preferredLanguage",
            "",
            "",
            "entryUUID",
            "cn",
            List.of("member", "uniqueMember", "memberUid"));

    /** As OpenLDAP's, with the id that every version of 389 Directory Server has. */
    static final LdapAttributes DIRECTORY_389 = OPEN_LDAP.id("nsUniqueId").groupId("nsUniqueId");

    /** Copies the lists; refuses null. */
    public LdapAttributes {
        Objects.requireNonNull(id, "id");
        logins = List.copyOf(logins);
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(mail, "mail");
        Objects.requireNonNull(department, "department");
        Objects.requireNonNull(site, "site");
        Objects.requireNonNull(manager, "manager");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(timeZone, "timeZone");
        Objects.requireNonNull(workingHours, "workingHours");
        Objects.requireNonNull(groupId, "groupId");
        Objects.requireNonNull(groupName, "groupName");
        members = List.copyOf(members);
    }

    /** The same with another attribute for the id. */
    public LdapAttributes id(String other) {
        return new LdapAttributes(
                other,
                logins,
                name,
                mail,
                department,
                site,
                manager,
                language,
                timeZone,
                workingHours,
                groupId,
                groupName,
                members);
    }

    /** The same with other attributes for the login names. */
    public LdapAttributes logins(String... other) {
        return new LdapAttributes(
                id,
                List.of(other),
                name,
                mail,
                department,
                site,
                manager,
                language,
                timeZone,
                workingHours,
                groupId,
                groupName,
                members);
    }

    /** The same with another attribute for the display name. */
    public LdapAttributes name(String other) {
        return new LdapAttributes(
                id,
                logins,
                other,
                mail,
                department,
                site,
                manager,
                language,
                timeZone,
                workingHours,
                groupId,
                groupName,
                members);
    }

    /** The same with another attribute for the address. */
    public LdapAttributes mail(String other) {
        return new LdapAttributes(
                id,
                logins,
                name,
                other,
                department,
                site,
                manager,
                language,
                timeZone,
                workingHours,
                groupId,
                groupName,
                members);
    }

    /** The same with another attribute for the department. */
    public LdapAttributes department(String other) {
        return new LdapAttributes(
                id,
                logins,
                name,
                mail,
                other,
                site,
                manager,
                language,
                timeZone,
                workingHours,
                groupId,
                groupName,
                members);
    }

    /** The same with another attribute for the site. */
    public LdapAttributes site(String other) {
        return new LdapAttributes(
                id,
                logins,
                name,
                mail,
                department,
                other,
                manager,
                language,
                timeZone,
                workingHours,
                groupId,
                groupName,
                members);
    }

    /** The same with another attribute for the manager. */
    public LdapAttributes manager(String other) {
        return new LdapAttributes(
                id,
                logins,
                name,
                mail,
                department,
                site,
                other,
                language,
                timeZone,
                workingHours,
                groupId,
                groupName,
                members);
    }

    /** The same with another attribute for the language. */
    public LdapAttributes language(String other) {
        return new LdapAttributes(
                id,
                logins,
                name,
                mail,
                department,
                site,
                manager,
                other,
                timeZone,
                workingHours,
                groupId,
                groupName,
                members);
    }

    /** The same with another attribute for the time zone. */
    public LdapAttributes timeZone(String other) {
        return new LdapAttributes(
                id,
                logins,
                name,
                mail,
                department,
                site,
                manager,
                language,
                other,
                workingHours,
                groupId,
                groupName,
                members);
    }

    /** The same with another attribute for the working hours. */
    public LdapAttributes workingHours(String other) {
        return new LdapAttributes(
                id,
                logins,
                name,
                mail,
                department,
                site,
                manager,
                language,
                timeZone,
                other,
                groupId,
                groupName,
                members);
    }

    /** The same with another attribute for the id of groups. */
    public LdapAttributes groupId(String other) {
        return new LdapAttributes(
                id,
                logins,
                name,
                mail,
                department,
                site,
                manager,
                language,
                timeZone,
                workingHours,
                other,
                groupName,
                members);
    }

    /** The same with another attribute for the name of groups. */
    public LdapAttributes groupName(String other) {
        return new LdapAttributes(
                id,
                logins,
                name,
                mail,
                department,
                site,
                manager,
                language,
                timeZone,
                workingHours,
                groupId,
                other,
                members);
    }

    /** The same with other attributes for the lists of members. */
    public LdapAttributes members(String... other) {
        return new LdapAttributes(
                id,
                logins,
                name,
                mail,
                department,
                site,
                manager,
                language,
                timeZone,
                workingHours,
                groupId,
                groupName,
                List.of(other));
    }
}
