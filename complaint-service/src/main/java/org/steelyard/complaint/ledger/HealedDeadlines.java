package org.steelyard.complaint.ledger;

import org.bson.Document;
import org.springframework.data.mongodb.core.mapping.event.AfterConvertCallback;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.calendar.WorkingCalendar;

/** Counts due dates of a year that had no calendar when they were written, whenever a complaint is read. */
@Component
class HealedDeadlines implements AfterConvertCallback<Complaint> {

    private final WorkingCalendar calendar;

    HealedDeadlines(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    @Override
    public Complaint onAfterConvert(Complaint complaint, Document document, String collection) {
        complaint.heal(calendar);
        return complaint;
    }
}
