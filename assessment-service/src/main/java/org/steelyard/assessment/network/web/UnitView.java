package org.steelyard.assessment.network.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steelyard.assessment.network.Tenure;
import org.steelyard.assessment.network.Unit;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitKind;
import org.steelyard.platform.security.Caller;

/** A unit as callers see it: names of officers only for those in whose area it lies. */
record UnitView(
        String code,
        String name,
        UnitKind kind,
        List<String> path,
        @Nullable String parent,
        LocalDate openedOn,
        @Nullable LocalDate closedOn,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String mergedInto,

        List<Officer> officers) {

    static UnitView of(Unit unit, Caller caller) {
        var named = caller.covers(unit.path()) && !caller.is(Role.OPERATOR);
        return new UnitView(
                unit.id(),
                unit.name(),
                unit.kind(),
                unit.path(),
                unit.parent(),
                unit.openedOn(),
                unit.closedOn(),
                unit.mergedInto(),
                unit.officers().stream()
                        .map(tenure -> Officer.of(tenure, named))
                        .toList());
    }

    record Officer(
            String officer,
            LocalDate from,
            @Nullable LocalDate to,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String name) {

        static Officer of(Tenure tenure, boolean named) {
            return new Officer(tenure.officer(), tenure.from(), tenure.to(), named ? tenure.name() : null);
        }
    }
}
