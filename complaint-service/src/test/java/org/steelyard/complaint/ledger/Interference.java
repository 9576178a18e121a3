package org.steelyard.complaint.ledger;

import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;
import org.springframework.data.mongodb.core.mapping.event.BeforeSaveCallback;
import org.springframework.stereotype.Component;

/** Lets a test act at the worst moment: after the number is reserved, before the complaint is written. */
@Component
public class Interference implements BeforeSaveCallback<Complaint> {

    private static final Runnable NOTHING = () -> {};

    private final AtomicReference<Runnable> next = new AtomicReference<>(NOTHING);

    /** Once, when the next complaint is about to be written. */
    void beforeTheNextWrite(Runnable act) {
        next.set(act);
    }

    @Override
    public Complaint onBeforeSave(Complaint complaint, Document document, String collection) {
        next.getAndSet(NOTHING).run();
        return complaint;
    }
}
