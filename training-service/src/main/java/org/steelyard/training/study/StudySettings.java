package org.steelyard.training.study;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How a quiz is held.
 *
 * @param questions drawn for a quiz, or as many as there are
 * @param passMark right answers needed, in percent
 * @param attempts quizzes an officer may take per module and year
 * @param time to answer a quiz
 */
@Validated
@ConfigurationProperties("steelyard.training.quiz")
record StudySettings(
        @Min(1) @Max(100) @DefaultValue("10") int questions,
        @Min(1) @Max(100) @DefaultValue("80") int passMark,
        @Min(1) @Max(100) @DefaultValue("5") int attempts,
        @NotNull @DefaultValue("45m") Duration time) {}
