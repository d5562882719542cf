// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.servlet;

/** The same where the host's filters do not let requests be answered later. */
class BlockingTomcatTest extends TomcatTest {
    @Override
    boolean async() {
        return false;
    }
}
