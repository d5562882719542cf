// SPDX-License-Identifier: Apache-2.0
package javax.inject;

/** Stands in for the annotation of old, so that a class can be caught using it. */
public @interface Inject {}
