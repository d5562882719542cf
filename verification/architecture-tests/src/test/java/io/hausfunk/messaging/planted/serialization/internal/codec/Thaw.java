// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.planted.serialization.internal.codec;

import java.io.IOException;
import java.io.ObjectInputStream;

/** Planted to be reported. */
public final class Thaw {
    Object act(ObjectInputStream from) throws IOException, ClassNotFoundException {
        return from.readObject();
    }
}
