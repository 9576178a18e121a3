package org.steelyard.training.study;

import java.util.List;

/**
 * A question of a module's bank. Which options are right stays in the service.
 *
 * @param right positions of the right options, counted from 0
 */
public record Question(String text, List<String> options, List<Integer> right) {

    public Question {
        options = List.copyOf(options);
        right = List.copyOf(right);
    }

    @Override
    public String toString() {
        return "Question"; // the answer stays out of logs
    }
}
