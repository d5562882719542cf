// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A place, as of WGS 84, perhaps with a name. */
public final class LocationContent implements Content {
    private final double latitude;
    private final double longitude;
    private final @Nullable TextContent name;

    private LocationContent(double latitude, double longitude, @Nullable TextContent name) {
        this.latitude = latitude;
        this.longitude = longitude;
        this.name = name;
    }

    /** A place: -90 to 90 degrees, -180 to 180 degrees; others are {@code ARGUMENT_OUT_OF_RANGE}. Kept to the seventh digit, a centimetre. */
    public static LocationContent of(double latitude, double longitude) {
        ContentArguments.inRange(
                Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180,
                "a latitude is -90 to 90, a longitude -180 to 180");
        return new LocationContent(rounded(latitude), rounded(longitude), null);
    }

    /** The same with a name, as of {@link TextContent#of}. */
    public LocationContent named(String newName) {
        return new LocationContent(latitude, longitude, TextContent.of(newName));
    }

    /** Degrees north of the equator. */
    public double latitude() {
        return latitude;
    }

    /** Degrees east of Greenwich. */
    public double longitude() {
        return longitude;
    }

    /** What it is called. */
    public Optional<String> name() {
        return Optional.ofNullable(name).map(TextContent::text);
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * 1e7) / 1e7;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LocationContent that
                && Double.compare(latitude, that.latitude) == 0
                && Double.compare(longitude, that.longitude) == 0
                && name().equals(that.name());
    }

    @Override
    public int hashCode() {
        return Double.hashCode(latitude) * 31 + Double.hashCode(longitude);
    }

    /** Shows nothing of it. */
    @Override
    public String toString() {
        return "LocationContent[hidden]";
    }
}
