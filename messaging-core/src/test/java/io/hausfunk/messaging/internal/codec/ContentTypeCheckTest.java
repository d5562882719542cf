// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.ContentType;
import io.hausfunk.messaging.content.TextContent;
import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbTransient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A class that cannot go to JSON and come back is told at start, in a sentence that says why. */
class ContentTypeCheckTest {
    @Test
    void classes_that_come_back_are_fine() {
        for (Class<? extends Content> good : List.of(
                Contents.Approval.class,
                Fields.class,
                Properties.class,
                Created.class,
                Point.class,
                Order.class,
                Picky.class,
                Refusing.class)) {
            assertThat(problem(good)).as(good.getSimpleName()).isEmpty();
        }
    }

    @Test
    void a_class_of_which_there_are_no_objects_is_refused() {
        assertThat(problem(Kind.class))
                .hasValueSatisfying(wrong -> assertThat(wrong)
                        .startsWith("the content type acme.tried: " + Kind.class.getName())
                        .contains("is an interface, abstract or an enum"));
        assertThat(problem(Half.class))
                .hasValueSatisfying(wrong -> assertThat(wrong).contains("abstract"));
        assertThat(problem(Inner.class))
                .hasValueSatisfying(wrong -> assertThat(wrong).contains("or static"));
        Content anonymous = new Content() {};
        assertThat(problem(anonymous.getClass())).isPresent();
    }

    @Test
    void a_class_that_cannot_be_made_is_refused() {
        assertThat(problem(Closed.class))
                .hasValueSatisfying(wrong -> assertThat(wrong).contains("constructor without arguments"));
        assertThat(problem(Exploding.class))
                .hasValueSatisfying(wrong ->
                        assertThat(wrong).contains("cannot be made from JSON").contains("no display here"));
    }

    @Test
    void a_property_that_would_be_lost_is_named() {
        assertThat(problem(Forgetful.class))
                .hasValueSatisfying(wrong ->
                        assertThat(wrong).contains("has a getter for amount and neither a setter nor a public field"));
    }

    @Test
    void a_record_that_changes_on_the_way_is_refused() {
        assertThat(problem(Growing.class))
                .hasValueSatisfying(
                        wrong -> assertThat(wrong).contains("comes back from JSON with other values than it went"));
        assertThat(problem(Unwritable.class))
                .hasValueSatisfying(wrong -> assertThat(wrong).contains("cannot be written as JSON"));
    }

    private static Optional<String> problem(Class<? extends Content> javaType) {
        List<String> problems = ContentCodec.problems(List.of(ContentType.of("acme.tried", 1, javaType)));
        assertThat(problems).hasSizeLessThanOrEqualTo(1);
        return problems.stream().findFirst();
    }

    /** Public fields. */
    public static final class Fields implements Content {
        public String order;
        public List<String> lines;
    }

    /** Getters with setters, and some that stay behind or have a name of their own. */
    public static final class Properties implements Content {
        private String order;

        @JsonbProperty("n")
        private int number;

        public String getOrder() {
            return order;
        }

        public void setOrder(String order) {
            this.order = order;
        }

        public int getNumber() {
            return number;
        }

        @JsonbTransient
        public boolean isLarge() {
            return number > 9;
        }
    }

    /** With a creator. */
    public static final class Created implements Content {
        private final String order;

        @JsonbCreator
        public Created(@JsonbProperty("order") String order) {
            this.order = order;
        }

        public String getOrder() {
            return order;
        }
    }

    /** A record. */
    public record Point(int x, String name) implements Content {}

    /** A record with all kinds of components. */
    public record Order(Point at, Instant time, List<String> lines, Map<String, Integer> counts, boolean urgent)
            implements Content {}

    /** Refuses what is made up for it: nothing can be told. */
    public record Picky(String order) implements Content {
        public Picky {
            if (!order.startsWith("order:")) {
                throw new IllegalArgumentException("not an order");
            }
        }
    }

    /** Writes nothing without a value. */
    public static final class Refusing implements Content {
        private String order;

        public String getOrder() {
            return Objects.requireNonNull(order);
        }

        public void setOrder(String order) {
            this.order = order;
        }
    }

    /** No objects of this one. */
    public interface Kind extends Content {}

    /** Nor of this. */
    public abstract static class Half implements Content {}

    /** Belongs to a test. */
    @SuppressWarnings("ClassCanBeStatic") // that it is not is the fault
    public final class Inner implements Content {}

    /** Needs something. */
    public static final class Closed implements Content {
        public Closed(TextContent text) {
            Objects.requireNonNull(text);
        }
    }

    /** Fails when it is made. */
    public static final class Exploding implements Content {
        public Exploding() {
            throw new IllegalStateException("no display here");
        }
    }

    /** Writes what it does not read. */
    public static final class Forgetful implements Content {
        public String order;

        public String getAmount() {
            return "1";
        }
    }

    /** Is another one each time. */
    public record Growing(int size) implements Content {
        public Growing {
            size = size + 1;
        }
    }

    /** Fails when it is read. */
    public record Unwritable(int size) implements Content {
        @Override
        public int size() {
            throw new IllegalStateException("not now");
        }
    }
}
