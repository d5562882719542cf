// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.webtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Random;

/** What happens to two people and to what is between them, at random. */
final class RandomScript implements AutoCloseable {
    private static final int STEPS = 24;
    private static final long MINUTE = 60_000;

    private final Office office;
    private final Random random;
    private final String title;
    private final ShakyProxy proxy;
    private final ScriptedPerson anna;
    private final ScriptedPerson ben;
    private boolean down;
    private boolean annaOffline;

    RandomScript(Office office, Random random, String title) throws IOException {
        this.office = office;
        this.random = random;
        this.title = title;
        this.proxy = new ShakyProxy(URI.create(office.portal().address()).getPort());
        this.anna = new ScriptedPerson(office.signInWithClock("anna", proxy.address()), "anna");
        this.ben = new ScriptedPerson(office.signInWithClock("ben", proxy.address()), "ben");
        anna.user().beginGroup(title, List.of("Ben Cordes", "Elif Fuchs"));
        ben.user().open(title);
    }

    String title() {
        return title;
    }

    List<ScriptedPerson> people() {
        return List.of(anna, ben);
    }

    void run() throws Exception {
        for (int step = 0; step < STEPS; step++) {
            step(random.nextInt(18));
        }
    }

    private void step(int what) throws Exception {
        switch (what) {
            case 0 -> proxy.cut();
            case 1 -> down(true);
            case 2 -> down(false);
            case 3 -> offline(!annaOffline);
            case 4 -> minuteWithoutNetwork();
            case 5 -> killAndRestart();
            case 6 -> somebody().user().page().clock().fastForward(30 * MINUTE);
            case 7 -> reload(anna);
            case 8 -> reload(ben);
            case 9, 10, 11, 12 -> somebody().change(random);
            case 13, 14 -> ben.write();
            default -> anna.write();
        }
    }

    private ScriptedPerson somebody() {
        return random.nextBoolean() ? anna : ben;
    }

    private void down(boolean now) {
        down = now;
        proxy.down(now);
    }

    private void offline(boolean now) {
        annaOffline = now;
        anna.user().offline(now);
    }

    private void minuteWithoutNetwork() {
        proxy.down(true);
        people().forEach(person -> person.user().page().clock().fastForward(MINUTE));
        proxy.down(down);
    }

    /** The pages' connections end without a word, as when a process is killed. */
    private void killAndRestart() throws Exception {
        proxy.down(true);
        office.restartKeepingSessions();
        proxy.down(down);
    }

    private void reload(ScriptedPerson person) {
        if (!down && !(person == anna && annaOffline)) {
            person.user().page().reload();
            person.user().open(title);
        }
    }

    /** Everything works again, and whatever waits to be sent is sent. */
    void calm() {
        down(false);
        offline(false);
        for (ScriptedPerson person : people()) {
            // Whoever waits for its next attempt makes it now.
            person.user().page().clock().fastForward(MINUTE);
            assertThat(person.user().page().locator("hausfunk-waiting-message")).hasCount(0);
        }
    }

    @Override
    public void close() throws IOException {
        proxy.close();
    }
}
