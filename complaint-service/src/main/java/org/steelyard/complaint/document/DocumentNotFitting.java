package org.steelyard.complaint.document;

import java.util.List;
import org.steelyard.platform.problem.Refusal;

/** The case has not come to where this form belongs; says which forms there are. */
public class DocumentNotFitting extends Refusal {
    private static final long serialVersionUID = 1L;

    DocumentNotFitting(Form form, List<Form> available) {
        super(Kind.CONFLICT, "document-not-fitting", form.resource());
        with("available", available.stream().map(Form::resource).toList());
    }
}
