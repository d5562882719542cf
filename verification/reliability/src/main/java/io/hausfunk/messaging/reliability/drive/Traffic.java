// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.drive;

import java.util.List;
import java.util.SplittableRandom;

/** What people do all day, at a fixed rate and whatever happens; but nobody writes on while thousands of messages wait. */
public final class Traffic {
    private static final int CHANGE_EVERY = 60;
    private static final int MARK_EVERY = 5;
    private static final int OBSERVE_EVERY = 40;
    private static final int ALTER_EVERY = 8;
    private static final int LOOK_EVERY = 50;
    private static final int PATIENT = 20_000;

    private final ProofWorld world;
    private final Load load;
    private final SplittableRandom random;
    private final Sending sending;
    private final Changing changing;
    private final Marking marking;
    private final Altering altering;
    private volatile boolean paused = true;
    private int ticks;

    /** Waits until {@link #go}. */
    public Traffic(ProofWorld world, Load load, SplittableRandom random) {
        this.world = world;
        this.load = load;
        this.random = random;
        this.altering = new Altering(world);
        this.sending = new Sending(world, altering);
        this.changing = new Changing(world);
        this.marking = new Marking(world);
        world.every(1_000_000L / load.rate(), this::tick);
    }

    /** The messages. */
    public Sending sending() {
        return sending;
    }

    /** Who comes and goes. */
    public Changing changing() {
        return changing;
    }

    /** The marks. */
    public Marking marking() {
        return marking;
    }

    /** What becomes of messages. */
    public Altering altering() {
        return altering;
    }

    /** Begins or goes on. */
    public void go() {
        paused = false;
    }

    /** Nothing new is asked for; what is open is asked again until it is known. */
    public void pause() {
        paused = true;
    }

    /** Whether nothing is open. */
    public boolean settled() {
        return paused && sending.open() == 0 && changing.open() == 0 && marking.open() == 0 && altering.open() == 0;
    }

    private void tick() {
        if (paused || sending.open() > PATIENT) {
            return;
        }
        ticks++;
        List<Group> groups = world.groups();
        Group group = groups.get(random.nextInt(groups.size()));
        sending.send(group, group.anyPresent(random), random, load);
        Group other = groups.get(random.nextInt(groups.size()));
        if (ticks % CHANGE_EVERY == 0) {
            changing.change(other, random);
        }
        if (ticks % ALTER_EVERY == 0) {
            altering.alter(random);
        }
        if (ticks % LOOK_EVERY == 0) {
            altering.look(other, random);
        }
        if (ticks % MARK_EVERY == 0) {
            marking.mark(other, random);
        }
        if (ticks % OBSERVE_EVERY == 0) {
            int node = random.nextInt(world.nodes().count());
            if (world.nodes().usable(node)) {
                var unused = marking.observe(other, node);
            }
        }
    }
}
