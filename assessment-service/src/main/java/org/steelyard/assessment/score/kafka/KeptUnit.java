package org.steelyard.assessment.score.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.steelyard.assessment.score.ChildScore;
import org.steelyard.assessment.score.UnitFacts;

/** A unit's state, decoded. */
final class KeptUnit {

    private final UnitFacts facts = new UnitFacts();
    private final Map<Integer, Map<String, ChildNews>> children = new HashMap<>();
    private final Map<Integer, Told> told = new HashMap<>();

    UnitFacts facts() {
        return facts;
    }

    void hear(ChildNews news) {
        var ofPeriod = children.computeIfAbsent(news.period(), _ -> new HashMap<>());
        if (news.counts()) {
            ofPeriod.put(news.child(), news);
        } else {
            ofPeriod.remove(news.child());
        }
    }

    List<ChildScore> children(int period) {
        var all = new ArrayList<ChildScore>();
        children.getOrDefault(period, Map.of()).values().forEach(news -> all.add(news.asChild()));
        return all;
    }

    Told told(int period) {
        return told.getOrDefault(period, Told.NOTHING);
    }

    void tell(int period, Told now) {
        told.put(period, now);
    }

    /** Years with something to score, this one included. */
    TreeSet<Integer> periods(int thisYear) {
        var periods = facts.years();
        periods.addAll(children.keySet());
        periods.addAll(told.keySet());
        periods.add(thisYear);
        return periods;
    }
}
