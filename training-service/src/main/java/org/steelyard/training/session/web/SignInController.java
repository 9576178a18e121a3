package org.steelyard.training.session.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Answers;
import org.steelyard.training.session.Attendee;
import org.steelyard.training.session.Overlap;
import org.steelyard.training.session.SignInMeans;
import org.steelyard.training.session.SigningIn;
import org.steelyard.training.session.SigningIn.SignIns;
import org.steelyard.training.session.web.SessionController.AttendanceView;

/** The code in the room, and those who sign in with it. */
@RestController
@RequestMapping("/api/training/sessions/{id}")
class SignInController {

    private static final MediaType SVG = MediaType.valueOf("image/svg+xml");

    private final SigningIn signingIn;

    SignInController(SigningIn signingIn) {
        this.signingIn = signingIn;
    }

    @GetMapping("/code")
    ResponseEntity<CodeView> code(@PathVariable String id, Caller caller) {
        var shown = signingIn.code(id, caller);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new CodeView(
                        shown.code(), SessionView.local(shown.validUntil()), shown.stepSeconds(), shown.link()));
    }

    // no `produces`: a refusal is JSON all the same
    @GetMapping("/code.svg")
    ResponseEntity<String> square(@PathVariable String id, Caller caller) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(SVG)
                .header("X-Content-Type-Options", "nosniff")
                .body(signingIn.square(id, caller));
    }

    @PostMapping("/sign-ins")
    ResponseEntity<AttendanceView> signIn(
            @PathVariable String id, @Valid @RequestBody SignIn body, Caller caller, Conditions conditions) {
        var attended = signingIn.signIn(id, body.code(), caller, conditions);
        return Answers.ok(attended.session(), _ -> SessionController.viewOf(attended));
    }

    @GetMapping("/sign-ins")
    SignInsView signIns(@PathVariable String id, Caller caller) {
        var signIns = signingIn.signIns(id, caller);
        return new SignInsView(
                id,
                signIns.session().plan().capacity(),
                signIns.session().roster().stream()
                        .map(entry -> SignInView.of(entry, signIns))
                        .toList());
    }

    record SignIn(@NotNull @Pattern(regexp = "\\d{6}") String code) {}

    record CodeView(String code, OffsetDateTime validUntil, long stepSeconds, String link) {}

    record SignInsView(String id, @Nullable Integer capacity, List<SignInView> items) {}

    record SignInView(
            String officer, String unit, OffsetDateTime occurredAt, SignInMeans means, List<OverlapView> overlaps) {
        static SignInView of(Attendee entry, SignIns signIns) {
            return new SignInView(
                    entry.officer(),
                    entry.unit().code(),
                    SessionView.local(entry.occurredAt()),
                    entry.means() == null ? SignInMeans.ROSTER : entry.means(),
                    signIns.overlapsOf(entry.officer()).stream()
                            .map(overlap -> new OverlapView(overlap.other(), overlap.kind()))
                            .toList());
        }
    }

    record OverlapView(String session, Overlap.Kind kind) {}
}
