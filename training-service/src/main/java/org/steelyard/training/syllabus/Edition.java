package org.steelyard.training.syllabus;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.TrainingEvent.SyllabusModule;

/**
 * One version of a syllabus.
 *
 * @param version counted from 1
 * @param validFrom first day in force
 */
public record Edition(int version, LocalDate validFrom, List<Module> modules) {

    public Edition {
        modules = List.copyOf(modules);
    }

    boolean isInForce(LocalDate day) {
        return !day.isBefore(validFrom);
    }

    List<SyllabusModule> told() {
        return modules.stream()
                .map(module -> new SyllabusModule(module.code(), module.selfStudy()))
                .toList();
    }

    /**
     * One thing that is taught.
     *
     * @param code stable across versions
     * @param titleEn its title in English, if it has one
     * @param selfStudy whether there is material to study it alone
     * @param hours of teaching it takes, if the outline says so
     */
    public record Module(
            String code,
            String title,
            @Nullable String titleEn,
            boolean selfStudy,
            @Nullable BigDecimal hours) {}
}
