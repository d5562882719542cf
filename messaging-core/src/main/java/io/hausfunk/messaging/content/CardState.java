// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

/** How a card stands that the company's software sent: {@link AlertState}, {@link ApprovalState}, and what later versions add. Immutable. */
public interface CardState {}
