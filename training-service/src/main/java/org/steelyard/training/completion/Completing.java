package org.steelyard.training.completion;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.steelyard.contracts.Role;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.outbox.Outbox;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Moment;
import org.steelyard.platform.web.PageRequest;
import org.steelyard.training.network.Network;

/** Lets completions come about, once each, and takes back those found invalid. */
@Service
public class Completing {

    private final Completions completions;
    private final Network network;
    private final Outbox outbox;
    private final MeterRegistry meters;

    Completing(Completions completions, Network network, Outbox outbox, MeterRegistry meters) {
        this.completions = completions;
        this.network = network;
        this.outbox = outbox;
        this.meters = meters;
    }

    /** Sees to it that what was learnt has led to its completion; told twice, it does so once. */
    public Completed complete(Learning learning) {
        var completion = Completion.of(learning);
        var created = outbox.create(completion, Conditions.NONE, completion.complete(learning));
        var present = created.aggregate();
        if (created.fresh()) {
            return counted(present, true);
        }
        if (!present.isOpenTo(learning.source())) {
            return new Completed(present, false);
        }
        return completeAnew(present.id(), learning);
    }

    private Completed completeAnew(String id, Learning learning) {
        var fresh = new AtomicBoolean();
        var completion = outbox.changeTelling(() -> completions.require(id), Conditions.NONE, present -> {
            fresh.set(present.isOpenTo(learning.source()));
            return fresh.get() ? List.of(present.complete(learning)) : List.of();
        });
        return counted(completion, fresh.get());
    }

    private Completed counted(Completion completion, boolean fresh) {
        if (fresh) {
            meters.counter(
                            "steelyard.training.completions",
                            "mode",
                            completion.mode().name(),
                            "basis",
                            completion.basis().name())
                    .increment();
        }
        return new Completed(completion, fresh);
    }

    /** Takes a completion back. */
    public Completion revoke(String id, String reason, Caller by, Moment at, Conditions conditions) {
        by.require(Role.COUNTY_REGULATOR, Role.IMPORTER);
        return outbox.change(() -> completion(id, by), conditions, completion -> {
            var revoked = completion.revoke(reason, by, at);
            meters.counter("steelyard.training.revocations").increment();
            return revoked;
        });
    }

    /** A completion in the caller's area. */
    public Completion completion(String id, Caller caller) {
        var completion = completions.require(id);
        if (!caller.covers(completion.unit())) {
            throw new NotFound("completion", id);
        }
        return completion;
    }

    /** One more than a page of the completions in a unit's area, by default the caller's. */
    public List<Completion> completions(
            @Nullable String unit, @Nullable Integer year, @Nullable String officer, Caller caller, PageRequest page) {
        return completions.within(network.area(unit, caller).code(), year, officer, page);
    }

    /** Whether an officer's completion of a module counts in a year. */
    public boolean isCompleted(String officer, String module, int year) {
        var completion = completions.find(Completion.idOf(officer, module, year));
        return completion != null && completion.status() == CompletionStatus.VALID;
    }

    /** The completions of these officers that count in a year. */
    public List<Completion> valid(Collection<String> officers, int year) {
        return completions.valid(officers, year);
    }

    /**
     * What learning led to.
     *
     * @param fresh whether it was this learning, now, that completed the module
     */
    public record Completed(Completion completion, boolean fresh) {}
}
