package org.steelyard.complaint.ledger.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.complaint.deadline.Deadlines;
import org.steelyard.complaint.ledger.AccessPurpose;
import org.steelyard.complaint.ledger.DataAct;
import org.steelyard.complaint.ledger.ErasureGround;
import org.steelyard.complaint.ledger.Privacy;
import org.steelyard.contracts.Role;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Answers;
import org.steelyard.platform.web.Page;
import org.steelyard.platform.web.PageRequest;

/** Looking behind the mask, erasing, and who did. */
@RestController
class PrivacyController {

    private final Privacy privacy;
    private final Deadlines deadlines;
    private final Clock clock;

    PrivacyController(Privacy privacy, Deadlines deadlines, Clock clock) {
        this.privacy = privacy;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    @PostMapping(ComplaintController.PATH + "/{id}/unmasking")
    ResponseEntity<ComplaintView> unmask(
            @PathVariable String id, @Valid @RequestBody Unmask request, Caller caller, Conditions conditions) {
        var note = Text.stated(request.note());
        var complaint = privacy.unmask(id, request.purpose(), note, caller, conditions, clock.instant());
        return ResponseEntity.ok()
                .eTag(Long.toString(complaint.revision()))
                .cacheControl(CacheControl.noStore())
                .body(ComplaintView.inClear(complaint, deadlines));
    }

    @PostMapping(ComplaintController.PATH + "/{id}/erasure")
    ResponseEntity<ComplaintView> erase(
            @PathVariable String id, @Valid @RequestBody Erase request, Caller caller, Conditions conditions) {
        var note = Text.stated(request.note());
        var complaint = privacy.erase(id, request.ground(), note, caller, conditions, clock.instant());
        return Answers.ok(complaint, shown -> ComplaintView.of(shown, caller, deadlines));
    }

    @GetMapping("/api/unmaskings")
    Page<ActView> acts(
            @RequestParam(required = false) @Nullable @Size(min = 1, max = 32) String unit,
            @RequestParam(required = false) @Nullable @Size(min = 1, max = 40) String complaint,
            PageRequest page,
            Caller caller) {
        var found = privacy.acts(unit, complaint, caller, page.after(), page.limit());
        return page.page(found, DataAct::id, ActView::of);
    }

    record Unmask(
            @NotNull AccessPurpose purpose,
            @Nullable @Size(max = 500) String note) {

        @Override
        public String toString() {
            return "Unmask[" + purpose + "]";
        }
    }

    record Erase(
            @NotNull ErasureGround ground,
            @Nullable @Size(max = 500) String note) {

        @Override
        public String toString() {
            return "Erase[" + ground + "]";
        }
    }

    /** Who did what, when and why. */
    record ActView(
            String id,
            DataAct.Kind kind,
            Instant at,
            String account,
            Role role,
            String complaint,
            String ledgerNumber,
            String purpose,
            @Nullable String note) {

        static ActView of(DataAct act) {
            return new ActView(
                    act.id(),
                    act.kind(),
                    act.at(),
                    act.account(),
                    act.role(),
                    act.complaint(),
                    act.ledgerNumber(),
                    act.purpose(),
                    act.note());
        }
    }
}
