// SPDX-License-Identifier: Apache-2.0
/**
 * People and groups from a directory over LDAP: Active Directory, OpenLDAP, 389 Directory Server.
 *
 * @see io.hausfunk.messaging.ldap.LdapDirectory
 */
@NullMarked
package io.hausfunk.messaging.ldap;

import org.jspecify.annotations.NullMarked;
