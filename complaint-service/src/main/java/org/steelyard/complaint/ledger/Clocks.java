package org.steelyard.complaint.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.steelyard.complaint.deadline.Deadline;
import org.steelyard.contracts.PauseReason;
import org.steelyard.contracts.calendar.WorkingCalendar;

/**
 * The limits under which a complaint stands, and the pauses that stopped them. D1 hangs on receipt, D2 on acceptance (or on
 * the return by an office of a complaint nobody had accepted); neither a referral, nor an edit, nor reopening moves or
 * restarts them, only a pause does.
 */
public class Clocks {

    private @Nullable Deadline decision;
    private @Nullable Deadline mediation;
    private @Nullable Deadline notice;
    private List<Deadline> targets = new ArrayList<>();
    private List<Pause> pauses = new ArrayList<>();

    void received(Limits limits) {
        decision = limits.legal();
        targets = new ArrayList<>(limits.targets());
    }

    void mediating(Limits limits) {
        mediation = limits.legal();
        targets = new ArrayList<>(limits.targets());
    }

    void terminated(Deadline limit) {
        notice = limit;
    }

    /** Whether it came to mediation, so that D2 is what runs while it is open. */
    public boolean isMediating() {
        return mediation != null;
    }

    Pause pause(Deed deed, PauseReason reason) {
        var pause = new Pause(pauses.size() + 1, reason, deed.occurredAt(), null);
        pauses.add(pause);
        return pause;
    }

    /** Ends the pause that is open, and moves what ran when it began by its length. */
    Pause resume(Deed deed, WorkingCalendar calendar) {
        var ended = Objects.requireNonNull(openPause(), "an open pause").endedAt(deed.occurredAt());
        pauses.set(pauses.size() - 1, ended);
        if (mediation != null) {
            mediation = mediation.pausedFor(ended.days(), calendar);
        } else {
            decision = decision().pausedFor(ended.days(), calendar);
        }
        targets.replaceAll(target -> target.pausedFor(ended.days(), calendar));
        return ended;
    }

    /** Counts anew what could not be counted when its year had no calendar. */
    void heal(WorkingCalendar calendar) {
        decision = decision().healed(calendar);
        mediation = mediation == null ? null : mediation.healed(calendar);
        notice = notice == null ? null : notice.healed(calendar);
        targets.replaceAll(target -> target.healed(calendar));
    }

    /** The limit of the decision, D1. */
    public Deadline decision() {
        return Objects.requireNonNull(decision, "decision");
    }

    /** The limit of mediation, D2; none before acceptance. */
    public @Nullable Deadline mediation() {
        return mediation;
    }

    /** By when both sides must be told that mediation was terminated, D3; none before. */
    public @Nullable Deadline notice() {
        return notice;
    }

    /** What the county asks for in the stage it is in, beside the law. */
    public List<Deadline> targets() {
        return List.copyOf(targets);
    }

    public List<Pause> pauses() {
        return List.copyOf(pauses);
    }

    /** The pause that has not ended, if any. */
    public @Nullable Pause openPause() {
        return pauses.isEmpty() || pauses.getLast().to() != null ? null : pauses.getLast();
    }

    /** The limit that runs, or stands still in a pause, while the complaint is open. */
    Deadline running() {
        return mediation != null ? mediation : decision();
    }
}
