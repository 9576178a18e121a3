package org.steelyard.complaint.ledger.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.complaint.ledger.Complaint;
import org.steelyard.complaint.ledger.ComplaintStatus;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.security.Caller;
import tools.jackson.databind.JsonNode;

/** Takes in what was written where there was no network: many entries at once, each for itself, in their order. */
@RestController
class BatchController {

    private final BatchIntake intake;
    private final BatchSettings settings;

    BatchController(BatchIntake intake, BatchSettings settings) {
        this.intake = intake;
        this.settings = settings;
    }

    @PostMapping(path = ComplaintController.PATH + "/batch", consumes = "application/json")
    BatchResult take(
            @Valid @RequestBody Batch batch, Caller caller, Conditions conditions, HttpServletRequest request) {
        requireRoom(batch.entries().size());
        return new BatchResult(IntStream.range(0, batch.entries().size())
                .mapToObj(index -> intake.take(batch.entries().get(index), index, caller, conditions, request))
                .toList());
    }

    private void requireRoom(int entries) {
        if (entries > settings.maxEntries()) {
            throw new FieldRefused("entries", "too-many-entries", settings.maxEntries());
        }
    }

    /** Entries as they would be sent one by one, each with what was done about it at once. */
    record Batch(@NotEmpty List<@NotNull JsonNode> entries) {
        @Override
        public String toString() {
            return "Batch[withheld]";
        }
    }

    /** One result for each entry, in the order of the entries. */
    record BatchResult(List<EntryResult> results) {}

    /**
     * What became of one entry.
     *
     * @param index its place in the batch, from 0
     * @param externalReference its own name, if it could be read
     * @param status as the HTTP status of an entry sent alone: 201 entered, 200 entered before, else why not
     * @param id the complaint, if it is in the ledger; it may be and the status still tell of a step that was refused
     * @param stepsTaken how many of its steps stand in the ledger, those of an earlier time included
     * @param problem what is wrong with the entry, or with the step after those taken
     */
    record EntryResult(
            int index,
            @Nullable String externalReference,
            int status,
            @Nullable String id,
            @Nullable String ledgerNumber,
            @Nullable ComplaintStatus state,
            int stepsTaken,
            @Nullable ProblemDetail problem) {

        static EntryResult taken(int index, @Nullable String reference, boolean fresh, Complaint complaint, int steps) {
            return new EntryResult(
                    index,
                    reference,
                    (fresh ? HttpStatus.CREATED : HttpStatus.OK).value(),
                    complaint.id(),
                    complaint.ledgerNumber(),
                    complaint.status(),
                    steps,
                    null);
        }

        static EntryResult refused(int index, @Nullable String reference, ProblemDetail problem) {
            return new EntryResult(index, reference, problem.getStatus(), null, null, null, 0, problem);
        }

        EntryResult stoppedBy(ProblemDetail refused) {
            return new EntryResult(
                    index, externalReference, refused.getStatus(), id, ledgerNumber, state, stepsTaken, refused);
        }
    }
}
