package org.steelyard.assessment.inspection.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.assessment.inspection.Defects;
import org.steelyard.assessment.inspection.InspectionRecording;
import org.steelyard.contracts.InspectionItem;
import org.steelyard.contracts.Role;
import org.steelyard.platform.security.Caller;

/** The Four Ones and Four Unifieds of a unit as they stand. */
@RestController
class DefectController {

    private final InspectionRecording recording;

    DefectController(InspectionRecording recording) {
        this.recording = recording;
    }

    @GetMapping("/api/units/{code}/defects")
    DefectsView defects(@PathVariable String code, Caller caller) {
        return DefectsView.of(code, recording.defects(code, caller), caller);
    }

    /** What the last inspection found not in order, and what of it was put right. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DefectsView(
            String unit,
            @Nullable String inspection,
            @Nullable OffsetDateTime inspectedAt,
            long open,
            List<DefectView> items) {

        static DefectsView of(String unit, Defects defects, Caller caller) {
            var last = defects.inspection();
            var reads = !caller.is(Role.OPERATOR);
            return new DefectsView(
                    unit,
                    last == null ? null : last.id(),
                    last == null ? null : InspectionView.local(last.occurredAt()),
                    defects.open(),
                    defects.items().stream()
                            .map(defect -> DefectView.of(defect, reads))
                            .toList());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DefectView(
            InspectionItem item,
            boolean open,
            OffsetDateTime since,
            @Nullable String finding,
            InspectionView.@Nullable FixView fix) {

        static DefectView of(Defects.Defect defect, boolean reads) {
            var fix = defect.fix();
            return new DefectView(
                    defect.item(),
                    fix == null,
                    InspectionView.local(defect.since()),
                    reads ? defect.finding() : null,
                    fix == null ? null : InspectionView.FixView.of(fix));
        }
    }
}
