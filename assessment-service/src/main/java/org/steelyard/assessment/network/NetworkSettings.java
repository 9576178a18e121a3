package org.steelyard.assessment.network;

import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the registry takes.
 *
 * @param unitCode what a unit's code looks like
 * @param officeCode what an office's code looks like
 * @param maxOfficers appointments kept for one unit at most
 * @param maxRows rows of a sheet at most
 */
@ConfigurationProperties("steelyard.network")
public record NetworkSettings(
        @DefaultValue("\\d{12}") Pattern unitCode,
        @DefaultValue("\\d{6}(-[A-Z0-9]{1,12}){1,3}") Pattern officeCode,
        @DefaultValue("200") int maxOfficers,
        @DefaultValue("5000") int maxRows) {}
