// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.roll;

import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.PersonKey;

/** Somebody of a tenant, by pseudonym. */
public record Person(TenantId tenant, PersonKey key) {}
