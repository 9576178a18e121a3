package org.steelyard.training.syllabus;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of a syllabus.
 *
 * @param maxEditions versions of one syllabus at most
 */
@ConfigurationProperties("steelyard.training")
record SyllabusSettings(@DefaultValue("100") int maxEditions) {}
