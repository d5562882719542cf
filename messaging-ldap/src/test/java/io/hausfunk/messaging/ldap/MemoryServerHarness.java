// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldif.LDIFException;
import io.hausfunk.messaging.directories.Directories;
import io.hausfunk.messaging.directory.AccountState;
import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.directory.PersonDetails;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.tck.directory.DirectoryHarness;
import io.hausfunk.messaging.tck.directory.SeedGroup;
import io.hausfunk.messaging.tck.directory.SeedPerson;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** A server in this JVM with a branch for each of two tenants. */
final class MemoryServerHarness implements DirectoryHarness {
    private static final Map<AccountState, Attribute> STATES = Map.of(
            AccountState.DISABLED, new Attribute("pwdAccountLockedTime", "000001010000Z"),
            AccountState.LOCKED, new Attribute("pwdAccountLockedTime", "20200101000000Z"),
            AccountState.EXPIRED, new Attribute("shadowExpire", "1"),
            AccountState.PASSWORD_CHANGE_REQUIRED, new Attribute("pwdReset", "TRUE"));

    private final SlapdLocks locks = new SlapdLocks();
    private final MemoryServer server = new MemoryServer(locks);
    private final MovableNanos nanos = new MovableNanos();
    private final Map<TenantId, LdapDirectory> directories;
    private final Directory directory;
    private final TenantId tenant = new TenantId("acme");
    private final TenantId otherTenant = new TenantId("umbrella");

    MemoryServerHarness() {
        locks.lock(dn -> has(dn, STATES.get(AccountState.LOCKED)));
        directories = Map.of(tenant, open(tenant), otherTenant, open(otherTenant));
        directory = Directories.perTenantWithFeed(directories::get);
    }

    private LdapDirectory open(TenantId of) {
        run(() -> server.server().add("dn: " + base(of), "objectClass: organizationalUnit", "ou: " + of.value()));
        // Somebody is always there: a directory that shows nobody is taken for one that hides them.
        run(() -> server.server()
                .add(
                        "dn: uid=keeper," + base(of),
                        "objectClass: inetOrgPerson",
                        "uid: keeper",
                        "cn: The Keeper",
                        "sn: Keeper"));
        LdapSettings settings = server.settings()
                .baseDn(base(of))
                .pageSize(10)
                .attributes(LdapSettings.openLdap().attributes().timeZone("tz").workingHours("hours"));
        return LdapDirectory.connect(settings, nanos);
    }

    private static String base(TenantId of) {
        return "ou=" + of.value() + "," + MemoryServer.BASE;
    }

    @Override
    public Directory directory() {
        return directory;
    }

    @Override
    public TenantId tenant() {
        return tenant;
    }

    @Override
    public TenantId otherTenant() {
        return otherTenant;
    }

    @Override
    public UserId add(TenantId of, SeedPerson person) {
        String dn = ask(() -> MemoryServer.below("uid", UUID.randomUUID().toString(), base(of)));
        Entry entry = new Entry(dn, attributes(person));
        entry.addAttribute("objectClass", "inetOrgPerson");
        run(() -> server.server().add(entry));
        return UserId.of(idAt(dn));
    }

    private List<Attribute> attributes(SeedPerson person) {
        List<Attribute> all = new ArrayList<>();
        all.add(new Attribute("displayName", person.displayName()));
        all.add(new Attribute("cn", person.displayName()));
        all.add(new Attribute("sn", person.displayName()));
        all.add(new Attribute("uid", person.loginName()));
        person.password().ifPresent(password -> all.add(new Attribute("userPassword", password)));
        person.mail().ifPresent(mail -> all.add(new Attribute("mail", mail)));
        Optional.ofNullable(STATES.get(person.account())).ifPresent(all::add);
        PersonDetails details = person.details();
        details.department().ifPresent(value -> all.add(new Attribute("departmentNumber", value)));
        details.site().ifPresent(value -> all.add(new Attribute("l", value)));
        details.manager().ifPresent(value -> all.add(new Attribute("manager", dnOf(value.value()))));
        details.language().ifPresent(value -> all.add(new Attribute("preferredLanguage", value.toLanguageTag())));
        details.timeZone().ifPresent(value -> all.add(new Attribute("tz", value.getId())));
        details.workingHours()
                .ifPresent(value -> all.add(new Attribute(
                        "hours",
                        value.days().stream().map(MemoryServerHarness::day).collect(Collectors.joining(",")) + " "
                                + value.from() + "-" + value.until())));
        return all;
    }

    private static String day(DayOfWeek day) {
        return day.name().charAt(0) + day.name().substring(1, 2).toLowerCase(Locale.ROOT);
    }

