package org.steelyard.complaint.ledger;

import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;
import org.springframework.data.mongodb.core.mapping.event.BeforeSaveCallback;
import org.springframework.stereotype.Component;
import org.steelyard.platform.outbox.Aggregate;

/** Lets a test act at the worst moment: after the number is reserved, before the complaint is written. */
@Component
public class Interference implements BeforeSaveCallback<Aggregate> {

    private static final Runnable NOTHING = () -> {};

    private final AtomicReference<Runnable> next = new AtomicReference<>(NOTHING);

    private final AtomicReference<Runnable> nextReport = new AtomicReference<>(NOTHING);

    /** Once, when the next violation report is about to be written. */
    void beforeTheNextReport(Runnable act) {
        nextReport.set(act);
    }

    /** Once, when the next complaint is about to be written. */
    void beforeTheNextWrite(Runnable act) {
        next.set(act);
    }

    @Override
    public Aggregate onBeforeSave(Aggregate aggregate, Document document, String collection) {
        switch (collection) {
            case "complaints" -> next.getAndSet(NOTHING).run();
            case "violationReports" -> nextReport.getAndSet(NOTHING).run();
            default -> {}
        }
        return aggregate;
    }
}
