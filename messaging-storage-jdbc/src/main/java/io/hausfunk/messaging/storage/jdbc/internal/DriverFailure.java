// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import java.sql.SQLException;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What may be told of a driver's exception: always codes and where it happened; its text only if it is about the
 * environment, as a path, a permission or a missing table is. Other texts may quote the values of rows, and stay here.
 */
public final class DriverFailure extends SQLException {
    private static final long serialVersionUID = 1L;
    private static final int DEPTH = 10;
    private static final int LONGEST = 300;
    private static final Pattern SECRET = Pattern.compile("(?i)(password|pwd)=[^&;\\s]*");

    private DriverFailure(SQLException original, String text) {
        super(text, state(original), original.getErrorCode());
        setStackTrace(original.getStackTrace());
    }

    /** The same failure without its text, its cause and those that follow it. */
    public static DriverFailure of(SQLException original) {
        return new DriverFailure(original, original.getClass().getSimpleName() + ", text withheld");
    }

    /** The same failure with its text, those of its causes, and what failed after it: nothing of rows can be in them. */
    public static DriverFailure ofEnvironment(SQLException original) {
        DriverFailure failure = new DriverFailure(original, texts(original));
        for (Throwable later : original.getSuppressed()) {
            if (later instanceof SQLException further) {
                failure.addSuppressed(new DriverFailure(further, texts(further)));
            }
        }
        return failure;
    }

    /** The codes and the text, for a message. */
    public String codes() {
        return "SQLState " + getSQLState() + ", vendor code " + getErrorCode() + ", " + getMessage();
    }

    /** The first SQLState in a chain of causes, as pools wrap what drivers throw. */
    public static @Nullable String state(SQLException failure) {
        Throwable each = failure;
        for (int depth = 0; each != null && depth < DEPTH; depth++) {
            if (each instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
            each = each.getCause();
        }
        return null;
    }

    /** What a chain of causes says, without passwords and without what it says twice. */
    public static String texts(Throwable failure) {
        StringJoiner texts = new StringJoiner("; caused by ");
        String before = "";
        Throwable each = failure;
        for (int depth = 0; each != null && depth < DEPTH; depth++) {
            String text = each.getMessage() == null ? "" : each.getMessage();
            if (text.isEmpty() || !before.contains(text)) {
                texts.add(each.getClass().getSimpleName() + ": " + cut(text));
                before = text;
            }
            each = each.getCause();
        }
        return texts.toString();
    }

    private static String cut(String text) {
        String harmless = SECRET.matcher(text.replace('\n', ' ')).replaceAll("$1=...");
        return harmless.length() <= LONGEST ? harmless : harmless.substring(0, LONGEST) + "...";
    }
}
