package org.steelyard.local.sample;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.steelyard.local.sample.RecordedLife.Inspection;
import org.steelyard.local.sample.RecordedLife.Session;

/** Enters the recorded life as the importer would enter old records: with the times of then. */
final class LifePlayer {

    private static final String ACCOUNT = "importer";

    /**
     * What a service answers that has not yet heard, over the bus, of the unit, the complaint or the referral it is asked
     * about.
     */
    private static final Set<Integer> NOT_YET = Set.of(400, 404, 409, 422);

    private final Api api;
    private final Playing playing;

    LifePlayer(Api api, Playing playing) {
        this.api = api;
        this.playing = playing;
    }

    void play(RecordedLife life) throws IOException, InterruptedException {
        playing.each("inspections", life.inspections(), this::enter);
        // One ledger after the other's entry: numbers go up with time. The longest first, so that none is left at the
        // end.
        var ledgers = new ArrayList<>(life.complaints().values());
        ledgers.sort(
                Comparator.comparingInt((List<Story> ledger) -> ledger.size()).reversed());
        playing.each("ledgers of complaints", ledgers, this::enterAll);
        playing.each("training sessions", life.sessions(), this::enter);
        var tracks = life.otherTracks();
        playing.each("consultations, nil notes", tracks.consultations(), this::enter);
        playing.each("violation reports", tracks.reports(), this::enter);
        playing.each("warnings", tracks.warnings(), this::enter);
        var duties = life.duties();
        playing.each("duty records", duties.duties(), this::enter);
        playing.each("tasks", duties.tasks(), this::enter);
    }

    private void enter(OtherTracks.Consultation consultation) throws IOException, InterruptedException {
        var _ = api.post(ACCOUNT, "/api/consultations", consultation.body(), consultation.reference(), Set.of());
    }

    private void enter(OtherTracks.Report report) throws IOException, InterruptedException {
        var id = api.post(ACCOUNT, "/api/violation-reports", report.body(), report.reference(), Set.of())
                .path("id")
                .asString();
        for (var step : report.steps()) {
            var _ = api.post(
                    ACCOUNT,
                    "/api/violation-reports/" + id + "/" + step.resource(),
                    step.body(),
                    report.reference() + "-" + step.resource(),
                    NOT_YET);
        }
    }

    private void enter(OtherTracks.Warning warning) throws IOException, InterruptedException {
        var id = api.post(ACCOUNT, "/api/warnings", warning.body(), warning.reference(), NOT_YET)
                .path("id")
                .asString();
        for (var relay : warning.relays()) {
            var _ = api.post(
                    ACCOUNT,
                    "/api/warnings/" + id + "/relays",
                    relay.body(),
                    warning.reference() + "-" + relay.unit(),
                    NOT_YET);
        }
    }

    private void enter(Duties.Duty duty) throws IOException, InterruptedException {
        var _ = api.post(ACCOUNT, "/api/duties", duty.body(), duty.reference(), Set.of());
    }

    private void enter(Duties.Task task) throws IOException, InterruptedException {
        var id = api.post(ACCOUNT, "/api/tasks", task.body(), task.reference(), Set.of())
                .path("id")
                .asString();
        var completion = task.completion();
        if (completion != null) {
            var _ = api.post(
                    ACCOUNT, "/api/tasks/" + id + "/completion", completion, task.reference() + "-done", NOT_YET);
        }
    }

    private void enterAll(List<Story> ledger) throws IOException, InterruptedException {
        for (var story : ledger) {
            enter(story);
        }
    }

    private void enter(Story story) throws IOException, InterruptedException {
        var complaint = api.post(ACCOUNT, "/api/complaints", story.entry(), story.reference(), NOT_YET)
                .path("id")
                .asString();
        @Nullable String escalation = null;
        for (var i = 0; i < story.steps().size(); i++) {
            var step = story.steps().get(i);
            var key = story.reference() + "-" + (i + 1);
            var resource = step.kind().resource();
            if (resource == null) {
                var body = new HashMap<>(step.body());
                body.put("complaint", complaint);
                escalation = api.post(ACCOUNT, "/api/escalations", body, key, NOT_YET)
                        .path("id")
                        .asString();
            } else {
                var of = step.kind().isOfTheReferral()
                        ? "/api/escalations/" + escalation
                        : "/api/complaints/" + complaint;
                var _ = api.post(ACCOUNT, of + "/" + resource, step.body(), key, NOT_YET);
            }
        }
    }

    private void enter(Inspection inspection) throws IOException, InterruptedException {
        var body = Map.of(
                "unit", inspection.unit(),
                "inspector", inspection.inspector(),
                "passed", inspection.passed(),
                "occurredAt", inspection.at().toString(),
                "recordedAt", inspection.at().plusHours(2).toString());
        var _ = api.post(ACCOUNT, "/api/inspections", body, inspection.reference(), Set.of());
    }

    private void enter(Session session) throws IOException, InterruptedException {
        var times = times(session.startsAt().minusDays(7));
        var body = new HashMap<String, Object>(times);
        body.put("mode", session.mode().name());
        body.put("modules", session.modules());
        body.put("title", session.title());
        body.put("place", "示例会议室");
        body.put("startsAt", session.startsAt().toString());
        body.put("endsAt", session.startsAt().plusHours(3).toString());
        body.put("areas", List.of(session.area()));
        var id = api.post(ACCOUNT, "/api/training/sessions", body, session.reference(), NOT_YET)
                .path("id")
                .asString();
        var officers = new ArrayList<Map<String, String>>();
        session.attendance()
                .forEach((unit, present) ->
                        present.forEach(officer -> officers.add(Map.of("officer", officer, "unit", unit))));
        officers.sort(Comparator.comparing(officer -> String.valueOf(officer.get("officer"))));
        var attendance = new HashMap<String, Object>(times(session.startsAt().plusHours(3)));
        attendance.put("officers", officers);
        var _ = api.post(
                ACCOUNT,
                "/api/training/sessions/" + id + "/attendance",
                attendance,
                session.reference() + "-attendance",
                NOT_YET);
    }

    private static Map<String, String> times(OffsetDateTime at) {
        return Map.of(
                "occurredAt", at.toString(), "recordedAt", at.plusMinutes(30).toString());
    }
}
