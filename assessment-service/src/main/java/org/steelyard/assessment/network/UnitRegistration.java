package org.steelyard.assessment.network;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.UnitKind;

/**
 * A unit to be taken into the network.
 *
 * @param code the division code
 * @param name the plaque name
 * @param parent the unit above it, none for a county
 * @param openedOn first day of service
 */
public record UnitRegistration(
        String code, String name, UnitKind kind, @Nullable String parent, LocalDate openedOn) {}
