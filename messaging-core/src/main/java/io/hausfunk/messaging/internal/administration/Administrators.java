// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.administration;

import static io.hausfunk.messaging.internal.session.CallArguments.required;

import io.hausfunk.messaging.Health;
import io.hausfunk.messaging.administration.Administration;
import io.hausfunk.messaging.administration.AuditLog;
import io.hausfunk.messaging.administration.DeliveryAdministration;
import io.hausfunk.messaging.administration.DirectoryAdministration;
import io.hausfunk.messaging.administration.InstallationAdministration;
import io.hausfunk.messaging.administration.KeyAdministration;
import io.hausfunk.messaging.administration.Permissions;
import io.hausfunk.messaging.administration.SessionAdministration;
import io.hausfunk.messaging.error.ConfigurationException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.internal.audit.AuditKeeper;
import io.hausfunk.messaging.internal.concurrent.Caller;
import io.hausfunk.messaging.internal.following.DirectoryRuns;
import io.hausfunk.messaging.internal.session.SessionEnding;
import io.hausfunk.messaging.machine.ServiceAccounts;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.Texts;
import io.hausfunk.messaging.model.UserId;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Makes what somebody administers. */
public final class Administrators {
    private static final int MAX_OPERATOR_BYTES = 128;

    private final AdministrativeActs acts;
    private final Administered parts;
    private final AuditKeeper audit;
    private final SessionEnding sessions;
    private final Supplier<Health> health;

    /** Of these parts; what is done goes through {@code acts}. */
    public Administrators(
            AdministrativeActs acts,
            Administered parts,
            AuditKeeper audit,
            SessionEnding sessions,
            Supplier<Health> health) {
        this.acts = acts;
        this.parts = parts;
        this.audit = audit;
        this.sessions = sessions;
        this.health = health;
    }

    /** Of a tenant, by somebody. */
    public Administration of(TenantId tenant, UserId actor) {
        return new OfTenant(new ActingPerson(tenant, actor, Optional.empty(), acts));
    }

    /** Of all tenants, by an operator. */
    public InstallationAdministration ofInstallation(String operator) {
        if (!Texts.isIdentifier(operator, MAX_OPERATOR_BYTES)) {
            throw new InvalidInputException(
                    ErrorCode.IDENTIFIER_INVALID, "an operator has 1 to 128 UTF-8 bytes and no control characters");
        }
        return () -> ActionLog.record(
                "installation",
                operator,
                "keys.rewrapTenants",
                acts.calls()
                        .write(
                                Caller.ENGINE,
                                () -> KeyFacet.counted(parts.rotation().rewrapTenants())));
    }

    private final class OfTenant implements Administration {
        private final ActingPerson person;

        OfTenant(ActingPerson person) {
            this.person = person;
        }

        @Override
        public TenantId tenant() {
            return person.tenant();
        }

        @Override
        public UserId actor() {
            return person.user();
        }

        @Override
        public Administration because(String reason) {
            required(reason, "reason");
            if (reason.isBlank()
                    || reason.length() > MAX_REASON
                    || reason.codePoints().anyMatch(Character::isISOControl)) {
                throw new InvalidInputException(
                        ErrorCode.ARGUMENT_OUT_OF_RANGE,
                        "a reason has 1 to " + MAX_REASON + " characters and no control characters");
            }
            return new OfTenant(person.because(reason));
        }

        @Override
        public CompletionStage<Permissions> permissions() {
            return person.permissions();
        }

        @Override
        public CompletionStage<Health> health() {
            return person.does(
                    AdministrativeOperation.STATUS_HEALTH, () -> person.calls().read(person.caller(), health));
        }

        @Override
        public SessionAdministration sessions() {
            return user -> {
                required(user, "person");
                return person.does(
                        AdministrativeOperation.SESSIONS_END,
                        Optional.of(user.value()),
                        () -> person.calls().write(person.caller(), () -> endSessions(user)),
                        ended -> ended + " sessions ended on this node");
            };
        }

        private int endSessions(UserId user) {
            return sessions.end(person.tenant(), person.identities().key(person.tenant(), user));
        }

        @Override
        public AuditLog audit() {
            return new AuditFacet(person, audit);
        }

        @Override
        public DirectoryAdministration directory() {
            DirectoryRuns runs = parts.runs();
            if (runs == null) {
                throw new ConfigurationException(ErrorCode.CONFIGURATION, "the engine has no directory");
            }
            return new DirectoryFacet(person, runs);
        }

        @Override
        public DeliveryAdministration delivery() {
            return new DeliveryFacet(person, parts.explainer());
        }

        @Override
        public KeyAdministration keys() {
            return new KeyFacet(person, parts.rotation());
        }

        @Override
        public ServiceAccounts serviceAccounts() {
            return new ServiceFacet(person, parts.services());
        }

        @Override
        public String toString() {
            return "Administration[" + person.tenant().value() + "]";
        }
    }
}
