package org.steelyard.assessment.network;

import java.util.List;
import org.steelyard.platform.problem.Refusal;

/** The unit still has open units below it. */
public class OpenChildren extends Refusal {
    private static final long serialVersionUID = 1L;

    OpenChildren(String code, List<String> children) {
        super(Kind.CONFLICT, "open-children", code);
        with("children", children);
    }
}
