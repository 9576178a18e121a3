package org.steelyard.assessment.integrity;

import java.util.List;
import org.springframework.stereotype.Component;

/** All checks, each with its thresholds. */
@Component
class Checks {

    private final List<Check> all;

    Checks(IntegritySettings settings) {
        all = List.of(
                new CallbackPhone(),
                new StaffComplaint(),
                new ImplausibleTimes(settings),
                new ClosedAndReopened(settings.reopened(), settings.reopenedShare()),
                new ReferralsBounced(
                        settings.returns(), settings.dumped(), settings.dumpedShare(), settings.dumpedFactor()),
                new Silence(settings.othersReport()),
                new CallbackChosen(settings.chosen(), settings.chosenShare()),
                new SignInsOverlap());
    }

    List<Check> all() {
        return all;
    }
}