    @Override
    public void change(TenantId of, UserId user, SeedPerson person) {
        List<Modification> changes = new ArrayList<>();
        List<Attribute> now = attributes(person);
        for (String name : List.of(
                "userPassword",
                "mail",
                "pwdAccountLockedTime",
                "pwdReset",
                "shadowExpire",
                "departmentNumber",
                "l",
                "manager",
                "preferredLanguage",
                "tz",
                "hours")) {
            if (now.stream().noneMatch(one -> one.getName().equals(name))) {
                changes.add(new Modification(ModificationType.REPLACE, name));
            }
        }
        now.stream()
                .filter(one -> !one.getName().equals("uid"))
                .forEach(one ->
                        changes.add(new Modification(ModificationType.REPLACE, one.getName(), one.getRawValues())));
        String dn = dnOf(user.value());
        run(() -> server.server().modify(dn, changes));
        String entryUid = ask(() -> server.server().getEntry(dn).getRDN().getAttributeValues()[0]);
        run(() -> server.server()
                .modify(dn, new Modification(ModificationType.REPLACE, "uid", entryUid, person.loginName())));
    }

    @Override
    public void remove(TenantId of, UserId user) {
        String dn = dnOf(user.value());
        leaveGroups(of, dn);
        run(() -> server.server().delete(dn));
    }

    @Override
    public GroupId addGroup(TenantId of, SeedGroup group) {
        String dn = ask(() -> MemoryServer.below("ou", UUID.randomUUID().toString(), base(of)));
        Entry entry = new Entry(dn, new Attribute("objectClass", "groupOfNames"), new Attribute("cn", group.name()));
        members(group).ifPresent(entry::addAttribute);
        run(() -> server.server().add(entry));
        return GroupId.of(idAt(dn));
    }

    @Override
    public void changeGroup(TenantId of, GroupId group, SeedGroup now) {
        String dn = dnOf(group.value());
        run(() -> server.server()
                .modify(
                        dn,
                        new Modification(
                                ModificationType.REPLACE,
                                "member",
                                members(now).map(Attribute::getValues).orElse(new String[0]))));
        run(() -> server.modify(dn, ModificationType.REPLACE, "cn", now.name()));
    }

    @Override
    public void removeGroup(TenantId of, GroupId group) {
        String dn = dnOf(group.value());
        leaveGroups(of, dn);
        run(() -> server.server().delete(dn));
    }

    @Override
    public void cutOff() {
        server.stopListening();
    }

    @Override
    public void reconnect() {
        server.listenAgain();
        nanos.pass(Duration.ofSeconds(6));
    }

    @Override
    public void close() {
        directories.values().forEach(LdapDirectory::close);
        server.close();
    }

    private Optional<Attribute> members(SeedGroup group) {
        List<String> dns = new ArrayList<>();
        group.people().forEach(user -> dns.add(dnOf(user.value())));
        group.groups().forEach(inner -> dns.add(dnOf(inner.value())));
        return dns.isEmpty() ? Optional.empty() : Optional.of(new Attribute("member", dns));
    }

    private void leaveGroups(TenantId of, String dn) {
        Filter listing = Filter.createEqualityFilter("member", dn);
        for (SearchResultEntry group : ask(() -> server.server().search(base(of), SearchScope.SUB, listing))
                .getSearchEntries()) {
            run(() -> server.modify(group.getDN(), ModificationType.DELETE, "member", dn));
        }
    }

    private boolean has(String dn, Attribute attribute) {
        Entry entry = dn.isEmpty() || dn.equals(MemoryServer.READER)
                ? null
                : ask(() -> server.server().getEntry(dn, "pwdAccountLockedTime"));
        return entry != null
                && Arrays.asList(attribute.getValues()).contains(entry.getAttributeValue(attribute.getName()));
    }

    private String idAt(String dn) {
        return ask(() -> server.server().getEntry(dn, "entryUUID")).getAttributeValue("entryUUID");
    }

    private String dnOf(String id) {
        Filter filter = Filter.createEqualityFilter("entryUUID", id);
        return ask(() -> server.server().searchForEntry(MemoryServer.BASE, SearchScope.SUB, filter))
                .getDN();
    }

    private static void run(Step step) {
        ask(() -> {
            step.run();
            return "done";
        });
    }

    private static <T> T ask(Question<T> question) {
        try {
            return question.ask();
        } catch (LDAPException | LDIFException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Step {
        void run() throws LDAPException, LDIFException;
    }

    private interface Question<T> {
        T ask() throws LDAPException, LDIFException;
    }
}
