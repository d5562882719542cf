// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The words of the storage contract that a check holds a store to. Failures quote them. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Promise {
    /** A sentence, or part of one, letter for letter from the Javadoc of {@code io.hausfunk.messaging.storage}. */
    String[] value();
}
