package org.steelyard.assessment.network;

import org.jspecify.annotations.Nullable;

/**
 * A person to be appointed.
 *
 * @param officer opaque id of the person
 * @param name kept in the registry, never told to other services
 * @param phone likewise
 */
public record Appointee(
        String officer, String name, @Nullable String phone) {

    @Override
    public String toString() {
        return "Appointee " + officer;
    }
}
