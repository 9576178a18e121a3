package org.steelyard.training.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Which questions a quiz asks, and in which order their options stand. All of it follows from the bank and a seed by the
 * generator that {@link Random} specifies to the bit, so that it can be drawn again at any time, on any platform.
 */
final class Draw {

    private Draw() {}

    static List<Asked> of(List<Question> bank, int count, long seed) {
        var random = new Random(seed);
        var asked = new ArrayList<Asked>();
        for (int question : shuffled(bank.size(), random).subList(0, Math.min(count, bank.size()))) {
            var from = bank.get(question);
            asked.add(new Asked(from, shuffled(from.options().size(), random)));
        }
        return List.copyOf(asked);
    }

    /** Fisher and Yates's way. */
    private static List<Integer> shuffled(int size, Random random) {
        var order = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        for (int last = size - 1; last > 0; last--) {
            var other = random.nextInt(last + 1);
            var kept = order.get(last);
            order.set(last, order.get(other));
            order.set(other, kept);
        }
        return order;
    }

    /**
     * A question as it is put.
     *
     * @param order of its options: the first shown is the one at {@code order[0]} in the bank
     */
    record Asked(Question question, List<Integer> order) {

        Asked {
            order = List.copyOf(order);
        }

        List<String> options() {
            return order.stream().map(question.options()::get).toList();
        }

        boolean isRight(List<Integer> shown) {
            return new HashSet<>(question.right())
                    .equals(new HashSet<>(shown.stream().map(order::get).toList()));
        }
    }
}
