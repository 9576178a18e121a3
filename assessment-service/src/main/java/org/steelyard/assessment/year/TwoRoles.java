package org.steelyard.assessment.year;

import java.util.List;
import java.util.stream.Stream;
import org.steelyard.contracts.Role;
import org.steelyard.platform.problem.NotAllowed;
import org.steelyard.platform.security.Caller;

/** What the regulator and the governance office do together: one of each, and never the same person twice. */
final class TwoRoles {

    private TwoRoles() {}

    /** The role in which a caller signs beside those that have. */
    static Role next(List<Taken> signed, Caller by) {
        if (signed.stream().anyMatch(step -> step.account().equals(by.account()))) {
            throw new StepRefused("same-person");
        }
        by.require(Role.COUNTY_REGULATOR, Role.GOVERNANCE_OFFICE);
        return Stream.of(Role.COUNTY_REGULATOR, Role.GOVERNANCE_OFFICE)
                .filter(by::is)
                .filter(role -> signed.stream().noneMatch(step -> step.role() == role))
                .findFirst()
                .orElseThrow(() -> by.is(Role.COUNTY_REGULATOR, Role.GOVERNANCE_OFFICE)
                        ? new StepRefused("role-signed-already")
                        : new NotAllowed());
    }
}
