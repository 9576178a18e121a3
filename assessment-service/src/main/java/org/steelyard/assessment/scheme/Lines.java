package org.steelyard.assessment.scheme;

import java.io.StringReader;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** On which line of a scheme file each of its places stands, so that a refusal can say so. */
final class Lines {

    private final Map<String, Integer> byPlace = new HashMap<>();
    /** A file may refer to a part of itself many times over; each part is walked once. */
    private final Set<Node> walked = Collections.newSetFromMap(new IdentityHashMap<>());

    private Lines() {}

    static Lines of(Yaml yaml, String text) {
        var lines = new Lines();
        var root = yaml.compose(new StringReader(text));
        if (root != null) {
            lines.walk("", root);
        }
        return lines;
    }

    /** The place of a field or an item; an item with a code is known by it. */
    static String place(String outer, String name) {
        return outer.isEmpty() ? name : outer + "." + name;
    }

    static String item(String list, @Nullable Object code, int index) {
        return list + "[" + (code == null ? index : code) + "]";
    }

    /** From 1; of the nearest place around it, if the file has no such place. */
    int of(String place) {
        for (var at = place; !at.isEmpty(); at = at.substring(0, Math.max(at.lastIndexOf('.'), 0))) {
            var line = byPlace.get(at);
            if (line != null) {
                return line;
            }
        }
        return 1;
    }

    private void walk(String place, Node node) {
        if (!walked.add(node)) {
            return;
        }
        if (node instanceof MappingNode fields) {
            for (var field : fields.getValue()) {
                if (field.getKeyNode() instanceof ScalarNode name) {
                    enter(place(place, name.getValue()), name, field.getValueNode());
                }
            }
        } else if (node instanceof SequenceNode items) {
            for (int i = 0; i < items.getValue().size(); i++) {
                var item = items.getValue().get(i);
                enter(item(place, codeOf(item), i), item, item);
            }
        }
    }

    private void enter(String place, Node named, Node value) {
        byPlace.put(place, named.getStartMark().getLine() + 1);
        walk(place, value);
    }

    private static @Nullable String codeOf(Node item) {
        return item instanceof MappingNode fields
                ? fields.getValue().stream()
                        .filter(field -> field.getKeyNode() instanceof ScalarNode name
                                && name.getValue().equals("code"))
                        .map(NodeTuple::getValueNode)
                        .findFirst()
                        .map(code -> code instanceof ScalarNode text ? text.getValue() : null)
                        .orElse(null)
                : null;
    }
}
