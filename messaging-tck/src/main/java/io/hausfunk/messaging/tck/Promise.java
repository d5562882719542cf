// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The words of a contract that a check holds a store or directory to. Failures quote them. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Promise {
    /** A sentence, or part of one, letter for letter from the Javadoc of the interfaces that are checked. */
    String[] value();
}
