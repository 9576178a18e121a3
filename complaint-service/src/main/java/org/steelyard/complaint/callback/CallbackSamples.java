package org.steelyard.complaint.callback;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Service;
import org.steelyard.complaint.ledger.CallbackDraws;
import org.steelyard.complaint.ledger.Complaint;
import org.steelyard.complaint.ledger.Ledger;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.security.Caller;

/** Draws, once per unit and month, which closed complaints are called back. */
@Service
public class CallbackSamples implements CallbackDraws {

    private static final int SEED_BYTES = 16;

    private final MongoOperations mongo;
    private final Ledger ledger;
    private final CallbackSettings settings;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CallbackSamples(MongoOperations mongo, Ledger ledger, CallbackSettings settings, Clock clock) {
        this.mongo = mongo;
        this.ledger = ledger;
        this.settings = settings;
        this.clock = clock;
    }

    /** Draws the sample of a month that is over; asked again, the draw that was made stands. */
    public Draw draw(String unit, YearMonth month, Caller caller) {
        caller.require(Role.STATION_OFFICER, Role.COUNTY_REGULATOR);
        if (!month.isBefore(YearMonth.from(WorkingCalendar.dateOf(clock.instant())))) {
            throw new FieldRefused("month", "month-not-over");
        }
        var population = ledger.closedIn(unit, month, caller, settings.maxPopulation() + 1);
        if (population.size() > settings.maxPopulation()) {
            throw new FieldRefused("month", "range", 0, settings.maxPopulation());
        }
        var drawn = find(unit, month);
        return drawn == null ? record(drawnFrom(population, unit, month, caller)) : new Draw(drawn, false);
    }

    private Draw record(CallbackSample sample) {
        try {
            return new Draw(mongo.insert(sample), true);
        } catch (DuplicateKeyException drawnMeanwhile) {
            var stands = mongo.findById(sample.id(), CallbackSample.class);
            if (stands == null) {
                throw drawnMeanwhile;
            }
            return new Draw(stands, false);
        }
    }

    private CallbackSample drawnFrom(List<String> population, String unit, YearMonth month, Caller caller) {
        var bytes = new byte[SEED_BYTES];
        random.nextBytes(bytes);
        var seed = HexFormat.of().formatHex(bytes);
        var size = settings.sizeFor(population.size());
        return new CallbackSample(
                CallbackSample.idOf(unit, month),
                unit,
                month.toString(),
                seed,
                size,
                population,
                drawn(population, seed, size),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                caller.actingRole());
    }

    static List<String> drawn(List<String> population, String seed, int size) {
        return population.stream()
                .sorted(Comparator.comparing(complaint -> lot(seed, complaint)))
                .limit(size)
                .toList();
    }

    private static String lot(String seed, String complaint) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest((seed + "|" + complaint).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** The sample of a unit in the caller's reach. */
    public CallbackSample sample(String unit, YearMonth month, Caller caller) {
        ledger.requireReadable(unit, caller);
        var sample = find(unit, month);
        if (sample == null) {
            throw new NotFound("callback-sample", CallbackSample.idOf(unit, month));
        }
        return sample;
    }

    @Override
    public boolean drew(Complaint complaint) {
        var closedOn = complaint.closedOn();
        var sample = closedOn == null ? null : find(complaint.unit().code(), YearMonth.from(closedOn));
        return sample != null && sample.drawn().contains(complaint.id());
    }

    private @Nullable CallbackSample find(String unit, YearMonth month) {
        return mongo.findById(CallbackSample.idOf(unit, month), CallbackSample.class);
    }

    /**
     * What a request to draw led to.
     *
     * @param sample the draw that stands
     * @param fresh whether this request made it
     */
    public record Draw(CallbackSample sample, boolean fresh) {}
}
