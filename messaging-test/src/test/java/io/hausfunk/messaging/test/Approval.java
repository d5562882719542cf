// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.test;

import io.hausfunk.messaging.content.Content;

/** What README.md shows as content of a host's own. */
// begin: approval
public class Approval implements Content { // what JSON-B maps: public fields or a bean
    public String order;
    public String amount;
}
// end
