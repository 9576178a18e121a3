package org.steelyard.complaint.ledger.web;

import jakarta.validation.Valid;
import java.time.Clock;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.complaint.deadline.Deadlines;
import org.steelyard.complaint.ledger.Complaint;
import org.steelyard.complaint.ledger.ComplaintHandling;
import org.steelyard.complaint.ledger.Ledger;
import org.steelyard.complaint.ledger.web.StepRequests.AcceptComplaint;
import org.steelyard.complaint.ledger.web.StepRequests.AttemptMediation;
import org.steelyard.complaint.ledger.web.StepRequests.DeclineComplaint;
import org.steelyard.complaint.ledger.web.StepRequests.PauseDeadline;
import org.steelyard.complaint.ledger.web.StepRequests.RecordCallback;
import org.steelyard.complaint.ledger.web.StepRequests.ReopenComplaint;
import org.steelyard.complaint.ledger.web.StepRequests.ResumeDeadline;
import org.steelyard.complaint.ledger.web.StepRequests.SettleComplaint;
import org.steelyard.complaint.ledger.web.StepRequests.TerminateMediation;
import org.steelyard.complaint.ledger.web.StepRequests.WithdrawComplaint;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Answers;

/** Complaints and the steps taken on them. */
@RestController
@RequestMapping(ComplaintController.PATH)
class ComplaintController {

    static final String PATH = "/api/complaints";

    private final ComplaintHandling handling;
    private final Ledger ledger;
    private final Deadlines deadlines;
    private final Clock clock;

    ComplaintController(ComplaintHandling handling, Ledger ledger, Deadlines deadlines, Clock clock) {
        this.handling = handling;
        this.ledger = ledger;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    @PostMapping
    ResponseEntity<ComplaintView> register(
            @Valid @RequestBody RegisterComplaint request, Caller caller, Conditions conditions) {
        var deed = request.deed(caller, clock.instant());
        var created = handling.register(request.registration(), caller, conditions, deed);
        return Answers.created(created, PATH, complaint -> ComplaintView.of(complaint, caller, deadlines));
    }

    @GetMapping("/{id}")
    ResponseEntity<ComplaintView> get(@PathVariable String id, Caller caller) {
        return answer(ledger.complaint(id, caller), caller);
    }

    @PostMapping("/{id}/acceptance")
    ResponseEntity<ComplaintView> accept(
            @PathVariable String id,
            @Valid @RequestBody AcceptComplaint request,
            Caller caller,
            Conditions conditions) {
        return answer(handling.accept(id, caller, conditions, request.deed(caller, clock.instant())), caller);
    }

    @PostMapping("/{id}/declination")
    ResponseEntity<ComplaintView> decline(
            @PathVariable String id,
            @Valid @RequestBody DeclineComplaint request,
            Caller caller,
            Conditions conditions) {
        var deed = request.deed(caller, clock.instant());
        return answer(handling.decline(id, caller, conditions, deed, request.ground()), caller);
    }

    @PostMapping("/{id}/mediation-attempts")
    ResponseEntity<ComplaintView> attemptMediation(
            @PathVariable String id,
            @Valid @RequestBody AttemptMediation request,
            Caller caller,
            Conditions conditions) {
        var deed = request.deed(caller, clock.instant());
        return answer(handling.attemptMediation(id, caller, conditions, deed, request.outcome()), caller);
    }

    @PostMapping("/{id}/settlement")
    ResponseEntity<ComplaintView> settle(
            @PathVariable String id,
            @Valid @RequestBody SettleComplaint request,
            Caller caller,
            Conditions conditions) {
        var deed = request.deed(caller, clock.instant());
        var amount = Amount.money(request.settledAmount());
        return answer(handling.settle(id, caller, conditions, deed, amount), caller);
    }

    @PostMapping("/{id}/termination")
    ResponseEntity<ComplaintView> terminate(
            @PathVariable String id,
            @Valid @RequestBody TerminateMediation request,
            Caller caller,
            Conditions conditions) {
        var deed = request.deed(caller, clock.instant());
        return answer(handling.terminate(id, caller, conditions, deed, request.ground()), caller);
    }

    @PostMapping("/{id}/withdrawal")
    ResponseEntity<ComplaintView> withdraw(
            @PathVariable String id,
            @Valid @RequestBody WithdrawComplaint request,
            Caller caller,
            Conditions conditions) {
        return answer(handling.withdraw(id, caller, conditions, request.deed(caller, clock.instant())), caller);
    }

    @PostMapping("/{id}/reopening")
    ResponseEntity<ComplaintView> reopen(
            @PathVariable String id,
            @Valid @RequestBody ReopenComplaint request,
            Caller caller,
            Conditions conditions) {
        var deed = request.deed(caller, clock.instant());
        return answer(handling.reopen(id, caller, conditions, deed, request.reason()), caller);
    }

    @PostMapping("/{id}/pauses")
    ResponseEntity<ComplaintView> pause(
            @PathVariable String id, @Valid @RequestBody PauseDeadline request, Caller caller, Conditions conditions) {
        var deed = request.deed(caller, clock.instant());
        return answer(handling.pause(id, caller, conditions, deed, request.reason()), caller);
    }

    @PostMapping("/{id}/pauses/{number}/end")
    ResponseEntity<ComplaintView> resume(
            @PathVariable String id,
            @PathVariable int number,
            @Valid @RequestBody ResumeDeadline request,
            Caller caller,
            Conditions conditions) {
        var deed = request.deed(caller, clock.instant());
        return answer(handling.resume(id, caller, conditions, deed, number), caller);
    }

    @PostMapping("/{id}/corrections")
    ResponseEntity<ComplaintView> correct(
            @PathVariable String id, @Valid @RequestBody CorrectEntry request, Caller caller, Conditions conditions) {
        var deed = request.deed(caller, clock.instant());
        return answer(handling.correct(id, caller, conditions, deed, request.reason(), request::applyTo), caller);
    }

    @PostMapping("/{id}/callback")
    ResponseEntity<ComplaintView> callBack(
            @PathVariable String id, @Valid @RequestBody RecordCallback request, Caller caller, Conditions conditions) {
        var deed = request.deed(caller, clock.instant());
        return answer(handling.callBack(id, caller, conditions, deed, request.grade()), caller);
    }

    private ResponseEntity<ComplaintView> answer(Complaint complaint, Caller caller) {
        return Answers.ok(complaint, shown -> ComplaintView.of(shown, caller, deadlines));
    }
}
